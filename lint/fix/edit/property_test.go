package edit_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
)

// An author writes random values as YAML or JSON in a style of its own.
type author struct {
	*rand.Rand
	indent, list int
	eol          string
	comments     bool
	keys         int
	// kept says that a block scalar with its blank lines is somewhere above.
	kept bool
}

func newAuthor(seed uint64) *author {
	a := &author{Rand: rand.New(rand.NewPCG(seed, 11)), eol: "\n"}
	a.indent = 1 + a.IntN(4)
	a.list = a.IntN(a.indent + 1)
	if a.IntN(5) == 0 {
		a.eol = "\r\n"
	}
	a.comments = a.IntN(2) == 0
	return a
}

// mapping returns a random mapping.
func (a *author) mapping(depth int) map[string]any {
	m := map[string]any{}
	for range 1 + a.IntN(4) {
		a.keys++
		key := fmt.Sprintf("%s%d", []string{"name", "spec", "securityContext", "app.kubernetes.io/name", "8", "on"}[a.IntN(6)], a.keys)
		m[key] = a.value(depth + 1)
	}
	return m
}

func (a *author) value(depth int) any {
	kind := a.IntN(10)
	if depth > 4 {
		kind = a.IntN(6)
	}
	switch kind {
	case 0:
		return nil
	case 1:
		return a.IntN(2) == 0
	case 2:
		return int64(a.IntN(1000))
	case 3, 4, 5:
		return []string{"", "x", "true", "a: b", "- x", "it's", `say "hi"`, "two\nlines\n", "#no comment", "~", "{}", "keep\n\n"}[a.IntN(12)]
	case 6, 7:
		items := make([]any, a.IntN(4))
		for i := range items {
			items[i] = a.value(depth + 1)
		}
		return items
	}
	return a.mapping(depth)
}

// document returns the text of a mapping.
func (a *author) document(m map[string]any) string {
	if a.IntN(6) == 0 {
		text, _ := json.MarshalIndent(m, "", strings.Repeat(" ", a.indent))
		if a.IntN(2) == 0 {
			text, _ = json.Marshal(m)
		}
		return string(text)
	}
	var b strings.Builder
	a.blockMapping(&b, m, 0, false)
	text := strings.ReplaceAll(b.String(), "\n", a.eol)
	if a.IntN(6) == 0 {
		text = "\uFEFF" + text
	}
	if a.IntN(6) == 0 && !strings.Contains(text, "|") {
		text = strings.TrimSuffix(text, a.eol)
	}
	return text
}

func (a *author) comment() string {
	if a.comments && a.IntN(4) == 0 {
		return []string{" # comment", "  # key: value", " #"}[a.IntN(3)]
	}
	return ""
}

// filler writes what stands between lines, above one that is indented.
func (a *author) filler(b *strings.Builder, column int) {
	if a.comments && !a.kept && a.IntN(6) == 0 {
		b.WriteString([]string{"# far left\n", strings.Repeat(" ", column) + "# above\n", "\n"}[a.IntN(3)])
	}
}

func (a *author) blockMapping(b *strings.Builder, m map[string]any, column int, inline bool) {
	keys := sortedKeys(m)
	a.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	for i, key := range keys {
		if i > 0 || !inline {
			a.filler(b, column)
			b.WriteString(strings.Repeat(" ", column))
		}
		if key[0] == '8' || key[0] == 'o' || a.IntN(9) == 0 {
			key = `"` + key + `"`
		}
		b.WriteString(key + ":")
		a.blockValue(b, m[strings.Trim(key, `"`)], column, column+a.indent, column+a.list)
	}
}

