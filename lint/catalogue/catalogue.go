// Package catalogue shows rules to people and programs: as a table, as JSON, as
// a page in the terminal and as the Markdown pages of the repository. All of it
// comes from the rules themselves.
//
// It may import lint/rule and lint/text.
package catalogue

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/kubevet/kubevet/lint/rule"
)

// Home is the address of the project.
const Home = "https://github.com/kubevet/kubevet"

// URL returns the address of a rule's section in the page of its category, ""
// for a user's own.
func URL(r *rule.Rule) string {
	if r.User {
		return ""
	}
	return Home + "/blob/main/policies/" + url.PathEscape(r.Category) + "/README.md#" + url.PathEscape(r.ID)
}

// Advice says in a few words what a fix does, as "set the field to false". It is
// "" for no fix.
func Advice(f *rule.Fix) string {
	switch {
	case f == nil:
		return ""
	case f.Remove:
		return "remove the field"
	default:
		return "set the field to " + value(f.Set)
	}
}

// value writes a value of a fix as YAML on one line.
func value(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Sprint(v)
	}
	return strings.TrimSpace(b.String())
}

// Table writes one line a rule, by category and then by ID.
func Table(w io.Writer, rules []*rule.Rule) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "CATEGORY\tRULE\tSEVERITY\tPROFILE\tFIX\tTITLE")
	for _, r := range byCategory(rules) {
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Category, r.ID, r.Severity, r.Profile, safety(r.Fix), r.Title)
	}
	return tw.Flush()
}

// safety says in one word what kind of fix there is, "-" if none.
func safety(f *rule.Fix) string {
	switch {
	case f == nil:
		return "-"
	case f.Safe:
		return "safe"
	default:
		return "unsafe"
	}
}

// byCategory returns the rules sorted by category and ID.
func byCategory(rules []*rule.Rule) []*rule.Rule {
	return slices.SortedFunc(slices.Values(rules), func(a, b *rule.Rule) int {
		if c := strings.Compare(a.Category, b.Category); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// kinds names the kinds a rule judges for people: those of Kubernetes first, and
// of other APIs no more than a few.
func kinds(r *rule.Rule) string {
	if slices.Equal(r.Kinds, []string{rule.Any}) {
		return "every kind"
	}
	const few = 12
	var own, others []string
	for _, k := range r.Kinds {
		if strings.Contains(k, ".") {
			others = append(others, k)
		} else {
			own = append(own, k)
		}
	}
	if len(own)+len(others) <= few {
		return strings.Join(append(own, others...), ", ")
	}
	if len(others) == 0 {
		return strings.Join(own, ", ")
	}
	return fmt.Sprintf("%s and %d kinds of other APIs", strings.Join(own, ", "), len(others))
}

// pairs writes a map from a framework or linter to names as "key: a, b", one a
// string, sorted by key.
func pairs(m map[string][]string, show func(key, name string) string) []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(m)) {
		names := make([]string, len(m[key]))
		for i, name := range m[key] {
			names[i] = show(key, name)
		}
		out = append(out, key+": "+strings.Join(names, ", "))
	}
	return out
}

// mark points at a line of an example that violates the rule.
const mark = " # <-- found"

// marked is an example in which "# want", the note to the tests, has become a
// mark that a reader understands.
func marked(yaml string) string {
	lines := strings.Split(strings.TrimRight(yaml, "\n"), "\n")
	for i, line := range lines {
		if text, _, ok := strings.Cut(line, "# want"); ok {
			lines[i] = strings.TrimRight(text, " ") + mark
		}
	}
	return strings.Join(lines, "\n")
}

// Compliance lists the controls that a rule is about, by framework, "" if there are none.
func Compliance(r *rule.Rule) string {
	return strings.Join(pairs(r.Compliance, func(_, name string) string { return name }), "; ")
}
