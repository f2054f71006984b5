package manifest

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

const located = `# comment
apiVersion: v1
kind: Pod # x
metadata:
  name: "é" # y
  annotations:
    text: |- # z
      line
    "quoted key": >
      folded
    multi: 'one
      two'
    next:
      value
    empty:
spec: &spec
  containers:
  - name: web
    image: example.com/web
    command: [sh, "-c", run]
    args:
    - --a
    - |
      x
      y
    -
    securityContext: {privileged: true}
  - # nothing on this line
    image: b
  -
    - nested: 1
  - {}
alias: *spec
scalar: &s 1
other: *s
merged:
  - <<: *spec
`

// underlined returns the text between the ends of a location, with the line and
// column of its beginning.
func underlined(text string, at document.Location) string {
	lines := strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n")
	if at.Line != at.EndLine {
		return fmt.Sprintf("%d:%d to %d:%d", at.Line, at.Column, at.EndLine, at.EndColumn)
	}
	line := []rune(lines[at.Line-1])
	return fmt.Sprintf("%d:%d %s", at.Line, at.Column, string(line[at.Column-1:at.EndColumn-1]))
}

func TestLocate(t *testing.T) {
	containers := func(path ...any) []any { return append([]any{"spec", "containers"}, path...) }
	annotation := func(key string) []any { return []any{"metadata", "annotations", key} }
	for _, test := range []struct {
		name string
		path []any
		want string
		// field is what the renderer is asked for: the bytes and what is missing.
		field   string
		missing []any
	}{
		{"the object", nil, "3:1 kind: Pod", "kind: Pod", nil},
		{"missing in the object", []any{"status", "x"}, "3:1 kind: Pod", "kind: Pod", []any{"status", "x"}},
		{"scalar", []any{"kind"}, "3:1 kind: Pod", "Pod", nil},
		{"quoted scalar", []any{"metadata", "name"}, `5:3 name: "é"`, `"é"`, nil},
		{"mapping", []any{"metadata"}, "4:1 metadata", "metadata", nil},
		{"missing in a mapping", []any{"metadata", "labels", "app"}, "4:1 metadata", "metadata", []any{"labels", "app"}},
		{"missing below a scalar", []any{"kind", "x"}, "3:1 kind", "kind", []any{"x"}},
		{"literal", annotation("text"), "7:5 text: |-", "|- # z\n      line", nil},
		{"folded", annotation("quoted key"), `9:5 "quoted key": >`, ">\n      folded", nil},
		{"multi-line quoted", annotation("multi"), "11:5 multi: 'one", "'one\n      two'", nil},
		{"value on the next line", annotation("next"), "13:5 next", "value", nil},
		{"empty value", annotation("empty"), "15:5 empty:", "", nil},
		{"missing below an empty value", append(annotation("empty"), "x"), "15:5 empty", "empty", []any{"x"}},
		{"sequence", containers(), "17:3 containers", "containers", nil},
		{"item that is a mapping", containers(0), "18:5 name: web", "name: web", nil},
		{"missing in an item", containers(0, "resources", "limits"), "18:5 name: web", "name: web", []any{"resources", "limits"}},
		{"missing item", containers(9), "17:3 containers", "containers", []any{9}},
		{"field of an item", containers(0, "image"), "19:5 image: example.com/web", "example.com/web", nil},
		{"flow sequence", containers(0, "command"), "20:5 command", "command", nil},
		{"item of a flow sequence", containers(0, "command", 1), `20:19 "-c"`, `"-c"`, nil},
		{"missing below a scalar item", containers(0, "command", 1, "x"), `20:19 "-c"`, `"-c"`, []any{"x"}},
		{"scalar item", containers(0, "args", 0), "22:7 --a", "--a", nil},
		{"block scalar item", containers(0, "args", 1), "23:7 |", "|\n      x\n      y", nil},
		{"empty item", containers(0, "args", 2), "26:6 ", "", nil},
		{"in a flow mapping", containers(0, "securityContext", "privileged"), "27:23 privileged: true", "true", nil},
		{"missing in a flow mapping", containers(0, "securityContext", "x"), "27:5 securityContext", "securityContext", []any{"x"}},
		{"item that begins on a later line", containers(1), "29:5 image: b", "image: b", nil},
		{"item that is a sequence", containers(2), "31:7 nested: 1", "nested: 1", nil},
		{"item of that", containers(2, 0), "31:7 nested: 1", "nested: 1", nil},
		{"empty mapping as item", containers(3), "32:5 {}", "{}", nil},
		{"missing in it", containers(3, "x"), "32:5 {}", "{}", []any{"x"}},
		{"through an alias", []any{"alias", "containers", 0, "image"}, "19:5 image: example.com/web", "example.com/web", nil},
		{"alias", []any{"alias"}, "33:1 alias", "alias", nil},
		{"alias of a scalar", []any{"other"}, "35:1 other", "1", nil},
		{"anchored scalar", []any{"scalar"}, "34:1 scalar: &s 1", "1", nil},
		{"merged field", []any{"merged", 0, "containers"}, "17:3 containers", "containers", nil},
		{"missing in an item that only merges", []any{"merged", 0, "x"}, "37:5 <<: *spec", "<<: *spec", []any{"x"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, text := range []string{located, "\uFEFF" + strings.ReplaceAll(located, "\n", "\r\n")} {
				doc := &document.Document{File: "f.yaml", Text: []byte(text)}
				r := Parse(doc)
				if len(r.Objects) != 1 || len(r.Problems) > 0 {
					t.Fatalf("%d objects, problems %v", len(r.Objects), r.Problems)
				}
				o := r.Objects[0]
				if got := underlined(text, o.Locate(test.path)); got != test.want {
					t.Errorf("underlined %q, want %q", got, test.want)
				}
				other := *o
				other.lines = nil // as if Parse had not made it
				if diff := cmp.Diff(o.Locate(test.path), other.Locate(test.path)); diff != "" {
					t.Errorf("location without a line index (-want +got):\n%s", diff)
				}

				var asked document.Field
				doc.Origin = func(f document.Field) document.Location {
					asked = f
					return document.Location{File: "origin.yaml"}
				}
				if got := o.Locate(test.path); got.File != "origin.yaml" {
					t.Errorf("location %+v is not the renderer's", got)
				}
				want := document.Field{Path: test.path, Start: asked.Start, End: asked.End, Missing: test.missing}
				if diff := cmp.Diff(want, asked); diff != "" {
					t.Errorf("field asked for (-want +got):\n%s", diff)
				}
				if got := strings.ReplaceAll(text[asked.Start:asked.End], "\r", ""); got != test.field {
					t.Errorf("bytes asked for %q, want %q", got, test.field)
				}
			}
		})
	}
}

