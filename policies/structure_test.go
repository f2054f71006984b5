package policies_test

import (
	"encoding/json"
	"flag"
	"slices"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

var structureEach = flag.Int("structure.each", 40, "judge one in so many of the examples with a field of another type")

// TestStructure replaces every field in the examples of every rule by values of
// other types, one at a time. No rule for the kind may fail, whatever a manifest
// holds: one that does says nothing of the object.
func TestStructure(t *testing.T) {
	set, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, r := range set.Rules {
		kinds = append(kinds, r.Kinds...)
	}
	engine, err := eval.New(t.Context(), set, set.Rules, kinds, eval.Options{Parameters: exampleParameters(set)})
	if err != nil {
		t.Fatal(err)
	}
	values := []any{nil, false, 7, "x", []any{}, []any{nil}, []any{map[string]any{}}, map[string]any{}, map[string]any{"x": nil}}
	n, judged := 0, 0
	failed := make(map[string]bool)
	for _, r := range set.Rules {
		if r.ID == "duplicate-yaml-key" {
			continue // its example is nothing that a strict parser reads
		}
		objects := decode(t, r.Bad)
		for _, object := range objects {
			replaceEach(object, values, func() {
				if n++; n%*structureEach != 0 {
					return
				}
				text, err := json.Marshal(map[string]any{"apiVersion": "v1", "kind": "List", "items": objects})
				if err != nil {
					t.Fatal(err)
				}
				parsed := manifest.Parse(&document.Document{File: "structure.json", Text: text})
				_, failures, err := engine.Evaluate(t.Context(), parsed.Objects, eval.Around{})
				if err != nil {
					t.Fatal(err)
				}
				judged += len(parsed.Objects)
				for _, f := range failures {
					if message := f.Rule.ID + ": " + f.Err.Error(); !failed[message] {
						failed[message] = true
						t.Errorf("%s\n%s", message, text)
					}
				}
			})
		}
	}
	if judged < len(set.Rules) {
		t.Errorf("%d objects were judged", judged)
	}
}

// replaceEach calls f once for every field below v and every value, while the
// field has that value.
func replaceEach(v any, values []any, f func()) {
	each := func(old any, set func(any)) {
		for _, value := range values {
			set(value)
			f()
		}
		set(old)
		replaceEach(old, values, f)
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range sortedKeys(v) {
			each(v[key], func(value any) { v[key] = value })
		}
	case []any:
		for i, item := range v {
			each(item, func(value any) { v[i] = value })
		}
	}
}

func sortedKeys[T any](m map[string]T) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
