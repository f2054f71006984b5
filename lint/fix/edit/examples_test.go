package edit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestExamples fixes the bad example of every rule that has a fix: it becomes
// the fixed one but for layout, nothing is left to fix, and no line is lost.
func TestExamples(t *testing.T) {
	set, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	var rules []*rule.Rule
	kinds := make(map[string]bool)
	parameters := make(map[string]map[string]any)
	for _, r := range set.Rules {
		if r.Fix == nil {
			continue
		}
		rules = append(rules, r)
		for _, o := range parse(r.Bad).Objects {
			kinds[o.GroupKind()] = true
		}
		if r.Example != nil {
			parameters[r.ID] = r.Example
		}
	}
	engine, err := eval.New(t.Context(), set, rules, sortedKeys(kinds), eval.Options{Parameters: parameters})
	if err != nil {
		t.Fatal(err)
	}
	findings := func(t *testing.T, r *rule.Rule, text string) []eval.Finding {
		all, failures, err := engine.Evaluate(t.Context(), parse(text).Objects, eval.Around{})
		if err != nil || failures != nil {
			t.Fatal(err, failures)
		}
		return slices.DeleteFunc(all, func(f eval.Finding) bool { return f.Rule != r })
	}
	for _, r := range rules {
		t.Run(r.ID, func(t *testing.T) {
			sheet := edit.NewSheet("bad.yaml", []byte(r.Bad))
			var changes []edit.Change
			for _, f := range findings(t, r, r.Bad) {
				document, _ := sheet.Document(f.Object.Root.Start)
				changes = append(changes, edit.Change{
					Document: document, Path: slices.Concat(f.Object.Path, f.Path),
					Set: r.Fix.Set, Remove: r.Fix.Remove, Prune: true,
				})
			}
			edits, refused := edit.Edits("bad.yaml", []byte(r.Bad), changes)
			for i, err := range refused {
				if err != nil {
					t.Errorf("%v is refused: %v", changes[i].Path, err)
				}
			}
			got := string(edit.Apply([]byte(r.Bad), edits))
			if diff := cmp.Diff(values(r.Fixed), values(got)); diff != "" {
				t.Errorf("fixed.yaml (-) and bad.yaml after the fix (+):\n%s", diff)
			}
			if left := findings(t, r, got); len(left) > 0 {
				t.Errorf("findings are left: %v", left)
			}
			if lost := lostLines(r.Bad, r.Fixed, got); len(lost) > 0 {
				t.Errorf("these lines have nothing to do with the fix and are gone: %q", lost)
			}
		})
	}
}

func parse(text string) manifest.Result {
	return manifest.Parse(&document.Document{File: "bad.yaml", Text: []byte(text)})
}

// values returns the values of the YAML documents of a text.
func values(text string) []any {
	var out []any
	for _, root := range parse(text).Roots {
		out = append(out, edit.Value(root))
	}
	return out
}

// lostLines returns the lines that the bad and the fixed example have and a text
// does not.
func lostLines(bad, fixed, text string) []string {
	count := func(text string) map[string]int {
		lines := make(map[string]int)
		for line := range strings.Lines(text) {
			line, _, _ = strings.Cut(line, " # want")
			lines[strings.TrimSpace(line)]++
		}
		return lines
	}
	wanted, got := count(fixed), count(text)
	var lost []string
	for line, n := range count(bad) {
		if min(n, wanted[line]) > got[line] {
			lost = append(lost, line)
		}
	}
	return lost
}