func TestLocateInList(t *testing.T) {
	text := "apiVersion: v1\nkind: PodList\nitems:\n- spec: {a: 1}\n- kind: Pod\n  spec: {}\n"
	doc := &document.Document{Text: []byte(text)}
	objects := Parse(doc).Objects
	for _, test := range []struct {
		item int
		path []any
		want string
	}{
		{0, []any{"spec", "a"}, "4:10 a: 1"},
		{0, []any{"metadata"}, "4:3 spec"}, // no kind of its own
		{1, []any{"metadata"}, "5:3 kind: Pod"},
	} {
		if got := underlined(text, objects[test.item].Locate(test.path)); got != test.want {
			t.Errorf("item %d, %s: underlined %q, want %q", test.item, FormatPath(test.path), got, test.want)
		}
	}
	var asked document.Field
	doc.Origin = func(f document.Field) document.Location {
		asked = f
		return document.Location{}
	}
	objects[1].Locate([]any{"spec", "x"})
	if diff := cmp.Diff([]any{"items", 1, "spec", "x"}, asked.Path); diff != "" {
		t.Errorf("path from the document (-want +got):\n%s", diff)
	}
}

func TestLocateConcurrently(t *testing.T) {
	objects := Parse(&document.Document{Text: deployments(50)}).Objects
	path := []any{"spec", "template", "spec", "containers", 0, "image"}
	var wait sync.WaitGroup
	for i, o := range objects {
		wait.Go(func() {
			if got, want := o.Locate(path).Line, 38*i+20; got != want {
				t.Errorf("object %d is on line %d, want %d", i, got, want)
			}
		})
	}
	wait.Wait()
}
