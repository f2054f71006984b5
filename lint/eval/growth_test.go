package eval

import (
	"fmt"
	"slices"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval/plan"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestGrowth judges the objects of all examples as one bundle, several times over
// under other names: the steps of a rule are to grow with the objects, and not
// faster. A rule fails that goes through a list of the index for each object; see
// CONTRIBUTING.
func TestGrowth(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	if set.Plan, err = Plan(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	example := make(map[string]map[string]any)
	for _, r := range set.Rules {
		example[r.ID] = r.Example
	}
	steps := func(copies int) map[string]int {
		bundle := crowd(set, copies)
		var kinds []string
		for _, o := range bundle {
			kinds = append(kinds, o.GroupKind())
		}
		e, err := New(t.Context(), set, set.Rules, kinds, Options{Parameters: example})
		if err != nil {
			t.Fatal(err)
		}
		in, err := e.newInput(bundle, Around{}, e.models(bundle))
		if err != nil {
			t.Fatal(err)
		}
		taken := make(map[string]int)
		m := plan.NewMachine(t.Context(), e.program, e.data)
		for i, o := range bundle {
			q := e.queries[o.GroupKind()]
			if q == nil {
				continue
			}
			m.SetInput(in.of(i))
			for j, r := range q.rules {
				before := m.Steps()
				if _, err := m.Call(q.deny[j]); err != nil {
					t.Fatalf("%s: %v", r.ID, err)
				}
				taken[r.ID] += m.Steps() - before
			}
		}
		return taken
	}
	const few, many = 1, 3
	before, after := steps(few), steps(many)
	for id, n := range before {
		// What names all that a finding is about may take a few more.
		if after[id] > 5000 && after[id]*few*10 > n*many*16 {
			t.Errorf("%s takes %d steps for %d copies of the examples and %d for %d", id, n, few, after[id], many)
		}
	}
}

// crowd is a bundle of so many copies of the objects of all examples. Those after
// the first have names, labels and hosts of their own, so that they refer to each other
// and to no object of another copy.
func crowd(set *rule.Set, copies int) []*manifest.Object {
	var bundle []*manifest.Object
	for i := range copies {
		for _, r := range set.Rules {
			for _, text := range []string{r.Bad, r.Good} {
				for _, o := range manifest.Parse(&document.Document{File: "x.yaml", Text: []byte(text)}).Objects {
					if i > 0 {
						o.Name = fmt.Sprintf("%s-%d", o.Name, i)
						rename(o.Root, "", fmt.Sprintf("-%d", i))
					}
					bundle = append(bundle, o)
				}
			}
		}
	}
	return bundle
}

// named are the keys of mappings whose name is that of an object.
var named = []string{"metadata", "roleRef", "subjects", "configMap", "configMapRef", "configMapKeyRef"}

// rename adds a suffix to the names, labels and hosts below n, the value of a key.
func rename(n *manifest.Node, key, suffix string) {
	for _, f := range n.Fields {
		text, ok := f.Value.Value.(string)
		switch {
		case !ok:
			rename(f.Value, f.Key, suffix)
		case key == "labels", key == "matchLabels", key == "selector", f.Key == "host",
			f.Key == "name" && slices.Contains(named, key):
			f.Value.Value = text + suffix
		}
	}
	for _, item := range n.Items {
		if text, ok := item.Value.(string); ok && (key == "hosts" || key == "hostnames") {
			item.Value = text + suffix
		}
		rename(item, key, suffix)
	}
}
