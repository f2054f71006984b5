package eval

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// TestMemo remembers objects, of which no two that differ are taken for each other, and
// forgets those that were not seen for long.
func TestMemo(t *testing.T) {
	keys := make(map[memoKey]string)
	for _, text := range []string{
		"a: 1", "a: '1'", "a: 1.5", "a: '1.5'", "a: true", "a: 'true'", "a: null", "a: 'null'", "a: ''", "a: {}", "a: []", "a: [[]]", "a: [{}]",
		"a: {b: c}", "a: {b: {c: d}}", "a: {bc: d}", "a: [b, c]", "a: [bc]", "a: [[b], c]", "a: [[b, c]]", "ab: 1", "a: 1\nb: 2",
	} {
		doc := document.Document{File: "a.yaml", Text: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" + text + "\n")}
		objects := manifest.Parse(&doc).Objects
		if len(objects) != 1 {
			t.Fatalf("%q: %d objects", text, len(objects))
		}
		key := keyOf(objects[0])
		if other, taken := keys[key]; taken {
			t.Errorf("%q is taken for %q", text, other)
		}
		keys[key] = text
		moved := document.Document{File: "b.yaml", Text: append([]byte("# moved\n"), doc.Text...)}
		if keyOf(manifest.Parse(&moved).Objects[0]) != key {
			t.Errorf("%q is another object elsewhere", text)
		}
	}
	m := memo{size: 2}
	for i := range 6 {
		m.add(memoKey{byte(i)}, nil)
		if _, ok := m.find(memoKey{0}); !ok {
			t.Errorf("after %d objects one that is seen each time is forgotten", i+1)
		}
	}
	if _, ok := m.find(memoKey{1}); ok || len(m.now)+len(m.before) > 2*m.size {
		t.Errorf("%d objects are remembered", len(m.now)+len(m.before))
	}
}
