package kustomize

import (
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/kubevet/kubevet/lint/document"
)

// generated locates a field of a ConfigMap or Secret that a kustomization
// generates: the literal, the file or the line of an env file, else the entry of
// the generator; false if the resource is not generated.
func (c *change) generated() (document.Location, bool) {
	field := ""
	switch c.x.r.GetKind() {
	case "ConfigMap":
		field = "configmapgenerator"
	case "Secret":
		field = "secretgenerator"
	}
	if field == "" || c.x.configuredIn == "" {
		return document.Location{}, false
	}
	own := c.tr.t.kusts[path.Dir(c.x.configuredIn)]
	if own == nil {
		return document.Location{}, false
	}
	first, i := c.generator(own, field)
	if first == nil {
		return document.Location{}, false
	}
	name := first.Name
	if len(c.path) == 2 && c.isData() {
		// A later kustomization may have merged into it or replaced it.
		for _, dir := range slices.Backward(c.tr.t.order) {
			k := c.tr.t.kusts[dir]
			for j, args := range generatorsOf(k, field) {
				if args.Name != name || k != own && args.Behavior == "" && first.Behavior == "" {
					continue
				}
				if loc, ok := c.datum(k, k.entry(field, j), args); ok {
					return loc, true
				}
			}
		}
	}
	return c.option(own, own.entry(field, i))
}

// isData says whether the path leads into what a generator fills in.
func (c *change) isData() bool {
	return slices.Contains([]any{"data", "binaryData", "stringData"}, c.path[0])
}

// generatorsOf lists the entries of a generator field.
func generatorsOf(k *kustomization, field string) []types.GeneratorArgs {
	var out []types.GeneratorArgs
	for _, args := range k.spec.ConfigMapGenerator {
		if field == "configmapgenerator" {
			out = append(out, args.GeneratorArgs)
		}
	}
	for _, args := range k.spec.SecretGenerator {
		if field == "secretgenerator" {
			out = append(out, args.GeneratorArgs)
		}
	}
	return out
}

// generator returns the entry of k that makes the resource: the one whose name,
// with all prefixes and suffixes and perhaps a hash, is the resource's.
func (c *change) generator(k *kustomization, field string) (*types.GeneratorArgs, int) {
	final := c.x.r.GetName()
	list := generatorsOf(k, field)
	for i, args := range list {
		name := args.Name
		for _, s := range c.x.steps {
			switch {
			case s.k != nil && s.kind == "PrefixTransformer":
				name = s.k.spec.NamePrefix + name
			case s.k != nil && s.kind == "SuffixTransformer":
				name += s.k.spec.NameSuffix
			}
		}
		if final == name || strings.HasPrefix(final, name+"-") && len(final) == len(name)+11 {
			return &list[i], i
		}
	}
	for i, args := range list {
		// A transformer of another kind may have renamed it.
		if args.Name != "" && strings.Contains(final, args.Name) {
			return &list[i], i
		}
	}
	return nil, 0
}

// datum locates the source of one key of the data.
func (c *change) datum(k *kustomization, entry *yaml.Node, args types.GeneratorArgs) (document.Location, bool) {
	key := c.key()
	_, literals := child(entry, "literals")
	for _, n := range contents(literals) {
		if name, _, ok := strings.Cut(n.Value, "="); ok && name == key {
			return c.tr.source(k.file).region(n, n, shift{}), true
		}
	}
	named := func(n *yaml.Node, loc document.Location) (document.Location, bool) {
		loc.Related = append(loc.Related, related(c.tr.source(k.file).region(n, n, shift{}), document.Generated, "generated here"))
		return loc, true
	}
	_, files := child(entry, "files")
	for _, n := range contents(files) {
		file := generatorFile(n.Value, true)
		name := path.Base(file)
		if k, _, ok := strings.Cut(n.Value, "="); ok {
			name = k
		}
		if resolved, ok := c.local(k, file); ok && name == key {
			return named(n, c.tr.whole(resolved))
		}
	}
	_, envs := child(entry, "envs")
	list := contents(envs)
	if _, env := child(entry, "env"); env != nil {
		list = append(list, env)
	}
	for _, n := range list {
		name, ok := c.local(k, n.Value)
		if !ok {
			continue
		}
		src := c.tr.source(name)
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
func (c *change) local(k *kustomization, ref string) (string, bool) {
	name, ok := c.tr.t.o.name(path.Join(mount, k.dir, ref))
	if !ok {
		return "", false
	}
	return resolved(c.tr.t.o, name)
}

// option locates what a generated resource has besides data: its name, the labels
// and annotations of the options, or all else at the entry.
func (c *change) option(k *kustomization, entry *yaml.Node) (document.Location, bool) {
	holders := []*yaml.Node{entry}
	if _, options := child(entry, "options"); options != nil {
		holders = append(holders, options)
	}
	if n := k.nodes["generatoroptions"]; n != nil {
		holders = append(holders, n.value)
	}
	for _, h := range holders {
		if parent := c.up(2); parent == "labels" || parent == "annotations" {
			_, h = child(h, parent)
			if h == nil {
				continue
			}
		}
		if key, value := exactChild(h, c.key()); key != nil && c.key() != "" && !c.isData() {
			return c.at(k, key, value), true
		}
	}
	if key, value := child(entry, "name"); key != nil {
		return c.at(k, key, value), true
	}
	return c.tr.source(k.file).region(entry, entry, shift{}), true
}
