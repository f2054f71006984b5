package kustomize

import (
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
)

// stepAt locates what asks for what a step has done to the field at a path; false if
// nothing does in particular.
func (l *locator) stepAt(it *item, s *step, path []any) (document.Location, bool) {
	key := ""
	if len(path) > 0 {
		key, _ = path[len(path)-1].(string)
	}
	entry := func() (document.Location, bool) {
		n := s.at()
		return l.file(s.k.file).region(n, n, shift{}), true
	}
	switch s.kind {
	case namespaceStep, prefixStep, suffixStep:
		return l.keyOf(s), true
	case labelStep, annotationStep:
		return l.pairAt(s, key)
	case replicaStep:
		if k, v := child(s.at(), "count"); k != nil {
			return l.at(s.k, k, v), true
		}
		return entry()
	case imageStep:
		// The tag is what most findings about an image ask to change.
		for _, name := range []string{"digest", "newTag", "tagSuffix", "newName"} {
			if k, v := child(s.at(), name); k != nil && v.Value != "" {
				return l.at(s.k, k, v), true
			}
		}
		return entry()
	case generatorStep:
		if s.field == "helmcharts" {
			return document.Location{}, false
		}
		return l.generated(s, path)
	case patchStep:
		return entry()
	case replacementStep:
		if s.node != nil && s.source != nil {
			return s.source.region(s.node, s.node, shift{}), true
		}
		return entry()
	case pluginStep:
		return l.plugged(s, it, path)
	}
	return document.Location{}, false
}

// pairAt locates a label or annotation, or the mapping that holds them.
func (l *locator) pairAt(s *step, key string) (document.Location, bool) {
	var set *yaml.Node
	var holder fieldNodes
	if s.n >= 0 {
		k, v := child(s.at(), "pairs")
		if v == nil {
			n := s.at()
			return l.file(s.k.file).region(n, n, shift{}), true
		}
		set, holder = v, fieldNodes{key: k, value: v}
	} else if n := s.k.nodes[s.field]; n != nil {
		set, holder = n.value, *n
	} else {
		return document.Location{}, false
	}
	if k, v := exactChild(set, key); k != nil {
		return l.at(s.k, k, v), true
	}
	if s.n >= 0 && len(set.Content) > 1 && set.Kind == yaml.MappingNode {
		return l.at(s.k, set.Content[0], set.Content[1]), true
	}
	return l.at(s.k, holder.key, holder.value), true
}

// plugged locates the configuration of a plug-in, where it writes the value.
func (l *locator) plugged(s *step, it *item, path []any) (document.Location, bool) {
	if s.source == nil {
		n := s.at()
		return l.file(s.k.file).region(n, n, shift{}), true
	}
	s.source.parse()
	config := s.document()
	if config == nil {
		return s.source.whole(), it.made == s
	}
	value := ""
	if n := nodeAt(it.res.YNode(), path); n != nil && n.Kind == yaml.ScalarNode {
		value = n.Value
	}
	found := func(key, value *yaml.Node) (document.Location, bool) {
		p := place{src: s.source, key: key, value: value}
		return p.location(false), true
	}
	if value != "" && len(path) > 0 {
		key, _ := path[len(path)-1].(string)
		for _, field := range []string{"labels", "annotations"} {
			if _, set := child(config, field); set != nil && len(path) > 1 {
				if k, v := exactChild(set, key); k != nil && v.Value == value {
					return found(k, v)
				}
			}
		}
		if loc, ok := l.patchedBy(s, config, path, value); ok {
			return loc, true
		}
		if !common(value) {
			if k, v := holderOf(config, value); v != nil {
				return found(k, v)
			}
		}
	}
	if it.made != s {
		return document.Location{}, false
	}
	p := place{src: s.source, value: config}
	return p.first(), true
}

// document is the document of the source that configures a plug-in.
func (s *step) document() *yaml.Node {
	for _, root := range s.source.roots {
		root := deref(root)
		if valueText(root, "kind") == valueText(s.doc, "kind") && valueText(root, "metadata", "name") == valueText(s.doc, "metadata", "name") {
			return root
		}
	}
	return nil
}

// patchedBy locates the field of the patch in a configuration that sets the field at a
// path to a value.
func (l *locator) patchedBy(s *step, config *yaml.Node, path []any, value string) (document.Location, bool) {
	if !strings.HasPrefix(valueText(config, "kind"), "Patch") || s.source.inner != nil {
		return document.Location{}, false
	}
	key, patch := child(config, "patch")
	if patch == nil {
		return document.Location{}, false
	}
	roots, _ := documents([]byte(patch.Value))
	for _, root := range roots {
		if k, v := alongPath(root, path, value); v != nil {
			inner := &sourceFile{name: s.source.name, lines: s.source.lines, ends: s.source.ends, shift: s.source.embedded(key, patch)}
			p := place{src: inner, key: k, value: v}
			return p.location(false), true
		}
	}
	return document.Location{}, false
}

// common reports whether a value says too little to be known by it: a boolean or a
// small number.
func common(value string) bool {
	return value == "true" || value == "false" || len(value) < 3 && strings.Trim(value, "0123456789") == ""
}