// blockValue writes a value after a key or dash.
func (a *author) blockValue(b *strings.Builder, v any, parent, mapping, list int) {
	switch v := v.(type) {
	case map[string]any:
		if len(v) > 0 && a.IntN(6) > 0 {
			b.WriteString(a.comment() + "\n")
			a.blockMapping(b, v, mapping, false)
			return
		}
	case []any:
		if len(v) > 0 && a.IntN(6) > 0 {
			b.WriteString(a.comment() + "\n")
			for _, item := range v {
				a.filler(b, list)
				b.WriteString(strings.Repeat(" ", list) + "-")
				if inner, ok := item.(map[string]any); ok && len(inner) > 0 && a.IntN(4) > 0 {
					b.WriteString(" ")
					a.blockMapping(b, inner, list+2, true)
				} else {
					a.blockValue(b, item, list, list+1+a.IntN(3), list+1+a.IntN(3))
				}
			}
			return
		}
	case string:
		if strings.HasSuffix(v, "\n") && a.IntN(2) == 0 {
			lines := strings.Split(strings.TrimRight(v, "\n"), "\n")
			b.WriteString(" |+\n")
			a.kept = true
			for _, line := range lines {
				b.WriteString(strings.Repeat(" ", parent+2) + line + "\n")
			}
			b.WriteString(strings.Repeat("\n", len(v)-len(strings.TrimRight(v, "\n"))-1))
			return
		}
	case nil:
		if a.IntN(2) == 0 {
			b.WriteString(a.comment() + "\n")
			return
		}
	}
	b.WriteString(" " + a.flow(v) + a.comment() + "\n")
}

// flow returns a value on one line.
func (a *author) flow(v any) string {
	space := []string{"", " "}[a.IntN(2)]
	switch v := v.(type) {
	case map[string]any:
		var fields []string
		for _, key := range sortedKeys(v) {
			text := key
			if key[0] == '8' || key[0] == 'o' || a.IntN(3) == 0 {
				text = `"` + key + `"`
			}
			fields = append(fields, text+": "+a.flow(v[key]))
		}
		return "{" + space + strings.Join(fields, ", ") + space + "}"
	case []any:
		var items []string
		for _, item := range v {
			items = append(items, a.flow(item))
		}
		return "[" + space + strings.Join(items, ", ") + space + "]"
	case string:
		if strings.Contains(v, "'") || strings.Contains(v, "\n") || a.IntN(2) == 0 {
			text, _ := json.Marshal(v)
			return string(text)
		}
		return "'" + v + "'"
	}
	text, _ := json.Marshal(v)
	return string(text)
}

// changes returns random changes to a value.
func (a *author) changes(m map[string]any) []edit.Change {
	var out []edit.Change
	for range 1 + a.IntN(4) {
		c := edit.Change{Prune: a.IntN(2) == 0}
		var v any = m
	walk:
		for {
			switch at := v.(type) {
			case map[string]any:
				keys := sortedKeys(at)
				if len(keys) == 0 || a.IntN(4) == 0 {
					break walk
				}
				key := keys[a.IntN(len(keys))]
				c.Path, v = append(c.Path, key), at[key]
			case []any:
				if len(at) == 0 {
					break walk
				}
				i := a.IntN(len(at))
				c.Path, v = append(c.Path, i), at[i]
			default:
				break walk
			}
			if a.IntN(6) == 0 {
				break
			}
		}
		switch v := v.(type) {
		case map[string]any:
			for range 1 + a.IntN(2) {
				c.Path = append(c.Path, []string{"securityContext", "new", "added"}[a.IntN(3)])
			}
		case nil:
			if a.IntN(2) == 0 {
				c.Path = append(c.Path, "new")
			}
		case []any:
			if a.IntN(2) == 0 {
				c.Path = append(c.Path, len(v))
			}
		}
		if len(c.Path) == 0 {
			continue
		}
		if c.Remove = a.IntN(3) == 0; !c.Remove {
			c.Set = []any{
				false, int64(3600), "RuntimeDefault", "no",
				[]any{"ALL"},
				map[string]any{"type": "RuntimeDefault"},
				map[string]any{"a": map[string]any{"b": []any{"x", map[string]any{"c": true, "d": "e"}}}, "f": []any{}},
			}[a.IntN(7)]
		}
		out = append(out, c)
	}
	return out
}

// tree returns the value of the first document of a text.
func tree(text string) any {
	roots := manifest.Parse(&document.Document{File: "a.yaml", Text: []byte(text)}).Roots
	if len(roots) != 1 {
		return nil
	}
	return edit.Value(roots[0])
}

