package kustomize

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/kubevet/kubevet/lint/document"
)

// A change asks which transformer of a kustomization has set a field.
type change struct {
	tr   *trace
	x    *traced
	r    Resource
	path []any
	// value is the field's value as text, "" for a mapping or list.
	value string
	// newest is the place of the field in a patch or resource file, nil if it is
	// written in none.
	newest *place
	// depth counts the replacements that led here.
	depth int
}

// key is the last element of the path, "" if that is an index.
func (c *change) key() string { return c.up(1) }

// up is the nth element of the path from its end, "" if it is no key.
func (c *change) up(n int) string {
	if len(c.path) < n {
		return ""
	}
	s, _ := c.path[len(c.path)-n].(string)
	return s
}

// since is the index of the first step after the newest patch.
func (c *change) since() int {
	if c.newest == nil || c.newest.from == nil {
		return 0
	}
	from := c.newest.from
	for i, s := range slices.Backward(c.x.steps) {
		if s.k == from.k && s.kind == from.kind && s.n == from.n {
			return i + 1
		}
	}
	return 0
}

// transformed returns the place of the newest transformer that has set the
// field, false if none has.
func (c *change) transformed() (document.Location, bool) {
	since := c.since()
	images := c.images(since)
	for i := len(c.x.steps) - 1; i >= since; i-- {
		s := c.x.steps[i]
		var loc document.Location
		var ok bool
		if s.k == nil {
			loc, ok = c.external(s)
		} else {
			switch s.kind {
			case "NamespaceTransformer":
				loc, ok = c.namespace(s)
			case "LabelTransformer":
				loc, ok = c.label(s)
			case "AnnotationsTransformer":
				loc, ok = c.annotation(s)
			case "ReplicaCountTransformer":
				loc, ok = c.replicas(s)
			case "ImageTagTransformer":
				loc, ok = images[i], images[i].File != ""
			case "ReplacementTransformer":
				loc, ok = c.replacement(s)
			}
		}
		if ok {
			return loc, true
		}
	}
	return document.Location{}, false
}

// at is the location of a node of a kustomization, a key with its value.
func (c *change) at(k *kustomization, key, value *yaml.Node) document.Location {
	p := place{src: c.tr.source(k.file), key: key, value: value}
	return p.location(false)
}

// namespace is the namespace of a kustomization.
func (c *change) namespace(s step) (document.Location, bool) {
	n := s.k.nodes["namespace"]
	if n == nil || c.value != s.k.spec.Namespace {
		return document.Location{}, false
	}
	kind := c.x.r.GetKind()
	switch {
	case c.key() == "namespace" && c.up(2) == "metadata" && len(c.path) == 2,
		kind == "Namespace" && c.key() == "name" && len(c.path) == 2,
		c.key() == "namespace" && c.up(2) == "service",
		c.key() == "namespace" && len(c.path) == 3 && c.path[0] == "subjects" && c.ownSubject():
		return c.at(s.k, n.key, n.value), true
	}
	return document.Location{}, false
}

// ownSubject says whether the subject of a role binding is one of the
// kustomization's own service accounts, whose namespace follows theirs.
func (c *change) ownSubject() bool {
	if c.newest == nil || c.newest.value.Value != c.value {
		return true
	}
	subject, _ := lookup(c.x.root, c.path[:2])
	m, _ := subject.(map[string]any)
	if m["name"] == "default" {
		return true
	}
	return slices.ContainsFunc(c.tr.resources, func(x *traced) bool {
		return x.r.GetKind() == "ServiceAccount" && x.r.GetName() == m["name"]
	})
}

// label is an entry of labels, or commonLabels, which come last.
func (c *change) label(s step) (document.Location, bool) {
	var key, value *yaml.Node
	if entries := s.k.spec.Labels; s.n < len(entries) {
		if !coversLabel(c.path, entries[s.n]) {
			return document.Location{}, false
		}
		_, set := child(s.k.entry("labels", s.n), "pairs")
		if set == nil {
			return document.Location{}, false
		}
		key, value = exactChild(set, c.key())
		if c.value == "" && c.holdsLabels() {
			return c.at(s.k, set.Content[0], set.Content[1]), len(set.Content) > 1
		}
	} else if n := s.k.nodes["commonlabels"]; n != nil && coversLabel(c.path, types.Label{IncludeSelectors: true}) {
		key, value = exactChild(n.value, c.key())
		if c.value == "" && c.holdsLabels() {
			key, value = n.key, n.value
		}
	}
	if key == nil || c.value != "" && deref(value).Value != c.value {
		return document.Location{}, false
	}
	return c.at(s.k, key, value), true
}

// holdsLabels says whether the field is a mapping that only labels are in.
func (c *change) holdsLabels() bool {
	return c.newest == nil && (c.key() == "labels" || c.key() == "matchLabels")
}