// alongPath finds the scalar that a path leads to and its key, in any item where the
// path goes through a list.
func alongPath(n *yaml.Node, path []any, value string) (key, found *yaml.Node) {
	if len(path) == 0 {
		return nil, nil
	}
	name, isKey := path[0].(string)
	if !isKey {
		for _, item := range n.Content {
			if key, found := alongPath(item, path[1:], value); found != nil {
				return key, found
			}
		}
		return nil, nil
	}
	k, v := exactChild(n, name)
	switch {
	case v == nil:
		return nil, nil
	case len(path) == 1 && v.Kind == yaml.ScalarNode && v.Value == value:
		return k, v
	}
	return alongPath(v, path[1:], value)
}

// holderOf finds the first scalar with a value and, if it has one, its key.
func holderOf(n *yaml.Node, value string) (key, found *yaml.Node) {
	for i, item := range n.Content {
		isKey := n.Kind == yaml.MappingNode && i%2 == 0
		if item.Kind == yaml.ScalarNode && item.Value == value && !isKey {
			if n.Kind == yaml.MappingNode {
				return n.Content[i-1], item
			}
			return nil, item
		}
		if key, found := holderOf(item, value); found != nil {
			return key, found
		}
	}
	return nil, nil
}

// exactChild is child with the case of letters minded, for labels and the like.
func exactChild(n *yaml.Node, name string) (key, value *yaml.Node) {
	for _, p := range pairs(n) {
		if p.key.Value == name {
			return p.key, p.value
		}
	}
	return nil, nil
}

// generated locates a field of a ConfigMap or Secret that a kustomization
// generates: the literal, the file or the line of an env file, else the entry of
// the generator.
func (l *locator) generated(s *step, path []any) (document.Location, bool) {
	k, entry := s.k, s.at()
	key := ""
	if len(path) > 0 {
		key, _ = path[len(path)-1].(string)
	}
	if len(path) == 2 && isData(path) {
		if loc, ok := l.datum(k, entry, key); ok {
			return loc, true
		}
	}
	return l.option(k, entry, path, key)
}

// isData says whether a path leads into what a generator fills in.
func isData(path []any) bool {
	return len(path) > 0 && slices.Contains([]any{"data", "binaryData", "stringData"}, path[0])
}

// datum locates the source of one key of the data.
func (l *locator) datum(k *kustomization, entry *yaml.Node, key string) (document.Location, bool) {
	_, literals := child(entry, "literals")
	for _, n := range contents(literals) {
		if name, _, ok := strings.Cut(n.Value, "="); ok && name == key {
			return l.file(k.file).region(n, n, shift{}), true
		}
	}
	named := func(n *yaml.Node, loc document.Location) (document.Location, bool) {
		loc.Related = append(loc.Related, related(l.file(k.file).region(n, n, shift{}), document.Generated, "generated here"))
		return loc, true
	}
	_, files := child(entry, "files")
	for _, n := range contents(files) {
		file := generatorFile(n.Value, true)
		name := path.Base(file)
		if k, _, ok := strings.Cut(n.Value, "="); ok {
			name = k
		}
		if resolved, ok := l.local(k, file); ok && name == key {
			return named(n, l.file(resolved).whole())
		}
	}
	_, envs := child(entry, "envs")
	list := contents(envs)
	if _, env := child(entry, "env"); env != nil {
		list = append(list, env)
	}
	for _, n := range list {
		name, ok := l.local(k, n.Value)
		if !ok {
			continue
		}
		src := l.file(name)
		for i := 1; i <= src.lines.Lines(); i++ {
			span, _ := src.lines.Line(i)
			entry := strings.TrimLeft(src.line(i), " \t")
			before, _, _ := strings.Cut(entry, "=")
			if strings.HasPrefix(entry, "#") || before != key {
				continue
			}
			_, start := src.lines.Position(span.End - len(entry))
			_, end := src.lines.Position(span.End)
			return named(n, document.Location{File: name, Line: i, Column: start, EndLine: i, EndColumn: end})
		}
	}
	return document.Location{}, false
}

// local resolves a file that a kustomization names.
func (l *locator) local(k *kustomization, ref string) (string, bool) {
	u := l.t.units[k.dir]
	if u == nil {
		return "", false
	}
	info, name, err := u.o.stat(path.Join(mount, k.dir, ref))
	return name, err == nil && info.Mode().IsRegular()
}

// option locates what a generated resource has besides data: its name, the labels
// and annotations of the options, or all else at the entry.
func (l *locator) option(k *kustomization, entry *yaml.Node, path []any, key string) (document.Location, bool) {
	holders := []*yaml.Node{entry}
	if _, options := child(entry, "options"); options != nil {
		holders = append(holders, options)
	}
	if n := k.nodes["generatoroptions"]; n != nil {
		holders = append(holders, n.value)
	}
	for _, h := range holders {
		if len(path) > 1 {
			if parent, _ := path[len(path)-2].(string); parent == "labels" || parent == "annotations" {
				if _, h = child(h, parent); h == nil {
					continue
				}
			}
		}
		if k2, value := exactChild(h, key); k2 != nil && key != "" && !isData(path) {
			return l.at(k, k2, value), true
		}
	}
	if k2, value := child(entry, "name"); k2 != nil {
		return l.at(k, k2, value), true
	}
	return l.file(k.file).region(entry, entry, shift{}), true
}
