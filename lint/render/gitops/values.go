package gitops

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// mappingValues are the values that a mapping of an object is.
func mappingValues(o *manifest.Object, path []any) []document.Values {
	n := o.Get(path)
	if n == nil || n.Kind != manifest.Mapping || len(n.Fields) == 0 {
		return nil
	}
	if text, ok := inPlace(o, n); ok {
		return []document.Values{{Text: text, Locate: func(loc document.Location) document.Location {
			loc.File = o.Document.File
			return loc
		}}}
	}
	text, err := json.Marshal(n.Plain())
	if err != nil {
		return nil
	}
	return []document.Values{{Text: text, Locate: func(loc document.Location) document.Location {
		return o.Locate(slices.Concat(path, loc.Keys()))
	}}}
}

// parameterValues are the values that the parameters of an Application set, typed as
// helm's --set types them. Those in its more curious notations are returned as they
// are for it.
func parameterValues(o *manifest.Object, path []any) (values []document.Values, set []string) {
	list := o.Get(path)
	if list == nil {
		return nil, nil
	}
	tree := make(map[string]any)
	places := make(map[string][]any)
	for i, p := range list.Items {
		name, value := text(p, "name"), text(p, "value")
		force := node(p, "forceString") != nil && node(p, "forceString").Value == true
		if name == "" {
			continue
		}
		if strings.ContainsAny(name, `[]{},=\`) || strings.ContainsAny(value, `{},`) || !put(tree, strings.Split(name, "."), typed(value, force)) {
			set = append(set, name+"="+strings.ReplaceAll(value, ",", `\,`))
			continue
		}
		places[name] = append(slices.Clone(path), i, "value")
	}
	if len(places) == 0 {
		return nil, set
	}
	text, err := json.Marshal(tree)
	if err != nil {
		return nil, set
	}
	return []document.Values{{Text: text, Locate: func(loc document.Location) document.Location {
		return o.Locate(places[loc.Key])
	}}}, set
}

// put sets a value in nested maps and reports whether there is room for it.
func put(tree map[string]any, keys []string, value any) bool {
	for _, k := range keys[:len(keys)-1] {
		next, ok := tree[k].(map[string]any)
		if _, taken := tree[k]; taken && !ok {
			return false
		}
		if next == nil {
			next = make(map[string]any)
			tree[k] = next
		}
		tree = next
	}
	tree[keys[len(keys)-1]] = value
	return true
}

// typed is a value as helm's --set reads it.
func typed(value string, force bool) any {
	switch {
	case force:
		return value
	case value == "true":
		return true
	case value == "false":
		return false
	case value == "null":
		return nil
	case value == "0":
		return 0
	}
	if n, err := strconv.ParseInt(value, 10, 64); err == nil && value[0] != '0' {
		return n
	}
	return value
}

// inPlace returns the text of a file in which a mapping stands where it stands in a
// plain document, so that places in it are places in the document. Ok is false where
// that says something else, as with anchors, or the document is rendered.
func inPlace(o *manifest.Object, n *manifest.Node) (text []byte, ok bool) {
	doc := o.Document
	if doc.Origin != nil || n.Start >= n.End || n.End > len(doc.Text) {
		return nil, false
	}
	text = make([]byte, n.End)
	for i, c := range doc.Text[:n.End] {
		switch {
		case i >= n.Start:
			text[i] = c
		case c == '\n' || c == '\r':
			text[i] = c
		case c < 0x80:
			text[i] = ' '
		default:
			return nil, false // columns are counted in characters
		}
	}
	var got map[string]any
	if sigsyaml.Unmarshal(text, &got) != nil {
		return nil, false
	}
	have, err := json.Marshal(got)
	want, err2 := json.Marshal(n.Plain())
	return text, err == nil && err2 == nil && string(have) == string(want)
}

// textValues are the values that a string of an object holds, as YAML. A line of a
// literal block is its line in the document.
func textValues(o *manifest.Object, path []any) []document.Values {
	n := o.Get(path)
	if n == nil {
		return nil
	}
	s, _ := n.Value.(string)
	if strings.TrimSpace(s) == "" {
		return nil
	}
	literal := o.Document.Origin == nil && n.Start < len(o.Document.Text) && o.Document.Text[n.Start] == '|'
	return []document.Values{{Text: []byte(s), Locate: func(loc document.Location) document.Location {
		at := o.Locate(path)
		if literal && loc.Line > 0 {
			at.Line, at.EndLine = at.Line+loc.Line, at.Line+loc.Line
			indent := indentOf(o.Document.Text[n.Start:n.End])
			at.Column, at.EndColumn = loc.Column+indent, loc.EndColumn+indent
		}
		return at
	}}}
}

// indentOf returns how far the content of a literal block is indented.
func indentOf(block []byte) int {
	lines := strings.Split(string(block), "\n")
	for _, line := range lines[1:] {
		if strings.TrimSpace(line) != "" {
			return len(line) - len(strings.TrimLeft(line, " "))
		}
	}
	return 0
}
