package kustomize

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A field is traced through kustomize by shadows: next to every key of every
// mapping that goes in stands a second key, made of the first one and one of
// these runes of Unicode's private use area, whose value is the number of the
// place where the field is written. Shadows are values like all others, so they
// go where their fields go: through strategic merges, through the JSON that
// JSON patches are applied to, through components and generators.
const (
	// baseMark shadows the fields of resource files, patchMark those of patches:
	// the newest patch to set a field leaves its mark.
	baseMark  = "\uE000"
	patchMark = "\uE002"
	// listMark shadows a list of scalars by a list of the places of its items.
	listMark = "\uE001"
)

// A place is where one field is written.
type place struct {
	src *sourceFile
	// key is nil for the items of a list. For a JSON patch it is the key
	// "value" of the operation, or "path" if it has none.
	key, value *yaml.Node
	// shift moves positions in text that is embedded in another file.
	shift shift
	// from is the patch that the field is set by, nil for a resource file.
	from *patchRef
	// path is that of the field in what a template rendered, nil for all else.
	path []any
	// removed marks a field that the patch takes out.
	removed bool
}

// A patchRef is an entry of the patches of a kustomization.
type patchRef struct {
	k *kustomization
	// kind is the plug-in that applies it and n the how-manieth of its kind in
	// the kustomization it is.
	kind string
	n    int
}

// A shift says where a text that is embedded in a file lies there.
type shift struct {
	line, column int
	// whole is the node of the embedded text, if single positions in it are
	// unknown, because it is folded or quoted.
	whole, key *yaml.Node
}

// A shadower copies YAML and puts a shadow next to every field.
type shadower struct {
	tr    *trace
	src   *sourceFile
	shift shift
	from  *patchRef
	// mark is baseMark or patchMark, or "" to copy only.
	mark string
	// chart is the rendered file that is copied, nil for all else, and path leads
	// to where in its document the copy is.
	chart *chartFile
	path  []any
	// budget bounds the nodes of the copy, in which aliases are expanded.
	budget int
}

// note adds a place and returns its number.
func (s *shadower) note(key, value *yaml.Node, removed bool) *yaml.Node {
	p := place{src: s.src, key: key, value: value, shift: s.shift, from: s.from, removed: removed}
	if s.chart != nil {
		p.path = slices.Clone(s.path)
	}
	s.tr.places = append(s.tr.places, p)
	return stringNode(strconv.Itoa(len(s.tr.places) - 1))
}

func stringNode(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: s}
}

// copy returns n with shadows and without anchors. The identity of a resource in
// a patch gets no shadow, because kustomize does not take it from there; depth
// is that of n in its document, -1 for the value of a JSON patch.
func (s *shadower) copy(n *yaml.Node, depth int, identity bool) *yaml.Node {
	n = deref(n)
	c := &yaml.Node{Kind: n.Kind, Style: n.Style, Tag: n.Tag, Value: n.Value}
	if s.budget--; s.budget < 0 {
		return c
	}
	switch n.Kind {
	case yaml.SequenceNode:
		for i, item := range n.Content {
			s.path = append(s.path, i)
			c.Content = append(c.Content, s.copy(item, depth+1, false))
			s.path = s.path[:len(s.path)-1]
		}
	case yaml.MappingNode:
		for _, p := range unique(pairs(n)) {
			key := *p.key
			key.Anchor = ""
			below := identity && depth == 0 && p.key.Value == "metadata"
			name := p.key.Value
			s.path = append(s.path, name)
			c.Content = append(c.Content, &key, s.copy(p.value, depth+1, below))
			if identity && depth == 1 && name == "annotations" && p.value.Tag == "!!null" {
				// kustomize notes the origin there.
				c.Content = c.Content[:len(c.Content)-2]
			}
			named := depth == 0 && (name == "kind" || name == "apiVersion") || depth == 1 && (name == "name" || name == "namespace")
			if s.mark != "" && !strings.HasPrefix(name, "$") && !(identity && s.mark == patchMark && named) {
				c.Content = append(c.Content, s.shadowsOf(name, p.key, p.value)...)
			}
			s.path = s.path[:len(s.path)-1]
		}
	}
	return c
}

// shadowsOf returns the shadows of one field as keys and values.
func (s *shadower) shadowsOf(name string, key, value *yaml.Node) []*yaml.Node {
	removed := s.mark == patchMark && value.Kind == yaml.ScalarNode && value.Tag == "!!null"
	out := []*yaml.Node{stringNode(name + s.mark), s.note(key, value, removed)}
	if items, ok := s.items(value); ok {
		out = append(out, stringNode(name+listMark), items)
	}
	return out
}

