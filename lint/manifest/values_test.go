package manifest

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
)

// TestHelmValues reads the values that an Application has as text in their place.
func TestHelmValues(t *testing.T) {
	const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source:\n    helm:\n      values: "
	path := []any{"spec", "source", "helm", "values", "auth", "password"}
	for text, line := range map[string]int{
		"|\n        # a comment\n        auth:\n          password: x\n": 10,
		"|-\n        auth: {password: x, on: true}":                      8,
		"|\n\n        auth: &a {password: x}\n        b: *a\n":           9,
		"\"auth: {password: x}\"\n":                                      0,
		">\n        auth: {password: x}\n":                               0,
		"|\n        - auth\n":                                            0,
		"|\n        auth: [\n":                                           0,
		"|\n":                                                            0,
	} {
		doc := &document.Document{File: "a.yaml", Text: []byte(head + text)}
		objects := Parse(doc).Objects
		if len(objects) != 1 {
			t.Fatalf("%q: %d objects", text, len(objects))
		}
		switch n := objects[0].Get(path); {
		case n == nil && line == 0:
		case n == nil:
			t.Errorf("%q has no password", text)
		case n.Value != "x" || objects[0].Locate(path).Line != line:
			t.Errorf("%q has password %v in line %d, want line %d", text, n.Value, objects[0].Locate(path).Line, line)
		}
	}
}
