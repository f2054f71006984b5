// Package render turns a source into YAML documents that know where their bytes
// came from.
package render

import (
	"context"
	"path"
	"slices"

	"github.com/kubevet/kubevet/lint/render/helm"
	"github.com/kubevet/kubevet/lint/render/kustomize"
	"github.com/kubevet/kubevet/lint/source"
)

// A Document is a stream of YAML: a plain file, what one template of a chart
// rendered, or one resource of a kustomization's output.
type Document struct {
	Source *source.Source
	// Scenario names the values a chart was rendered with: "" for the chart's
	// defaults, else the values file or the name given in the configuration.
	Scenario string
	// Namespace is the namespace of objects that name none: the release's or the
	// kustomization's, "" for plain YAML.
	Namespace string
	// File is the file of a plain document, the template of a chart's, or the
	// resource file (or kustomization file, for generated resources) of a
	// kustomization's.
	File string
	// Text is the rendered YAML. For a plain file it is the file's own text.
	Text []byte
	// Origin maps a field of Text to the place a person edits. It is nil when
	// Text is the text of File, byte for byte.
	Origin func(source.Field) source.Location
}

// Options are the values that charts are rendered with. The zero value renders
// a chart with its own values and with each of its ci/*-values.yaml.
type Options struct {
	// Values are values files, relative to the root of the run, and Set are
	// "key=value" pairs in the syntax of helm's --set; later ones win. If there
	// are any, charts are rendered once, with these on top of their own values.
	Values []string
	Set    []string
	// Scenario, if not "", is the only scenario that charts are rendered with,
	// relative to the chart: "ci/prod-values.yaml". A chart without it is not
	// rendered.
	Scenario string
	// Namespace is the namespace of releases; "" is "default".
	Namespace string
	// KubeVersion is the version of Kubernetes that charts see, such as "1.34";
	// "" is the newest known. APIVersions are served in addition to its own.
	KubeVersion string
	APIVersions []string
}

// A Renderer renders sources and remembers the templates it has parsed, which
// many charts share. It is safe for concurrent use.
type Renderer struct {
	opts   Options
	loader *helm.Loader
}

// New returns a Renderer that knows no template yet.
func New(opts Options) *Renderer { return &Renderer{opts, helm.NewLoader()} }

// Render returns the documents of a source, a chart's scenario by scenario.
// What cannot be read or rendered is a problem; the rest is rendered.
func (r *Renderer) Render(ctx context.Context, src *source.Source) ([]Document, []source.Problem) {
	switch src.Kind {
	case source.Chart:
		return r.chart(ctx, src)
	case source.Kustomization:
		return r.kustomization(ctx, src)
	}
	return readPlain(src)
}

// readPlain reads the files of a plain bundle.
func readPlain(src *source.Source) ([]Document, []source.Problem) {
	var documents []Document
	var problems []source.Problem
	for _, file := range src.Files {
		text, err := source.ReadFile(src.FS, file)
		if err != nil {
			problems = append(problems, source.Problem{File: file, Message: err.Error()})
			continue
		}
		documents = append(documents, Document{Source: src, File: file, Text: text})
	}
	return documents, problems
}

func (r *Renderer) kustomization(ctx context.Context, src *source.Source) ([]Document, []source.Problem) {
	resources, problems := kustomize.Build(ctx, src.FS, src.Dir, kustomize.Options{
		KubeVersion: r.opts.KubeVersion,
		APIVersions: r.opts.APIVersions,
	})
	documents := make([]Document, len(resources))
	for i, res := range resources {
		documents[i] = Document{Source: src, File: res.File, Text: res.Text, Origin: res.Origin}
	}
	return documents, problems
}

func (r *Renderer) chart(ctx context.Context, src *source.Source) ([]Document, []source.Problem) {
	chart, problems := r.loader.Load(ctx, src.FS, src.Dir)
	if chart == nil {
		return nil, problems
	}
	var documents []Document
	for _, scenario := range r.scenarios(chart) {
		var values []string
		if scenario != "" {
			values = append(values, scenario)
		}
		files, failed := chart.Render(ctx, helm.Options{
			Namespace:   r.opts.Namespace,
			ValuesFiles: append(values, r.opts.Values...),
			Set:         r.opts.Set,
			KubeVersion: r.opts.KubeVersion,
			APIVersions: r.opts.APIVersions,
		})
		problems = append(problems, failed...)
		for _, f := range files {
			documents = append(documents, Document{
				Source: src, Scenario: scenario, Namespace: r.opts.Namespace,
				File: f.Path, Text: f.Text, Origin: f.Origin,
			})
		}
	}
	return documents, problems
}

// scenarios returns those of a chart that are rendered.
func (r *Renderer) scenarios(chart *helm.Chart) []string {
	all := chart.Scenarios()
	switch {
	case r.opts.Scenario != "":
		return slices.DeleteFunc(all, func(s string) bool {
			return s != r.opts.Scenario && s != path.Join(chart.Dir, r.opts.Scenario)
		})
	case len(r.opts.Values)+len(r.opts.Set) > 0:
		return []string{""}
	}
	return all
}
