// Package render turns a source into YAML documents that know where their bytes
// came from.
//
// It may import lint/document, lint/files, lint/render/helm,
// lint/render/kustomize, lint/schema and lint/text.
package render

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/render/helm"
	"github.com/kubevet/kubevet/lint/render/kustomize"
)

// Options say how charts are rendered and where objects land. The zero value
// renders a chart with its own values and with each of its ci/*-values.yaml.
type Options struct {
	// Values are values files, relative to the root of the run, and Set are
	// "key=value" pairs in the syntax of helm's --set; later ones win. If there
	// are any, charts are rendered once, with these on top of their own values
	// and without what Charts has.
	Values []string
	Set    []string
	// Scenario, if not "", is the only scenario that charts are rendered with: a
	// file relative to the chart, such as "ci/prod-values.yaml", or a name in
	// Charts. A chart without it is not rendered.
	Scenario string
	// Charts are further values and scenarios of charts. The first whose Path
	// matches counts.
	Charts []Chart
	// Namespaces say where the objects of a release, kustomization or file land
	// that name no namespace. The first whose Path matches counts.
	Namespaces []Namespace
	// KubeVersion is the version of Kubernetes that charts see, such as "1.34";
	// "" is the newest known. APIVersions are served in addition to its own.
	KubeVersion string
	APIVersions []string
	// Fetched are the directories of the tree that stand for remote bases and charts.
	Fetched []files.Fetched
}

// A Namespace is where the objects of some files land that name none.
type Namespace struct {
	// Path is a glob of files of plain YAML, of kustomizations or of charts, as
	// files.Match has it.
	Path      string
	Namespace string
}

// A Chart says how charts are rendered. Values and Set are given to each rendering
// before what the scenario itself has.
type Chart struct {
	// Path is a glob of directories of charts.
	Path   string
	Values []string
	Set    []string
	// Scenarios are further renderings, besides those with the chart's own values and
	// with each of its ci/*-values.yaml.
	Scenarios []Scenario
}

// A Scenario is one rendering of a chart.
type Scenario struct {
	Name   string
	Values []string
	Set    []string
}

// Partial reports whether charts are rendered otherwise than with their own
// values and those of their own scenarios.
func (o Options) Partial() bool {
	return o.Scenario != "" || len(o.Values)+len(o.Set) > 0
}

// A Renderer renders the sources of one tree and remembers the templates it has
// parsed and the bases it has built, which many charts and overlays share. It is safe
// for concurrent use.
type Renderer struct {
	opts   Options
	loader *helm.Loader

	once    sync.Once
	builder *kustomize.Builder
}

// New returns a Renderer that knows no template yet.
func New(opts Options) *Renderer { return &Renderer{opts: opts, loader: helm.NewLoader()} }

// Render returns the documents of a source, a chart's scenario by scenario.
// What cannot be read or rendered is a problem; the rest is rendered.
func (r *Renderer) Render(ctx context.Context, src *document.Source) ([]document.Document, []document.Problem) {
	switch src.Kind {
	case document.Chart:
		return r.chart(ctx, src)
	case document.Kustomization:
		return r.kustomization(ctx, src)
	}
	return r.readPlain(src)
}

// Plan says which sources are going to be rendered, so that what several of them build
// on is made once.
func (r *Renderer) Plan(ctx context.Context, sources []*document.Source) {
	for _, src := range sources {
		if src.Kind == document.Kustomization && ctx.Err() == nil {
			dir, added := layered(src)
			r.kustomize(src).Plan(ctx, dir, added)
		}
	}
}

// kustomize returns what builds the kustomizations of the tree that a source is in.
func (r *Renderer) kustomize(src *document.Source) *kustomize.Builder {
	r.once.Do(func() {
		tree := src.FS
		if recorder, ok := tree.(*files.Recorder); ok {
			tree = recorder.FS
		}
		r.builder = kustomize.NewBuilder(tree, kustomize.Options{KubeVersion: r.opts.KubeVersion, APIVersions: r.opts.APIVersions, Fetched: r.opts.Fetched})
	})
	return r.builder
}

// layered returns the directory of a kustomization, and the files that a GitOps object
// adds to it.
func layered(src *document.Source) (dir string, added map[string][]byte) {
	if src.Layer != nil {
		return src.Layer.Dir, src.Layer.Files
	}
	return src.Dir, nil
}

// namespace returns where objects of a file or directory land that name none.
func (r *Renderer) namespace(name string) string {
	for _, n := range r.opts.Namespaces {
		if files.Match(n.Path, name) {
			return n.Namespace
		}
	}
	return ""
}

// readPlain reads the files of a plain bundle.
func (r *Renderer) readPlain(src *document.Source) ([]document.Document, []document.Problem) {
	var documents []document.Document
	var problems []document.Problem
	for _, file := range src.Files {
		text, err := files.Read(src.FS, file)
		if err != nil {
			problems = append(problems, document.Problem{File: file, Message: err.Error()})
			continue
		}
		documents = append(documents, document.Document{
			Source: src, Namespace: cmp.Or(src.Namespace, r.namespace(file)), File: file, Text: text,
			Named: slices.Contains(src.Named, file), Loose: slices.Contains(src.Loose, file),
		})
	}
	return documents, problems
}

func (r *Renderer) kustomization(ctx context.Context, src *document.Source) ([]document.Document, []document.Problem) {
	dir, added := layered(src)
	resources, problems, read := r.kustomize(src).Build(ctx, dir, added)
	if recorder, ok := src.FS.(*files.Recorder); ok {
		recorder.Note(read...)
	}
	namespace := cmp.Or(src.Namespace, r.namespace(src.Dir))
	if layer := src.Layer; layer != nil {
		for i := range resources {
			res := &resources[i]
			origin := res.Origin
			res.Origin = func(f document.Field) document.Location { return moved(origin(f), layer.Locate) }
			res.File = layer.Locate(document.Location{File: res.File, Line: 1, Column: 1}).File
			if layer.Substitute != nil {
				res.Text = layer.Substitute(res.Text)
			}
		}
		for i := range problems {
			p := &problems[i]
			at := layer.Locate(document.Location{File: p.File, Line: p.Line, Column: p.Column})
			p.File, p.Line, p.Column = at.File, at.Line, at.Column
		}
	}
	documents := make([]document.Document, len(resources))
	for i, res := range resources {
		documents[i] = document.Document{Source: src, Namespace: namespace, File: res.File, Text: res.Text, Origin: res.Origin, Name: res.Name}
	}
	return documents, problems
}
