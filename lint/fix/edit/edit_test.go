package edit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/fix/edit"
)

// TestEdits holds the text after changes against what a person would write.
func TestEdits(t *testing.T) {
	set := func(value any, path ...any) edit.Change { return edit.Change{Path: path, Set: value} }
	remove := func(path ...any) edit.Change { return edit.Change{Path: path, Remove: true, Prune: true} }
	for name, test := range map[string]struct {
		text    string
		changes []edit.Change
		want    string
	}{
		"scalar keeps its comment": {
			"a: true  # why\nb: 1\n",
			[]edit.Change{set(false, "a")},
			"a: false  # why\nb: 1\n",
		},
		"quotes stay": {
			"a: 'x'\nb: \"x\"\n",
			[]edit.Change{set("it's", "a"), set("y", "b")},
			"a: 'it''s'\nb: \"y\"\n",
		},
		"a word that is a boolean is quoted": {
			"a: x\n",
			[]edit.Change{set("yes", "a")},
			"a: \"yes\"\n",
		},
		"value left empty": {
			"a:   # nothing yet\nb: 1\n",
			[]edit.Change{set(false, "a")},
			"a: false   # nothing yet\nb: 1\n",
		},
		"key after the last one": {
			"spec:\n  a: 1 # one\n  # the end\n---\nspec: {}\n",
			[]edit.Change{set(false, "spec", "b")},
			"spec:\n  a: 1 # one\n  b: false\n  # the end\n---\nspec: {}\n",
		},
		"one missing parent for two fields": {
			"containers:\n- name: a\n  resources:\n      limits:\n          cpu: 1\n- name: b\n",
			[]edit.Change{
				set(false, "containers", 0, "securityContext", "allowPrivilegeEscalation"),
				set([]any{"ALL"}, "containers", 0, "securityContext", "capabilities", "drop"),
			},
			"containers:\n- name: a\n  resources:\n      limits:\n          cpu: 1\n  securityContext:\n      allowPrivilegeEscalation: false\n      capabilities:\n          drop:\n          - ALL\n- name: b\n",
		},
		"lists are indented as the others": {
			"x:\n    - 1\nw:\n    z: 1\n",
			[]edit.Change{set([]any{"a"}, "w", "l")},
			"x:\n    - 1\nw:\n    z: 1\n    l:\n        - a\n",
		},
		"CRLF, BOM and no line break at the end": {
			"\uFEFFa:\r\n  b: 1",
			[]edit.Change{set(true, "a", "c"), set(2, "a", "b")},
			"\uFEFFa:\r\n  b: 2\r\n  c: true",
		},
		"null becomes a block": {
			"a:\n  b: # to do\n  c: null\n  d:\n    e: 1\n",
			[]edit.Change{set(1, "a", "b", "x"), set(2, "a", "c", "x")},
			"a:\n  b: # to do\n    x: 1\n  c:\n    x: 2\n  d:\n    e: 1\n",
		},
		"flow mapping": {
			"a: {b: 1, c: {}} # one line\n",
			[]edit.Change{set(false, "a", "d"), set(true, "a", "c", "e")},
			"a: {b: 1, c: {e: true}, d: false} # one line\n",
		},
		"empty brackets become a block": {
			"a: {} # none\n  # b: 1\nc:\n  d: []\n",
			[]edit.Change{set(false, "a", "b"), set("x", "c", "d", 0)},
			"a: # none\n  b: false\n  # b: 1\nc:\n  d:\n    - x\n",
		},
		"flow mapping on several lines": {
			"a: {\n  b: 1, # one\n  c: 2 # two\n}\n",
			[]edit.Change{set(false, "a", "d")},
			"a: {\n  b: 1, # one\n  c: 2,\n  d: false # two\n}\n",
		},
		"quoted items": {
			"a: [\"X\"]\nb:\n  - 'X'\n",
			[]edit.Change{set("Y", "a", 1), set("Y", "b", 1)},
			"a: [\"X\", \"Y\"]\nb:\n  - 'X'\n  - 'Y'\n",
		},
		"JSON in lines": {
			"{\n  \"a\": {},\n  \"b\": {\n    \"c\": true\n  }\n}\n",
			[]edit.Change{set(false, "a", "x", "y"), set([]any{"ALL"}, "b", "d")},
			"{\n  \"a\": {\n    \"x\": {\n      \"y\": false\n    }\n  },\n  \"b\": {\n    \"c\": true,\n    \"d\": [\n      \"ALL\"\n    ]\n  }\n}\n",
		},
		"JSON on one line": {
			`{"a":{"b":1,"c":2},"d":{}}`,
			[]edit.Change{remove("a", "b"), set("x", "d", "e", "f")},
			`{"a":{"c":2},"d":{"e":{"f":"x"}}}`,
		},
		"several documents": {
			"a: 1\n---\n# second\nb: 1\n",
			[]edit.Change{{Document: 1, Path: []any{"b"}, Set: 2}, set(3, "a")},
			"a: 3\n---\n# second\nb: 2\n",
		},
		"remove a field": {
			"a: 1\nb:\n  c: 1 # gone\n  d: 2\n# end\n",
			[]edit.Change{remove("b", "c")},
			"a: 1\nb:\n  d: 2\n# end\n",
		},
		"remove the first field of an item": {
			"p:\n  - hostPort: 80\n    # the port\n    port: 80\n  - hostPort: 1\n    hostIP: x\n    port: 81\n",
			[]edit.Change{remove("p", 0, "hostPort"), remove("p", 1, "hostPort"), remove("p", 1, "hostIP")},
			"p:\n  - # the port\n    port: 80\n  - port: 81\n",
		},
		"remove the last field of a file without a line break at its end": {
			"a: 1\nb: 2",
			[]edit.Change{remove("b"), set(3, "c")},
			"a: 1\nc: 3",
		},
		"remove items": {
			"l:\n# one\n- A\n# two\n- B # b\n- C\nm: [A, B, C]\n",
			[]edit.Change{remove("l", 1), remove("m", 0), remove("m", 2)},
			"l:\n# one\n- A\n# two\n- C\nm: [B]\n",
		},
		"an emptied list stays a list": {
			"rules:\n  - a\negress: [x]\nports:\n  - hostPort: 1\n",
			[]edit.Change{remove("rules", 0), remove("egress", 0), remove("ports", 0, "hostPort")},
			"rules: []\negress: []\nports:\n  - {}\n",
		},
		"emptied parents that mean nothing go": {
			"securityContext:\n  capabilities:\n    add:\n      - A\n      - B\nname: x\n",
			[]edit.Change{remove("securityContext", "capabilities", "add", 0), remove("securityContext", "capabilities", "add", 1)},
			"name: x\n",
		},
		"an emptied parent that something is added to stays": {
			"securityContext:\n  capabilities:\n    add: [A]\nname: x\n",
			[]edit.Change{remove("securityContext", "capabilities", "add", 0), set(false, "securityContext", "privileged")},
			"securityContext:\n  privileged: false\nname: x\n",
		},
		"a list that exists": {
			"drop:\n  - NET_RAW # because\n  - KILL\ntypes: [Ingress]\n",
			[]edit.Change{set([]any{"ALL"}, "drop"), set([]any{"Ingress", "Egress"}, "types")},
			"drop:\n  - ALL # because\ntypes: [Ingress, Egress]\n",
		},
		"a mapping that exists": {
			"seccompProfile:\n  type: Localhost\n  localhostProfile: x\n",
			[]edit.Change{set(map[string]any{"type": "RuntimeDefault"}, "seccompProfile")},
			"seccompProfile:\n  type: RuntimeDefault\n",
		},
		"a block scalar as a whole": {
			"a: |\n  x\n  y\nb: 1\n",
			[]edit.Change{set("z", "a")},
			"a: z\nb: 1\n",
		},
		"before a block scalar that keeps the blank lines after it": {
			"a: 1\nb: |+\n  x\n\n\n",
			[]edit.Change{set(2, "c")},
			"a: 1\nc: 2\nb: |+\n  x\n\n\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			edits, refused := edit.Edits("a.yaml", []byte(test.text), test.changes)
			for i, err := range refused {
				if err != nil {
					t.Errorf("change %d is refused: %v", i, err)
				}
			}
			got := string(edit.Apply([]byte(test.text), edits))
			if diff := cmp.Diff(strings.Split(test.want, "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestRefused holds what cannot be edited against what is said of it.
func TestRefused(t *testing.T) {
	for name, test := range map[string]struct {
		text   string
		change edit.Change
		want   string
	}{
		"anchor":                {"a: &x {b: 1}\nc: *x\n", edit.Change{Path: []any{"a", "b"}, Set: 2}, "a has an anchor, whose aliases would change with it"},
		"anchor of the value":   {"a: &x 1\nc: *x\n", edit.Change{Path: []any{"a"}, Set: 2}, "a has an anchor, whose aliases would change with it"},
		"anchor within":         {"a: {b: &x 1}\nc: *x\n", edit.Change{Path: []any{"a"}, Remove: true}, "a has an anchor, whose aliases would change with it"},
		"alias":                 {"a: &x {b: 1}\nc: *x\n", edit.Change{Path: []any{"c", "b"}, Set: 2}, `the document has an alias for "c"`},
		"alias as an item":      {"a: &x {b: 1}\nc: [*x]\n", edit.Change{Path: []any{"c", 0, "b"}, Set: 2}, "c has an alias for an item"},
		"merged field":          {"a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", edit.Change{Path: []any{"c", "b"}, Set: 2}, `c has "b" from a merge key`},
		"merge key":             {"a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", edit.Change{Path: []any{"c", "e"}, Set: 2}, "c has a merge key"},
		"duplicate key":         {"a: {b: 1, b: 2}\n", edit.Change{Path: []any{"a", "b"}, Set: 3}, "a has a key twice"},
		"not a mapping":         {"a: 1\n", edit.Change{Path: []any{"a", "b"}, Set: 2}, "a is not a mapping"},
		"part of a block":       {"a: |\n  b: 1\n", edit.Change{Path: []any{"a", "b"}, Set: 2}, "a is not a mapping"},
		"no such item":          {"a: [1]\n", edit.Change{Path: []any{"a", 2}, Set: 2}, "a has no such item"},
		"nothing to remove":     {"a: 1\n", edit.Change{Path: []any{"b"}, Remove: true}, "the field is not in this file"},
		"tag":                   {"a: !!map {b: 1}\n", edit.Change{Path: []any{"a", "c"}, Set: 2}, "the way the file is written does not allow it without changing more than this field"},
		"comment would be lost": {"a:\n  # why\n  - b\n", edit.Change{Path: []any{"a", 0}, Remove: true}, "the way the file is written does not allow it without changing more than this field"},
		"no such document":      {"a: 1\n", edit.Change{Document: 1, Path: []any{"a"}, Set: 2}, "there is no such field in the file"},
		"no YAML":               {"# nothing\n", edit.Change{Path: []any{"a"}, Set: 2}, "there is no YAML in the file"},
	} {
		t.Run(name, func(t *testing.T) {
			edits, refused := edit.Edits("a.yaml", []byte(test.text), []edit.Change{test.change})
			if len(edits) > 0 || refused[0] == nil {
				t.Fatalf("%q is edited to %q", test.text, edit.Apply([]byte(test.text), edits))
			}
			if diff := cmp.Diff(test.want, refused[0].Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestOverlap makes the first of the changes that contradict each other, and
// says that the others can wait.
func TestOverlap(t *testing.T) {
	text := []byte("a: {b: 1, c: 2}\n")
	edits, refused := edit.Edits("a.yaml", text, []edit.Change{
		{Path: []any{"a", "b"}, Set: 3},
		{Path: []any{"a", "b"}, Set: 4},
		{Path: []any{"a", "b"}, Remove: true},
		{Path: []any{"a", "b"}, Set: 3},
		{Path: []any{"a", "d", "e"}, Set: 1},
		{Path: []any{"a", "d"}, Set: 1},
	})
	if diff := cmp.Diff([]error{nil, edit.ErrLater, edit.ErrLater, nil, nil, edit.ErrLater}, refused, cmp.Comparer(func(a, b error) bool { return a == b })); diff != "" {
		t.Errorf("refused (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("a: {b: 3, c: 2, d: {e: 1}}\n", string(edit.Apply(text, edits))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
