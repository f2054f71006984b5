package manifest

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
)

// TestDefaults reads variables of envsubst that have a default.
func TestDefaults(t *testing.T) {
	for text, want := range map[string]any{
		"${A:-true}": true, "${A-3}": int64(3), "${A:=web}": "web", `"${A:-true}"`: "true", "'${A=3}'": "3",
		"${A:-}": nil, `"${A:-}"`: "", "${A}": "${A}", "${A:-b}c": "${A:-b}c", "${A:-${B}}": "${A:-${B}}", "$A": "$A", "${A:?b}": "${A:?b}",
	} {
		doc := &document.Document{File: "a.yaml", Text: []byte("apiVersion: v1\nkind: X\nspec:\n  a: " + text + "\n")}
		objects := Parse(doc).Objects
		if len(objects) != 1 {
			t.Fatalf("%s: %d objects", text, len(objects))
		}
		if got := objects[0].Get([]any{"spec", "a"}).Value; got != want {
			t.Errorf("%s is %#v, want %#v", text, got, want)
		}
	}
}