// coversLabel says whether an entry of labels writes the label at path.
func coversLabel(path []any, entry types.Label) bool {
	var names []string
	for _, elem := range path {
		if s, ok := elem.(string); ok {
			names = append(names, s)
		}
	}
	if len(names) > 0 && names[len(names)-1] != "labels" && names[len(names)-1] != "matchLabels" {
		names = names[:len(names)-1]
	}
	if len(names) == 0 {
		return false
	}
	holder := strings.Join(names, "/")
	for _, f := range entry.FieldSpecs {
		if strings.Trim(f.Path, "/") == holder {
			return true
		}
	}
	switch {
	case holder == "metadata/labels":
		return true
	case strings.Contains(holder, "volumeClaimTemplates/"):
		return entry.IncludeSelectors || entry.IncludeVolumeClaimTemplates
	case strings.HasSuffix(holder, "template/metadata/labels"), strings.HasSuffix(holder, "emplate/metadata/labels"):
		return entry.IncludeSelectors || entry.IncludeTemplates
	}
	last := names[len(names)-1]
	return entry.IncludeSelectors && (last == "matchLabels" || last == "selector" || last == "labels")
}

// annotation is an entry of commonAnnotations.
func (c *change) annotation(s step) (document.Location, bool) {
	n := s.k.nodes["commonannotations"]
	if n == nil {
		return document.Location{}, false
	}
	if c.value == "" && c.newest == nil && c.key() == "annotations" {
		return c.at(s.k, n.key, n.value), true
	}
	key, value := exactChild(n.value, c.key())
	if key == nil || c.up(2) != "annotations" || value.Value != c.value {
		return document.Location{}, false
	}
	return c.at(s.k, key, value), true
}

// replicas is an entry of replicas.
func (c *change) replicas(s step) (document.Location, bool) {
	if s.n >= len(s.k.spec.Replicas) || c.key() != "replicas" || c.up(2) != "spec" {
		return document.Location{}, false
	}
	entry := s.k.spec.Replicas[s.n]
	if fmt.Sprint(entry.Count) != c.value || !c.named(entry.Name) {
		return document.Location{}, false
	}
	key, value := child(s.k.entry("replicas", s.n), "count")
	if key == nil {
		return document.Location{}, false
	}
	return c.at(s.k, key, value), true
}

// named says whether the resource is or was called name.
func (c *change) named(name string) bool {
	return slices.ContainsFunc(c.tr.identities(c.x), func(id idOf) bool { return id.Name == name })
}

// images returns the places of the entries of images that have set the field,
// by the index of their step. Which ones have is found by doing as they do.
func (c *change) images(since int) map[int]document.Location {
	out := map[int]document.Location{}
	if c.newest == nil || len(c.path) == 0 || c.value == "" {
		return out
	}
	image := c.newest.value.Value
	for i := since; i < len(c.x.steps); i++ {
		s := c.x.steps[i]
		if s.k == nil || s.kind != "ImageTagTransformer" || s.n >= len(s.k.spec.Images) || c.key() != "image" && s.k.nodes["configurations"] == nil {
			continue
		}
		entry := s.k.spec.Images[s.n]
		next, ok := setImage(image, entry)
		if !ok {
			continue
		}
		image = next
		node := s.k.entry("images", s.n)
		// The tag is what most findings about an image ask to change.
		for _, name := range []string{"digest", "newTag", "tagSuffix", "newName"} {
			if key, value := child(node, name); key != nil && value.Value != "" {
				out[i] = c.at(s.k, key, value)
				break
			}
		}
	}
	if image != c.value {
		// Something else has set it.
		clear(out)
	}
	return out
}

// setImage does to an image what an entry of images does; false if the entry is
// for another image.
func setImage(image string, entry types.Image) (string, bool) {
	pattern, err := regexp.Compile("^" + entry.Name + "(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$")
	if err != nil || !pattern.MatchString(image) {
		return image, false
	}
	name, tag, digest := splitImage(image)
	if entry.NewName != "" {
		name = entry.NewName
	}
	switch {
	case entry.NewTag != "" && entry.Digest != "":
		tag, digest = entry.NewTag, entry.Digest
	case entry.NewTag != "":
		tag, digest = entry.NewTag, ""
	case entry.Digest != "":
		tag, digest = "", entry.Digest
	case entry.TagSuffix != "":
		tag, digest = tag+entry.TagSuffix, ""
	}
	if tag != "" {
		name += ":" + tag
	}
	if digest != "" {
		name += "@" + digest
	}
	return name, true
}

// splitImage splits an image reference at its tag and digest.
func splitImage(image string) (name, tag, digest string) {
	name, digest, _ = strings.Cut(image, "@")
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		name, tag = name[:i], name[i+1:]
	}
	return name, tag, digest
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

