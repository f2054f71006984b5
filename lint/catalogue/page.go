package catalogue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// generated heads every page so that nobody edits it by hand.
const generated = "<!-- Generated from the rules beside this file. Do not edit. -->\n"

// Page returns policies/<category>/README.md: a table of the category's rules
// and a section for each, whose anchor is the rule's ID. Rules of other
// categories are passed over.
func Page(category string, rules []*rule.Rule) []byte {
	var in []*rule.Rule
	for _, r := range byCategory(rules) {
		if r.Category == category {
			in = append(in, r)
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n# %s\n\n%s in this category, one of [the catalogue](../README.md).\n\n",
		generated, category, count(len(in), "rule"))
	table(&b, in, func(r *rule.Rule) string { return "#" + r.ID })
	for _, r := range in {
		fmt.Fprintf(&b, "\n## %s\n\n%s", r.ID, Markdown(r))
	}
	return b.Bytes()
}

// Index returns policies/README.md: the categories and every rule.
func Index(rules []*rule.Rule) []byte {
	var b bytes.Buffer
	sorted := byCategory(rules)
	categories := make(map[string][]*rule.Rule)
	var names []string
	for _, r := range sorted {
		if categories[r.Category] == nil {
			names = append(names, r.Category)
		}
		categories[r.Category] = append(categories[r.Category], r)
	}
	fmt.Fprintf(&b, "%s\n# Rules\n\n%s in %s. The *recommended* ones run unless a profile is asked for;\n"+
		"*strict* adds those marked so, *optional* runs all.\n\n",
		generated, count(len(rules), "rule"), count(len(names), "category"))
	b.WriteString("| Category | Rules | recommended | strict | optional |\n|---|--:|--:|--:|--:|\n")
	for _, name := range names {
		per := make(map[rule.Profile]int)
		for _, r := range categories[name] {
			per[r.Profile]++
		}
		fmt.Fprintf(&b, "| [%s](%s/README.md) | %d | %d | %d | %d |\n", name, name,
			len(categories[name]), per[rule.Recommended], per[rule.Strict], per[rule.Optional])
	}
	for _, name := range names {
		fmt.Fprintf(&b, "\n## %s\n\n", name)
		table(&b, categories[name], func(r *rule.Rule) string { return name + "/README.md#" + r.ID })
	}
	return b.Bytes()
}

// table writes one row a rule, linked to its section.
func table(b *bytes.Buffer, rules []*rule.Rule, link func(*rule.Rule) string) {
	b.WriteString("| Rule | What it finds | Severity | Profile | Fix |\n|---|---|---|---|---|\n")
	for _, r := range rules {
		fmt.Fprintf(b, "| [%s](%s) | %s | %s | %s | %s |\n",
			r.ID, link(r), cell(r.Title), r.Severity, r.Profile, safety(r.Fix))
	}
}

// cell makes text safe in a cell of a Markdown table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "\n", " ").Replace(s)
}

// Markdown returns all that is known of a rule, without a heading.
func Markdown(r *rule.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** · severity %s · profile %s\n\n%s\n\n", r.Title, r.Severity, r.Profile, strings.TrimSpace(r.Description))
	if said := Yields(r); said != "" {
		b.WriteString(said + "\n\n")
	}
	if r.Bad != "" {
		fmt.Fprintf(&b, "Found by this rule%s:\n\n```yaml\n%s\n```\n\n", given(r, "`"), marked(r.Bad))
		fmt.Fprintf(&b, "Passes this rule:\n\n```yaml\n%s\n```\n\n", marked(r.Good))
	}
	if r.Fix != nil {
		fmt.Fprintf(&b, "**Fix**: %s. %s\n\n", adviceMarkdown(r.Fix), caution(r.Fix))
	}
	fmt.Fprintf(&b, "**Judges**: %s.\n", kinds(r))
	bullets(&b, "Parameters and their defaults", parameters(r.Parameters, "`"))
	if len(r.References) > 0 {
		b.WriteString("\n**Read more**\n\n")
		for _, ref := range r.References {
			fmt.Fprintf(&b, "- [%s](%s)\n", ref.Description, ref.Ref)
		}
	}
	bullets(&b, "Compliance", pairs(r.Compliance, control))
	bullets(&b, "Other linters' names", pairs(r.Aliases, func(_, name string) string { return "`" + name + "`" }))
	return b.String()
}

// parameters are what can be configured of a rule, each in quotation marks.
func parameters(m map[string]any, quote string) []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(m)) {
		text, err := json.Marshal(m[name])
		if err != nil {
			text = []byte(err.Error())
		}
		all = append(all, quote+name+": "+string(text)+quote)
	}
	return all
}

// given says with which parameters the examples are judged.
func given(r *rule.Rule, quote string) string {
	if r.Example == nil {
		return ""
	}
	return " with " + strings.Join(parameters(r.Example, quote), " and ")
}

func adviceMarkdown(f *rule.Fix) string {
	if f.Remove {
		return "remove the field"
	}
	return "set the field to `" + value(f.Set) + "`"
}

func bullets(b *strings.Builder, heading string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n**%s**\n\n", heading)
	for _, item := range items {
		fmt.Fprintf(b, "- %s\n", item)
	}
}

// control links a control to its page where a framework has one for each.
func control(framework, name string) string {
	switch {
	case framework == "cwe" && strings.HasPrefix(name, "CWE-"):
		return fmt.Sprintf("[%s](https://cwe.mitre.org/data/definitions/%s.html)", name, name[len("CWE-"):])
	case framework == "mitre" && strings.HasPrefix(name, "T"):
		return fmt.Sprintf("[%s](https://attack.mitre.org/techniques/%s/)", name, strings.Replace(name, ".", "/", 1))
	default:
		return name
	}
}

// count writes a number with its noun in the right form.
func count(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
