package workspace

import (
	"context"
	"iter"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/rule"
)

// A Bundle is what is judged together: a chart in one scenario, the output of
// one kustomization, or plain YAML.
type Bundle struct {
	Source *document.Source
	// Scenario names the values that a chart is rendered with, as
	// document.Document has it.
	Scenario string
	Objects  []*manifest.Object
	Findings []eval.Finding
	// Problems are those of reading, rendering and parsing. Those of a source are in
	// its first bundle.
	Problems []document.Problem
	// files and notKubernetes count what was read.
	files, notKubernetes int
}

// render turns each source into its bundles, which are not judged yet, in the order
// of sources, all of which are of the tree that the renderer is for. Every source notes
// what is read of it.
func (w *Workspace) render(ctx context.Context, renderer *render.Renderer, sources []*document.Source) ([]unit, error) {
	w.meter.add(Progress{AllSources: len(sources)})
	renderer.Plan(ctx, sources)
	units := make([]unit, len(sources))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, src := range sources {
		g.Go(func() error {
			src.FS = files.NewRecorder(src.FS)
			noteDeclaration(src)
			documents, problems := renderer.Render(ctx, src)
			bundles := parse(src, documents)
			bundles[0].Problems = append(problems, bundles[0].Problems...)
			units[i] = unit{src, bundles}
			w.meter.add(Progress{Sources: 1})
			return ctx.Err()
		})
	}
	return units, g.Wait()
}

// parse parses the documents of a source, which come scenario by scenario, into
// one bundle a scenario; at least one.
func parse(src *document.Source, documents []document.Document) []*Bundle {
	b := &Bundle{Source: src}
	bundles := []*Bundle{b}
	for i := range documents {
		doc := &documents[i]
		if i > 0 && doc.Scenario != b.Scenario {
			b = &Bundle{Source: src}
			bundles = append(bundles, b)
		}
		b.Scenario = doc.Scenario
		b.files++
		parsed := manifest.Parse(doc)
		b.Objects = append(b.Objects, parsed.Objects...)
		if b.Reports(doc.File) {
			b.Problems = append(b.Problems, parsed.Problems...)
			b.notKubernetes += parsed.NotKubernetes
		}
	}
	return bundles
}

// Reports reports whether what is found in a file is shown: in a plain bundle
// for the sake of some of its files, the others are context.
func (b *Bundle) Reports(file string) bool {
	return b.Source.Only == nil || slices.Contains(b.Source.Only, file)
}

// partial reports whether objects may be missing that belong with those of the
// bundle: something could not be read or rendered, it is a stream that may be
// anything, or a file was named and only its directory is there as context.
func (b *Bundle) partial() bool {
	return slices.ContainsFunc(b.Problems, func(p document.Problem) bool { return p.Incomplete() || p.OfValues }) ||
		b.Source.Only != nil || slices.Contains(b.Source.Files, files.StdinFile)
}

// read returns the names of the files that a source was read from, sorted.
func read(src *document.Source) []string {
	if r, ok := src.FS.(*files.Recorder); ok {
		return r.Opened()
	}
	return nil
}

// kindsOf returns the kinds of the objects of bundles, sorted: of all, or of those
// that are reported.
func kindsOf(bundles iter.Seq[*Bundle], reported bool) []string {
	seen := make(map[string]bool)
	var kinds []string
	for b := range bundles {
		for _, o := range b.Objects {
			k := o.JudgedKind()
			if reported {
				k = o.GroupKind()
			}
			if !seen[k] && (!reported || b.Reports(o.Document.File)) {
				seen[k] = true
				kinds = append(kinds, k)
			}
		}
	}
	slices.Sort(kinds)
	return kinds
}

// judge fills in the findings of every bundle. Objects that are only context
// are judged too: the excerpts of other findings must not show their secrets.
func judge(ctx context.Context, engines engines, rules *rule.Set, bundles []*Bundle, run model.Names) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, b := range bundles {
		g.Go(func() error {
			for _, o := range b.Objects {
				if b.Reports(o.Document.File) {
					b.Problems = append(b.Problems, eval.Misshapen(rules, o)...)
				}
			}
			findings, failures, err := engines.Evaluate(ctx, b.Objects, eval.Around{Partial: b.partial(), Run: run})
			for _, f := range failures {
				if b.Reports(f.Object.Document.File) {
					b.Problems = append(b.Problems, f.Problem())
				}
			}
			b.Findings = findings
			return err
		})
	}
	return g.Wait()
}