// items returns the shadow of a list of scalars.
func (s *shadower) items(n *yaml.Node) (*yaml.Node, bool) {
	if n.Kind != yaml.SequenceNode {
		return nil, false
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: yaml.FlowStyle}
	for i, item := range n.Content {
		item = deref(item)
		if item.Kind != yaml.ScalarNode {
			return nil, false
		}
		s.path = append(s.path, i)
		list.Content = append(list.Content, s.note(nil, item, false))
		s.path = s.path[:len(s.path)-1]
	}
	return list, true
}

// unique leaves the first of every key: a key of the mapping itself comes before
// one of its merges.
func unique(list []pair) []pair {
	seen := make(map[string]bool, len(list))
	out := list[:0:0]
	for _, p := range list {
		if !seen[p.key.Value] {
			seen[p.key.Value] = true
			out = append(out, p)
		}
	}
	return out
}

// stream returns the documents of a resource or patch file with shadows.
func (s *shadower) stream(text []byte) ([]byte, error) {
	roots, err := documents(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, root := range roots {
		var shadowed *yaml.Node
		if root := deref(root); root.Kind == yaml.SequenceNode && s.from != nil {
			shadowed = s.operations(root)
		} else {
			shadowed = s.copy(root, 0, true)
		}
		text, err := yaml.Marshal(shadowed)
		if err != nil {
			return nil, err
		}
		out.WriteString("---\n")
		out.Write(text)
	}
	return out.Bytes(), nil
}

// operations returns the operations of a JSON patch (RFC 6902), each followed by
// those that do the same to the shadows.
func (s *shadower) operations(list *yaml.Node) *yaml.Node {
	out := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, item := range list.Content {
		item = deref(item)
		_, op := child(item, "op")
		pathKey, path := child(item, "path")
		if op == nil || path == nil || op.Value == "test" {
			// Shadows would make a test fail that holds without them.
			continue
		}
		copied := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		valueKey, value := child(item, "value")
		for _, p := range pairs(item) {
			v := p.value
			if p.key == valueKey {
				v = s.copy(p.value, -1, false)
			} else {
				v = &yaml.Node{Kind: v.Kind, Tag: v.Tag, Value: v.Value, Style: v.Style}
			}
			copied.Content = append(copied.Content, stringNode(p.key.Value), v)
		}
		if path.Value != "/metadata/annotations" {
			out.Content = append(out.Content, copied)
		} else {
			out.Content = append(out.Content, s.annotations(value)...)
		}
		if _, from := child(item, "from"); from != nil && s.tr.companions {
			// The place of what is copied, if a resource file has it.
			c := operation("copy", path.Value+baseMark, stringNode(""))
			c.Content[4], c.Content[5] = stringNode("from"), stringNode(from.Value+baseMark)
			out.Content = append(out.Content, c)
			continue
		}
		slash := strings.LastIndexByte(path.Value, '/')
		if slash < 0 {
			continue
		}
		last := path.Value[slash+1:]
		if _, err := strconv.Atoi(last); err == nil || last == "-" {
			if value != nil && value.Kind == yaml.ScalarNode && slash > 0 && s.tr.companions {
				out.Content = append(out.Content, operation(op.Value, path.Value[:slash]+listMark+path.Value[slash:], s.note(nil, value, false)))
			}
			continue
		}
		if value == nil {
			out.Content = append(out.Content, operation("add", path.Value+patchMark, s.note(pathKey, path, op.Value == "remove")))
			continue
		}
		out.Content = append(out.Content, operation("add", path.Value+patchMark, s.note(valueKey, value, false)))
		if items, ok := s.items(value); ok {
			out.Content = append(out.Content, operation("add", path.Value+listMark, items))
		}
	}
	return out
}

// annotations are the operations that add annotations one by one, where a patch
// sets all of them: those in which kustomize notes the origin must stay.
func (s *shadower) annotations(value *yaml.Node) []*yaml.Node {
	var out []*yaml.Node
	for _, p := range unique(pairs(value)) {
		name := strings.NewReplacer("~", "~0", "/", "~1").Replace(p.key.Value)
		out = append(out,
			operation("add", "/metadata/annotations/"+name, s.copy(p.value, -1, false)),
			operation("add", "/metadata/annotations/"+name+patchMark, s.note(p.key, p.value, false)))
	}
	return out
}

// operation is one operation of a JSON patch.
func operation(op, path string, value *yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Content: []*yaml.Node{
		stringNode("op"), stringNode(op), stringNode("path"), stringNode(path), stringNode("value"), value,
	}}
}
