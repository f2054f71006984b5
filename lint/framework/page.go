package framework

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// Page returns the page of a framework in Markdown, in the directory docs: each control
// with the rules of a set that are about it, or why there are none.
func Page(name, title string, set *rule.Set) ([]byte, error) {
	controls, source, err := read(name)
	if err != nil {
		return nil, err
	}
	if set, err = Extend(set, name); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!-- Generated from the rules in policies. Do not edit. -->\n\n# %s\n\n", title)
	var rows []string
	seen := 0
	for _, c := range controls {
		var links []string
		for _, r := range set.Rules {
			if slices.Contains(r.Compliance[name], c.ID) {
				links = append(links, fmt.Sprintf("[%s](../policies/%s/README.md#%s)", r.ID, r.Category, r.ID))
			}
		}
		if len(links) > 0 {
			seen++
		} else {
			links = []string{cmp.Or(why(c), "no rule is about it yet")}
		}
		rows = append(rows, fmt.Sprintf("| %s | %s | %s |\n", c.ID, cell(c.Title), strings.Join(links, ", ")))
	}
	fmt.Fprintf(&b, "Of %d controls rules are about %d. `kubevet report --framework %s` says how manifests\nstand to each. Controls: %s.\n\n", len(controls), seen, name, source)
	b.WriteString("| Control | | Rules, or why there are none |\n|---|---|---|\n")
	b.WriteString(strings.Join(rows, ""))
	return b.Bytes(), nil
}
