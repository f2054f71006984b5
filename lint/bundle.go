package lint

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/rule"
)

// A bundle is what is judged together: a chart in one scenario, the output of
// one kustomization, or plain YAML.
type bundle struct {
	source   *document.Source
	scenario string
	objects  []*manifest.Object
	findings []eval.Finding
	problems []document.Problem
	// files and notKubernetes count what was read.
	files, notKubernetes int
}

// record makes every source note what is read of it.
func record(sources []document.Source) {
	for i := range sources {
		sources[i].FS = files.NewRecorder(sources[i].FS)
	}
}

// renderAndParse turns each source into its bundles, in the order of sources.
// The problems of a source are in its first bundle.
func renderAndParse(ctx context.Context, sources []document.Source, renderer *render.Renderer, meter *meter) ([]*bundle, error) {
	meter.add(Progress{AllSources: len(sources)})
	perSource := make([][]*bundle, len(sources))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range sources {
		g.Go(func() error {
			src := &sources[i]
			documents, problems := renderer.Render(ctx, src)
			perSource[i] = parse(src, documents)
			perSource[i][0].problems = append(problems, perSource[i][0].problems...)
			meter.add(Progress{Sources: 1})
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return slices.Concat(perSource...), nil
}

// parse parses the documents of a source, which come scenario by scenario, into
// one bundle a scenario; at least one.
func parse(src *document.Source, documents []document.Document) []*bundle {
	b := &bundle{source: src}
	bundles := []*bundle{b}
	for i := range documents {
		doc := &documents[i]
		if i > 0 && doc.Scenario != b.scenario {
			b = &bundle{source: src}
			bundles = append(bundles, b)
		}
		b.scenario = doc.Scenario
		b.files++
		parsed := manifest.Parse(doc)
		b.objects = append(b.objects, parsed.Objects...)
		if b.reports(doc.File) {
			b.problems = append(b.problems, parsed.Problems...)
			b.notKubernetes += parsed.NotKubernetes
		}
	}
	return bundles
}

// reports reports whether what is found in a file is shown: in a plain bundle
// for the sake of some of its files, the others are context.
func (b *bundle) reports(file string) bool {
	return b.source.Only == nil || slices.Contains(b.source.Only, file)
}

// partial reports whether objects may be missing that belong with those of the
// bundle: something could not be read or rendered, it is a stream that may be
// anything, or a file was named and only its directory is there as context.
func (b *bundle) partial() bool {
	return slices.ContainsFunc(b.problems, document.Problem.Incomplete) ||
		b.source.Only != nil || slices.Contains(b.source.Files, files.StdinFile)
}

// read returns the names of the files that the source of the bundle was read from.
func (b *bundle) read() []string {
	if r, ok := b.source.FS.(*files.Recorder); ok {
		return r.Opened()
	}
	return nil
}

// mask returns the texts of the files that were parsed as they stand, and what of
// these and others is secret.
func (v *vetting) mask() (*files.Texts, *mask.Mask) {
	texts := files.NewTexts(v.opts.FS)
	for _, b := range v.bundles {
		for _, o := range b.objects {
			if o.Document.Origin == nil {
				texts.Put(o.Document.File, o.Document.Text)
			}
		}
	}
	objects := func(yield func(*manifest.Object) bool) {
		for _, b := range v.bundles {
			for _, o := range b.objects {
				if !yield(o) {
					return
				}
			}
		}
	}
	findings := func(yield func(*eval.Finding) bool) {
		for _, b := range v.bundles {
			for i := range b.findings {
				if !yield(&b.findings[i]) {
					return
				}
			}
		}
	}
	return texts, mask.New(texts, objects, findings)
}

// kinds returns the kinds of the objects of all bundles, sorted: of all, or of
// those that are reported.
func kinds(bundles []*bundle, reported bool) []string {
	seen := make(map[string]bool)
	var kinds []string
	for _, b := range bundles {
		for _, o := range b.objects {
			k := o.JudgedKind()
			if reported {
				k = o.GroupKind()
			}
			if !seen[k] && (!reported || b.reports(o.Document.File)) {
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
func judge(ctx context.Context, engines engines, rules *rule.Set, bundles []*bundle) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, b := range bundles {
		g.Go(func() error {
			for _, o := range b.objects {
				if b.reports(o.Document.File) {
					b.problems = append(b.problems, eval.Misshapen(rules, o)...)
				}
			}
			findings, failures, err := engines.Evaluate(ctx, b.objects, b.partial())
			for _, f := range failures {
				if b.reports(f.Object.Document.File) {
					b.problems = append(b.problems, f.Problem())
				}
			}
			b.findings = findings
			return err
		})
	}
	return g.Wait()
}
