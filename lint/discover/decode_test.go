package discover

import (
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestDecodeNode holds what is decoded, and what is refused, against the library.
func TestDecodeNode(t *testing.T) {
	for _, text := range []string{
		"", "# nothing\n", "a: 1\nb: [x, {c: d}]\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a: &x {b: 1}\nc: *x\nd: {<<: *x, b: 2}\n", "- a\n", "text",
	} {
		var want, got map[string]any
		var root yaml.Node
		if err := yaml.Unmarshal([]byte(text), &root); err != nil {
			t.Fatal(err)
		}
		wantErr, gotErr := root.Decode(&want), decodeNode(&root, &got)
		if (wantErr == nil) != (gotErr == nil) || wantErr != nil && wantErr.Error() != gotErr.Error() {
			t.Errorf("%q: error %v, not %v", text, gotErr, wantErr)
		}
		if wantErr == nil && !reflect.DeepEqual(want, got) {
			t.Errorf("%q is %v, not %v", text, got, want)
		}
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Repeat("a:\n", 100_000)), &root); err != nil {
		t.Fatal(err)
	}
	var v any
	if err := decodeNode(&root, &v); err == nil || len(err.Error()) > 200 {
		t.Errorf("a key that stands 100,000 times: %.300v", err)
	}
}
