// Package kustomize builds kustomizations offline, with kustomize's own engine
// over a read-only file system, and says of every field of the result in which
// file it is set.
//
// It may import lint/document, lint/files, lint/manifest, lint/render/helm,
// lint/schema and lint/text.
package kustomize

import (
	"cmp"
	"context"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/kubevet/kubevet/lint/document"
)

// Options say how charts that a kustomization names are rendered. The zero value
// works.
type Options struct {
	// KubeVersion is the Kubernetes version that charts see, "" for the default.
	KubeVersion string
	// APIVersions are further API versions that charts see.
	APIVersions []string
	// Files are files that are not in the file system, by name; the directories they
	// are in need not be there either.
	Files map[string][]byte
}

// A Resource is one object that a kustomization builds.
type Resource struct {
	// File is the file that holds the object, or for a generated one the
	// kustomization that names its generator.
	File string
	// Text is the object as "kustomize build" prints it.
	Text []byte
	// Origin finds where a field of Text is set. It is safe for concurrent use.
	Origin func(document.Field) document.Location
	// Name returns the name of the object where it is written, "" if that is not
	// known. It is safe for concurrent use.
	Name func() string
}

// Build builds the kustomization in the directory dir of fsys, in the order of
// "kustomize build". What cannot be built (a remote base, a missing file, a patch
// without a target) is left out and is a Problem with its file and line; the
// rest is built without it. Nothing is fetched, executed or written.
//
// Build may be called concurrently; builds then take turns, because kustomize
// keeps its schema in the process.
func Build(ctx context.Context, fsys fs.FS, dir string, opts Options) ([]Resource, []document.Problem) {
	t := &tree{
		ctx: ctx, opts: opts, o: newOverlay(fsys, cloned(opts.Files)), top: path.Clean(dir),
		kusts: map[string]*kustomization{}, weights: map[string]int{}, sizes: map[string]size{}, refused: map[string]string{}, checked: map[string]bool{}, charts: map[string]*chartFile{},
	}
	m := t.build()
	slices.SortStableFunc(t.problems, func(a, b document.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	t.problems = slices.Compact(t.problems)
	if m == nil {
		return nil, t.problems
	}
	trace := newTrace(t)
	resources := make([]Resource, 0, m.Size())
	for i, r := range m.Resources() {
		res, err := t.resource(r)
		if t.annotated {
			if x := trace.find(i, identity(r)); x != nil {
				res.File = t.fileOf(trace.open(x).place())
			}
		}
		if err != nil {
			t.say(document.Problem{File: res.File, Line: 1, Column: 1, Message: "kustomize cannot print a resource: " + oneLine(err.Error())})
			continue
		}
		id := identity(r)
		res.Name = func() string { return trace.name(i, id, res) }
		res.Origin = func(f document.Field) document.Location { return trace.locate(i, id, res, f) }
		resources = append(resources, res)
	}
	return resources, t.problems
}

// build returns what kustomize makes of the tree, nil if nothing.
func (t *tree) build() resmap.ResMap {
	if weight, why := t.walk(t.top, nil); weight < 0 {
		if len(t.problems) == 0 || !strings.HasSuffix(why, "cannot be read") {
			file, _ := t.o.find(t.top)
			t.say(document.Problem{File: cmp.Or(file, t.top), Message: why})
		}
		return nil
	}
	top := t.kusts[t.top]
	t.boundReplacements()
	t.show(t.metadata())
	m, err := t.run(t.top)
	if err != nil && t.ctx.Err() == nil && !t.late {
		m, err = t.repair()
	}
	if err != nil {
		t.say(document.Problem{File: top.file, Line: 1, Column: 1, Message: t.explain(err)})
		return nil
	}
	return m
}

// metadata is the buildMetadata of the top kustomization with origins added, if
// they cannot change what is built.
func (t *tree) metadata() []any {
	var list []any
	if !t.annotated || slices.Contains(t.kusts[t.top].spec.BuildMetadata, types.OriginAnnotations) {
		list = append(list, types.OriginAnnotations)
	}
	for _, option := range t.kusts[t.top].spec.BuildMetadata {
		if option != types.OriginAnnotations {
			list = append(list, option)
		}
	}
	return list
}

// resource takes what was added for our sake out of r again.
func (t *tree) resource(r *resource.Resource) (Resource, error) {
	origin, err := r.GetOrigin()
	if err != nil {
		return Resource{File: t.kusts[t.top].file}, err
	}
	out := Resource{File: t.kusts[t.top].file}
	if origin != nil {
		out.File = t.fileOf(path.Join(t.top, cmp.Or(origin.Path, origin.ConfiguredIn)))
	}
	wanted := t.kusts[t.top].spec.BuildMetadata
	if !slices.Contains(wanted, types.OriginAnnotations) {
		if err := r.SetOrigin(nil); err != nil {
			return out, err
		}
	}
	out.Text, err = r.AsYAML()
	return out, err
}

// fileOf is the file that stands for the origin of a resource: the template for
// what a chart made, and the kustomization if the origin is unknown.
func (t *tree) fileOf(name string) string {
	if c := t.charts[name]; c != nil {
		return c.file(t)
	}
	if name == t.top || !fs.ValidPath(name) {
		return t.kusts[t.top].file
	}
	return name
}

// identity names an object across two builds of one tree.
func identity(r *resource.Resource) string { return r.CurId().String() }

// cloned returns a map of one's own.
func cloned(files map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	maps.Copy(out, files)
	return out
}

// sortedKeys returns the keys of m in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// stringsIn returns v if it is a string, and the strings of v if it is a list.
func stringsIn(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}
