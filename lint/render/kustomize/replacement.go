package kustomize

import (
	"path"
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

// idOf is the identity of a resource in kustomize.
type idOf = resid.ResId

// maxCopies bounds how far a value is followed from replacement to replacement.
const maxCopies = 5

// A replacement is one replacement and where it is written.
type replacement struct {
	types.Replacement
	src  *sourceFile
	node *yaml.Node
}

// replacements lists the replacements of a kustomization, those in files
// included.
func (c *change) replacements(k *kustomization) []replacement {
	var out []replacement
	for i, entry := range k.spec.Replacements {
		if entry.Path == "" {
			out = append(out, replacement{entry.Replacement, c.tr.source(k.file), k.entry("replacements", i)})
			continue
		}
		name, ok := c.local(k, entry.Path)
		if !ok {
			continue
		}
		text, err := c.tr.t.o.read(name)
		var doc yaml.Node
		if err != nil || yaml.Unmarshal(text, &doc) != nil || len(doc.Content) == 0 {
			continue
		}
		src, root := c.tr.source(name), deref(doc.Content[0])
		if root.Kind == yaml.MappingNode {
			var one types.Replacement
			if sigsyaml.Unmarshal(text, &one) == nil {
				out = append(out, replacement{one, src, root})
			}
			continue
		}
		var list []types.Replacement
		if sigsyaml.Unmarshal(text, &list) == nil && len(list) == len(root.Content) {
			for i, one := range list {
				out = append(out, replacement{one, src, deref(root.Content[i])})
			}
		}
	}
	return out
}

// replacement is the field that a replacement has copied here.
func (c *change) replacement(s step) (document.Location, bool) {
	if c.depth > maxCopies || c.value == "" {
		return document.Location{}, false
	}
	for _, rep := range slices.Backward(c.replacements(s.k)) {
		_, targets := child(rep.node, "targets")
		for i, target := range rep.Targets {
			if target == nil || target.Select == nil || !c.selects(target) {
				continue
			}
			for j, fp := range targetPaths(target) {
				below, ok := matchFieldPath(c.x.root, fieldPath(fp), c.path)
				if !ok {
					continue
				}
				at := rep.node
				if list := contents(targets); i < len(list) {
					at = list[i]
					if _, paths := child(list[i], "fieldPaths"); j < len(contents(paths)) {
						at = contents(paths)[j]
					}
				}
				entry := related(rep.src.region(at, at, shift{}), document.Transformed, "copied here by this replacement")
				loc := c.copied(rep, below)
				loc.Related = append([]document.Related{entry}, loc.Related...)
				return loc, true
			}
		}
	}
	return document.Location{}, false
}

// copied locates what a replacement copies; below is the path within it.
func (c *change) copied(rep replacement, below []any) document.Location {
	if key, value := child(rep.node, "sourceValue"); key != nil {
		p := place{src: rep.src, key: key, value: value}
		return p.location(false)
	}
	if rep.Source != nil {
		fp := rep.Source.FieldPath
		if fp == "" {
			fp = types.DefaultReplacementFieldPath
		}
		for _, x := range c.tr.resources {
			c.tr.open(x)
			if !c.tr.identified(x, rep.Source.ResId) {
				continue
			}
			if full, ok := resolveFieldPath(x.root, fieldPath(fp)); ok {
				return c.tr.field(x, append(full, below...), Resource{File: x.place()}, c.depth+1)
			}
		}
	}
	// The source is not among what is built, as with a local-config resource.
	key, value := child(rep.node, "source")
	if key == nil {
		key, value = rep.node, rep.node
	}
	p := place{src: rep.src, key: key, value: value}
	return p.location(true)
}

// place is the file that a resource comes from.
func (x *traced) place() string {
	if x.file != "" {
		return x.file
	}
	return x.configuredIn
}

// identities are the names that a resource has had.
func (tr *trace) identities(x *traced) []idOf {
	now := x.r.CurId()
	out := []idOf{now}
	if base, _ := tr.placesOf(x, []any{"metadata", "name"}); base != nil {
		was := now
		was.Name, was.Namespace = base.value.Value, ""
		if ns, _ := tr.placesOf(x, []any{"metadata", "namespace"}); ns != nil {
			was.Namespace = ns.value.Value
		}
		half := now
		half.Name = was.Name
		out = append(out, was, half)
	} else {
		c := change{tr: tr, x: x}
		for _, field := range []string{"configmapgenerator", "secretgenerator"} {
			if k := tr.t.kusts[path.Dir(x.configuredIn)]; k != nil && x.configuredIn != "" {
				if args, _ := c.generator(k, field); args != nil {
					was := now
					was.Name = args.Name
					out = append(out, was)
				}
			}
		}
	}
	return out
}

// identified says whether a source selector means x.
func (tr *trace) identified(x *traced, want idOf) bool {
	return slices.ContainsFunc(tr.identities(x), func(id idOf) bool { return id.IsSelectedBy(want) })
}

// selects says whether a target means the resource.
func (c *change) selects(target *types.TargetSelector) bool {
	selector, err := types.NewTargetSelectorRegex(target)
	if err != nil {
		return false
	}
	ids := c.tr.identities(c.x)
	return !selector.RejectsAny(ids) && slices.ContainsFunc(ids, selector.Selects)
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
func matchFieldPath(root any, fp []string, path []any) (below []any, ok bool) {
	if len(fp) > len(path) {
		// The tail of a field path may reach into text that is YAML itself.
		if v, found := lookup(root, path); !found || !isString(v) {
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
			item, _ := lookup(root, path[:i+1])
			if !matchesItem(item, part) {
				return nil, false
			}
		}
	}
	return path[len(fp):], true
}

func isString(v any) bool { _, ok := v.(string); return ok }

// matchesItem says whether an item of a list is meant by [name=value].
func matchesItem(item any, part string) bool {
	name, value, ok := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(part, "["), "]"), "=")
	if !ok || !strings.HasPrefix(part, "[") {
		return false
	}
	if name == "" {
		return item == value
	}
	m, _ := item.(map[string]any)
	return m[name] == strings.Trim(value, `"'`)
}

// resolveFieldPath turns a field path into the path of a field of root.
func resolveFieldPath(root any, fp []string) ([]any, bool) {
	var out []any
	for _, part := range fp {
		switch v := root.(type) {
		case map[string]any:
			next, ok := v[part]
			if !ok {
				return out, len(out) > 0 && isString(root)
			}
			out, root = append(out, part), next
		case []any:
			i := slices.IndexFunc(v, func(item any) bool { return matchesItem(item, part) })
			if n, err := strconv.Atoi(part); err == nil && n >= 0 && n < len(v) {
				i = n
			}
			if i < 0 {
				return nil, false
			}
			out, root = append(out, i), v[i]
		case string:
			return out, true
		default:
			return nil, false
		}
	}
	return out, true
}