// affixes are the namePrefix and nameSuffix entries that a name has gone
// through.
func (c *change) affixes() []document.Related {
	if c.key() != "name" || c.newest == nil || c.newest.value.Value == c.value {
		return nil
	}
	var out []document.Related
	for _, s := range c.x.steps {
		if s.k == nil {
			continue
		}
		if n := s.k.nodes["nameprefix"]; n != nil && s.kind == "PrefixTransformer" && strings.Contains(c.value, s.k.spec.NamePrefix) {
			out = append(out, related(c.at(s.k, n.key, n.value), document.Transformed, "name prefix set here"))
		}
		if n := s.k.nodes["namesuffix"]; n != nil && s.kind == "SuffixTransformer" && strings.Contains(c.value, s.k.spec.NameSuffix) {
			out = append(out, related(c.at(s.k, n.key, n.value), document.Transformed, "name suffix set here"))
		}
	}
	return out
}

// external is the configuration of an entry of transformers, where the value is
// written in it.
func (c *change) external(s step) (document.Location, bool) {
	if c.value == "" {
		return document.Location{}, false
	}
	for _, config := range c.configurations(s) {
		_, kind := exactChild(config.root, "kind")
		_, metadata := exactChild(config.root, "metadata")
		if kind == nil || metadata == nil || kind.Value != s.kind {
			continue
		}
		if _, name := exactChild(metadata, "name"); name == nil || name.Value != s.name {
			continue
		}
		found := func(key, value *yaml.Node) (document.Location, bool) {
			p := place{src: config.src, key: key, value: value, shift: config.shift}
			return p.location(false), true
		}
		for _, field := range []string{"labels", "annotations"} {
			_, set := child(config.root, field)
			if set == nil || len(c.path) < 2 {
				continue
			}
			if key, value := exactChild(set, c.key()); key != nil && value.Value == c.value {
				return found(key, value)
			}
		}
		if key, value, at := c.patched(config); value != nil {
			p := place{src: config.src, key: key, value: value, shift: at}
			return p.location(false), true
		}
		if c.newest != nil && c.newest.value.Value == c.value || common(c.value) {
			continue
		}
		if key, value := holder(config.root, c.value); value != nil {
			return found(key, value)
		}
	}
	return document.Location{}, false
}

// common reports whether a value says too little to be known by it: a boolean or a
// small number.
func common(value string) bool {
	return value == "true" || value == "false" || len(value) < 3 && strings.Trim(value, "0123456789") == ""
}

// patched returns the field of a patch that a configuration holds which sets the
// field in question to the value that it has, and where the patch stands.
func (c *change) patched(config configuration) (key, value *yaml.Node, at shift) {
	if !strings.HasPrefix(c.kindOf(config), "Patch") || config.shift != (shift{}) {
		return nil, nil, shift{}
	}
	_, patch := child(config.root, "patch")
	if patch == nil {
		return nil, nil, shift{}
	}
	roots, _ := documents([]byte(patch.Value))
	for _, root := range roots {
		if key, value := alongPath(root, c.path, c.value); value != nil {
			return key, value, config.src.embedded(patch, patch)
		}
	}
	return nil, nil, shift{}
}

// kindOf is the kind of a configuration.
func (c *change) kindOf(config configuration) string {
	if _, kind := exactChild(config.root, "kind"); kind != nil {
		return kind.Value
	}
	return ""
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

// A configuration is a document that configures a plug-in.
type configuration struct {
	src   *sourceFile
	root  *yaml.Node
	shift shift
}

// configurations are the documents that a step may be configured by: those of its
// file, or those written in the kustomization.
func (c *change) configurations(s step) []configuration {
	var out []configuration
	src := c.tr.source(s.file)
	k := c.tr.t.kusts[path.Dir(s.file)]
	if k == nil || k.file != s.file {
		roots, _ := documents(src.lines.Text())
		for _, root := range roots {
			out = append(out, configuration{src: src, root: root})
		}
		return out
	}
	for i := range k.spec.Transformers {
		at := k.entry("transformers", i)
		roots, _ := documents([]byte(at.Value))
		for _, root := range roots {
			out = append(out, configuration{src, root, src.embedded(at, at)})
		}
	}
	return out
}

// holder finds the first scalar with a value and, if it has one, its key.
func holder(n *yaml.Node, value string) (key, found *yaml.Node) {
	for i, item := range n.Content {
		isKey := n.Kind == yaml.MappingNode && i%2 == 0
		if item.Kind == yaml.ScalarNode && item.Value == value && !isKey {
			if n.Kind == yaml.MappingNode {
				return n.Content[i-1], item
			}
			return nil, item
		}
		if key, found := holder(item, value); found != nil {
			return key, found
		}
	}
	return nil, nil
}
