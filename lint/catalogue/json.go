package catalogue

import (
	"encoding/json"
	"io"

	"github.com/kubevet/kubevet/lint/rule"
)

// A Catalogue is what JSON writes. Fields are only ever added to it; any other
// change raises SchemaVersion.
type Catalogue struct {
	// SchemaVersion is the version of this schema, now 1.
	SchemaVersion int `json:"schemaVersion"`
	// Rules are in the order given, never null.
	Rules []Entry `json:"rules"`
}

// An Entry is a rule in JSON.
type Entry struct {
	ID       string `json:"id"`
	Category string `json:"category"`
	// Title is one line of plain text; Description is Markdown.
	Title       string `json:"title"`
	Description string `json:"description"`
	// Severity is critical, high, medium, low or info.
	Severity rule.Severity `json:"severity"`
	// Profile is the smallest profile that runs the rule: recommended, strict or
	// optional.
	Profile rule.Profile `json:"profile"`
	// Kinds are the kinds of object that the rule judges, as "Deployment" or
	// "Rollout.argoproj.io"; "any" is every kind.
	Kinds []string `json:"kinds"`
	// Compliance maps a framework to its controls, Aliases another linter to its
	// names of the rule.
	Compliance map[string][]string `json:"compliance,omitempty"`
	Aliases    map[string][]string `json:"aliases,omitempty"`
	References []EntryReference    `json:"references"`
	Fix        *EntryFix           `json:"fix,omitempty"`
	// Parameters are the defaults of what can be configured of the rule.
	Parameters map[string]any `json:"parameters,omitempty"`
	Examples   *Examples      `json:"examples,omitempty"`
	// URL is where the rule is documented.
	URL string `json:"url"`
}

// An EntryReference is a page to read about a rule.
type EntryReference struct {
	URL         string `json:"url"`
	Description string `json:"description"`
}

// An EntryFix is what fixes a finding: the field gets the value Set, or is
// removed. Safe says that it cannot break a workload that runs today.
type EntryFix struct {
	Set    any  `json:"set,omitempty"`
	Remove bool `json:"remove,omitempty"`
	Safe   bool `json:"safe"`
}

// Examples are YAML manifests: Bad violates the rule where a "# want" comment
// says so, Good does not, Fixed is Bad after the fix.
type Examples struct {
	Bad   string `json:"bad"`
	Good  string `json:"good"`
	Fixed string `json:"fixed,omitempty"`
	// Parameters are those with which Bad violates the rule, where it does not with
	// the defaults.
	Parameters map[string]any `json:"parameters,omitempty"`
}

// NewEntry returns everything known of a rule.
func NewEntry(r *rule.Rule) Entry {
	e := Entry{
		ID:          r.ID,
		Category:    r.Category,
		Title:       r.Title,
		Description: r.Description,
		Severity:    r.Severity,
		Profile:     r.Profile,
		Kinds:       append([]string{}, r.Kinds...),
		Compliance:  r.Compliance,
		Aliases:     r.Aliases,
		Parameters:  r.Parameters,
		References:  []EntryReference{},
		Examples:    &Examples{Bad: r.Bad, Good: r.Good, Fixed: r.Fixed, Parameters: r.Example},
		URL:         URL(r),
	}
	for _, ref := range r.References {
		e.References = append(e.References, EntryReference{URL: ref.Ref, Description: ref.Description})
	}
	if f := r.Fix; f != nil {
		e.Fix = &EntryFix{Set: f.Set, Remove: f.Remove, Safe: f.Safe}
	}
	return e
}

// JSON writes the rules as a Catalogue.
func JSON(w io.Writer, rules []*rule.Rule) error {
	c := Catalogue{SchemaVersion: 1, Rules: []Entry{}}
	for _, r := range rules {
		c.Rules = append(c.Rules, NewEntry(r))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(c)
}