// TestEditsOfRandomDocuments makes random changes to documents in many styles:
// what is not refused is made and nothing else, comments stay, making it again
// changes nothing, and hardly anything is refused.
func TestEditsOfRandomDocuments(t *testing.T) {
	const runs = 4000
	total, refusals := 0, map[string]int{}
	for seed := range uint64(runs) {
		a := newAuthor(seed)
		m := a.mapping(0)
		text := a.document(m)
		if !edit.Same(tree(text), m) {
			t.Fatalf("seed %d: the test wrote %q, which is not %v", seed, text, m)
		}
		changes := a.changes(m)
		edits, refused := edit.Edits("a.yaml", []byte(text), changes)
		var made []edit.Change
		for i, err := range refused {
			total++
			if err != nil {
				refusals[err.Error()]++
				continue
			}
			made = append(made, changes[i])
		}
		if len(changes) == 1 {
			one, err := edit.NewSheet("a.yaml", []byte(text)).Edits(changes[0])
			if (err == nil) != (refused[0] == nil) || !slices.Equal(one, edits) {
				t.Fatalf("seed %d: the edits of a sheet are %v, %v, not %v, %v", seed, one, err, edits, refused[0])
			}
		}
		got := string(edit.Apply([]byte(text), edits))
		want := edit.Changed(tree(text), made)
		if !edit.Same(want, tree(got)) {
			t.Fatalf("seed %d: %+v\n%s\n-- becomes --\n%s\n%s", seed, made, text, got, cmp.Diff(want, tree(got)))
		}
		if lone := strings.Count(got, "\n") - strings.Count(got, "\r\n"); strings.Contains(text, "\r\n") && lone > 0 && strings.Count(text, "\r\n") == strings.Count(text, "\n") {
			t.Fatalf("seed %d: %d line breaks without CR in %q", seed, lone, got)
		}
		if !slices.ContainsFunc(made, func(c edit.Change) bool { return c.Remove || isCollection(c.Set) }) {
			if n := strings.Count(got, "# "); n != strings.Count(text, "# ") {
				t.Fatalf("seed %d: a comment is lost\n%s\n-- becomes --\n%s", seed, text, got)
			}
			again, _ := edit.Edits("a.yaml", []byte(got), made)
			if len(again) > 0 && len(made) == 1 {
				t.Fatalf("seed %d: the same changes again are %+v\n%s", seed, again, got)
			}
		}
	}
	style := refusals["the way the file is written does not allow it without changing more than this field"]
	t.Logf("%d changes, refused %v", total, refusals)
	if total < runs || style*20 > total {
		t.Errorf("%d of %d changes are refused for the style of the text", style, total)
	}
}

func isCollection(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

// FuzzEdits edits any text: it never fails otherwise than by refusing, and what
// it makes has the value it should.
func FuzzEdits(f *testing.F) {
	for seed := range uint64(40) {
		a := newAuthor(seed)
		f.Add([]byte(a.document(a.mapping(0))), seed)
	}
	f.Add([]byte("a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 1}\nf: |\n  g\n"), uint64(1))
	f.Add([]byte("? a\n: - - b\n  - c\n---\n- x: 1\n  y: !!str 2\n"), uint64(2))
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		roots := manifest.Parse(&document.Document{File: "a.yaml", Text: text}).Roots
		if len(roots) == 0 || len(text) > 1<<12 {
			return
		}
		m, ok := edit.Value(roots[0]).(map[string]any)
		if !ok {
			return
		}
		changes := newAuthor(seed).changes(m)
		edits, refused := edit.Edits("a.yaml", text, changes)
		var made []edit.Change
		for i := range changes {
			if refused[i] == nil {
				made = append(made, changes[i])
			}
		}
		got := edit.Apply(text, edits)
		if len(edits) == 0 && !bytes.Equal(text, got) {
			t.Fatal("no edit changes the text")
		}
		after := manifest.Parse(&document.Document{File: "a.yaml", Text: got}).Roots
		if len(after) != len(roots) || !edit.Same(edit.Changed(edit.Value(roots[0]), made), edit.Value(after[0])) {
			t.Fatalf("%+v\n%q\nbecomes %q", made, text, got)
		}
	})
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
