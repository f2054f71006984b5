package kustomize

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/resid"
	"sigs.k8s.io/kustomize/kyaml/utils"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
)

// replacements are the steps of an entry of replacements: one for each replacement,
// which are several if it names a file.
func (s *assembler) replacements(u *unit, i int) []*step {
	k, entry := u.k, u.k.spec.Replacements[i]
	at := k.entry("replacements", i)
	made := func(src int, node *yaml.Node, r types.Replacement) *step {
		// kustomize fills in what is not there.
		if r.Source != nil {
			r.Source = &types.SourceSelector{ResId: r.Source.ResId, FieldPath: r.Source.FieldPath, Options: r.Source.Options}
		}
		targets := r.Targets
		r.Targets = nil
		for _, target := range targets {
			if target != nil {
				own := *target
				target = &own
			}
			r.Targets = append(r.Targets, target)
		}
		return &step{
			kind: replacementStep, k: k, field: "replacements", n: i,
			source: s.t.marks.fileOf(inFile(src, 1, 1)), node: node, replacement: &r,
		}
	}
	if entry.Path == "" {
		return []*step{made(s.source(u, sourceID{name: k.file}, nil), at, entry.Replacement)}
	}
	node := at
	if _, v := child(at, "path"); v != nil {
		node = v
	}
	name := k.found[node]
	text, err := u.o.read(name)
	var doc yaml.Node
	if err == nil {
		err = yaml.Unmarshal(text, &doc)
	}
	if err != nil || len(doc.Content) == 0 {
		return nil
	}
	src, root := s.source(u, sourceID{name: name}, nil), deref(doc.Content[0])
	if root.Kind == yaml.MappingNode {
		var one types.Replacement
		if err := sigsyaml.Unmarshal(text, &one); err != nil {
			s.say(&step{k: k, field: "replacements", n: i}, err)
			return nil
		}
		return []*step{made(src, root, one)}
	}
	var list []types.Replacement
	if err := sigsyaml.Unmarshal(text, &list); err != nil || len(list) != len(root.Content) {
		if err != nil {
			s.say(&step{k: k, field: "replacements", n: i}, err)
		}
		return nil
	}
	var steps []*step
	for j, one := range list {
		steps = append(steps, made(src, deref(root.Content[j]), one))
	}
	return steps
}

// replaced locates what a replacement has copied to the field at a path.
func (l *locator) replaced(it *item, c change, path []any) (document.Location, bool) {
	s := c.step
	entry := related(s.source.region(s.target(it, path), s.target(it, path), shift{}), document.Transformed, "copied here by this replacement")
	loc, ok := document.Location{}, false
	if !c.at.none() {
		loc, ok = l.scalar(it, c.at, path)
	}
	if !ok {
		loc, ok = l.copied(s, path)
	}
	loc.Related = append([]document.Related{entry}, loc.Related...)
	return loc, ok
}

// target is the node of the field path of a replacement that a path is at or below.
func (s *step) target(it *item, path []any) *yaml.Node {
	_, targets := child(s.node, "targets")
	for i, target := range s.replacement.Targets {
		if target == nil || target.Select == nil || !it.selectedBy(target) {
			continue
		}
		for j, fp := range targetPaths(target) {
			if _, ok := matchFieldPath(it.res.YNode(), fieldPath(fp), path); !ok {
				continue
			}
			list := contents(targets)
			if i >= len(list) {
				return s.node
			}
			if _, paths := child(list[i], "fieldPaths"); j < len(contents(paths)) {
				return contents(paths)[j]
			}
			return list[i]
		}
	}
	return s.node
}

// copied locates the source of a replacement that makes a new text of it.
func (l *locator) copied(s *step, path []any) (document.Location, bool) {
	if key, value := child(s.node, "sourceValue"); key != nil {
		p := place{src: s.source, key: key, value: value}
		return p.location(false), true
	}
	if from := s.replacement.Source; from != nil {
		fp := from.FieldPath
		if fp == "" {
			fp = types.DefaultReplacementFieldPath
		}
		for _, it := range l.items {
			if !slices.ContainsFunc(it.ids, func(id resid.ResId) bool { return id.IsSelectedBy(from.ResId) }) {
				continue
			}
			full, ok := resolveFieldPath(it.res.YNode(), fieldPath(fp))
			if n := nodeAt(it.res.YNode(), full); ok && n != nil && n.Kind == yaml.ScalarNode {
				if c := l.t.marks.change(markOf(n)); c.step == s {
					break // it is the target itself
				}
				if loc, ok := l.scalar(it, markOf(n), full); ok {
					return loc, true
				}
			}
		}
	}
	// The source is not among what is built, as with a local-config resource.
	key, value := child(s.node, "source")
	if key == nil {
		key, value = s.node, s.node
	}
	p := place{src: s.source, key: key, value: value}
	return p.location(true), true
}

// selectedBy says whether a target means the resource.
func (it *item) selectedBy(target *types.TargetSelector) bool {
	selector, err := types.NewTargetSelectorRegex(target)
	if err != nil {
		return false
	}
	return !selector.RejectsAny(it.ids) && slices.ContainsFunc(it.ids, selector.Selects)
}

// targetPaths are the field paths of a target.
func targetPaths(target *types.TargetSelector) []string {
	if len(target.FieldPaths) == 0 {
		return []string{types.DefaultReplacementFieldPath}
	}
	return target.FieldPaths
}

// fieldPath splits a field path at its dots.
func fieldPath(s string) []string { return utils.SmarterPathSplitter(s, ".") }

// matchFieldPath says whether path is at or below a field path, and what is below.
func matchFieldPath(root *yaml.Node, fp []string, path []any) (below []any, ok bool) {
	if len(fp) > len(path) {
		// The tail of a field path may reach into text that is YAML itself.
		if n := nodeAt(root, path); n == nil || n.Kind != yaml.ScalarNode {
			return nil, false
		}
		fp = fp[:len(path)]
	}
	for i, part := range fp {
		switch elem := path[i].(type) {
		case string:
			if part != "*" && strings.Trim(part, `"'`) != elem && part != elem {
				return nil, false
			}
		case int:
			if part == "*" || part == strconv.Itoa(elem) {
				continue
			}
			if !matchesItem(nodeAt(root, path[:i+1]), part) {
				return nil, false
			}
		}
	}
	return path[len(fp):], true
}

// matchesItem says whether an item of a list is meant by [name=value].
func matchesItem(item *yaml.Node, part string) bool {
	name, value, ok := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(part, "["), "]"), "=")
	if !ok || !strings.HasPrefix(part, "[") || item == nil {
		return false
	}
	if name == "" {
		return item.Value == value
	}
	return valueText(item, name) == strings.Trim(value, `"'`)
}

// resolveFieldPath turns a field path into the path of a field of root.
func resolveFieldPath(root *yaml.Node, fp []string) ([]any, bool) {
	var out []any
	for _, part := range fp {
		switch root.Kind {
		case yaml.MappingNode:
			next := valueOf(root, part)
			if next == nil {
				return out, false
			}
			out, root = append(out, part), next
		case yaml.SequenceNode:
			i := slices.IndexFunc(root.Content, func(item *yaml.Node) bool { return matchesItem(item, part) })
			if n, err := strconv.Atoi(part); err == nil && n >= 0 && n < len(root.Content) {
				i = n
			}
			if i < 0 {
				return nil, false
			}
			out, root = append(out, i), root.Content[i]
		case yaml.ScalarNode:
			return out, true
		default:
			return nil, false
		}
	}
	return out, true
}
