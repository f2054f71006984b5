package helm

import (
	"bytes"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"text/template"
	"text/template/parse"
)

// TestAddresses hands values on in all the ways that templates do: each stays known
// by its address, and no two are known by one.
func TestAddresses(t *testing.T) {
	values := map[string]any{
		"text": strings.Clone("text"), "same": strings.Clone("text"), "empty": box(""), "none": box(""),
		"yes": box(true), "true": box(true), "one": box(int64(1)), "uno": box(int64(1)), "half": box(0.5),
		"map": map[string]any{}, "other": map[string]any{}, "list": []any{1}, "other list": []any{1},
	}
	want := make(map[address]string)
	for name, v := range values {
		at := addressOf(v)
		if at == nil || want[at] != "" {
			t.Errorf("%s is known by the address of %q", name, want[at])
		}
		want[at] = name
	}
	check := func(how, name string, v any) {
		if got := want[addressOf(v)]; got != name {
			t.Errorf("%s: %s is taken for %q", how, name, got)
		}
	}
	funcs := template.FuncMap{
		"any": func(name string, v any) any { check("a function's operand", name, v); return v },
		"value": func(name string, v reflect.Value) string {
			check("a reflected operand", name, v.Interface())
			return ""
		},
	}
	set := template.Must(template.New("").Funcs(funcs).Parse(
		`{{ range $name, $v := . }}{{ $w := $v | any $name }}{{ value $name $w }}{{ with $v }}{{ any $name . }}{{ end }}{{ value $name (index $ $name) }}{{ end }}`))
	for range 3 {
		if err := set.Execute(&bytes.Buffer{}, values); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
	}
	for name, v := range values {
		check("an assignment", name, v)
		check("a list", name, []any{v}[0])
		check("reflection", name, reflect.ValueOf(values).MapIndex(reflect.ValueOf(name)).Interface())
	}
}

// TestMarkedText executes a template whose texts are marked: its writer is handed
// every text with its mark, the empty ones too, and values without.
func TestMarkedText(t *testing.T) {
	trees, err := parse.Parse("t", "a{{ .x }}b{{ if .x }}c{{ end }}", "", "")
	if err != nil {
		t.Fatal(err)
	}
	root := trees["t"].Root
	id := nodeID(40)
	var mark func(list *parse.ListNode)
	mark = func(list *parse.ListNode) {
		list.Nodes = append(list.Nodes, &parse.TextNode{NodeType: parse.NodeText})
		for _, n := range list.Nodes {
			switch n := n.(type) {
			case *parse.TextNode:
				id++
				n.Text = markedText(id, n.Text)
			case *parse.IfNode:
				mark(n.List)
			}
		}
	}
	mark(root)
	set, err := template.New("t").AddParseTree("t", trees["t"])
	if err != nil {
		t.Fatal(err)
	}
	var w writes
	if err := set.Execute(&w, map[string]any{"x": "value"}); err != nil {
		t.Fatal(err)
	}
	want := writes{{"a", 41, true}, {"value", 0, false}, {"b", 42, true}, {"c", 43, true}, {"", 44, true}, {"", 45, true}}
	if !reflect.DeepEqual(w, want) {
		t.Errorf("writes %v, want %v", w, want)
	}
}

// writes are what a template writes.
type writes []struct {
	text   string
	id     nodeID
	marked bool
}

func (w *writes) Write(p []byte) (int, error) {
	id, marked := markOf(p)
	*w = append(*w, struct {
		text   string
		id     nodeID
		marked bool
	}{string(p), id, marked})
	return len(p), nil
}

// TestShared reads the memory of strings and slices, not copies of it.
func TestShared(t *testing.T) {
	b := []byte("key: value")
	s := shared(b)
	if at, ok := within(s[5:], s); !ok || at != 5 {
		t.Errorf("the part of a string is at %d, %t", at, ok)
	}
	if _, ok := within(strings.Clone(s[5:]), s); ok {
		t.Error("a copy is part of a string")
	}
	if b[0] = 'K'; s != "Key: value" {
		t.Errorf("a shared string is a copy: %q", s)
	}
}
