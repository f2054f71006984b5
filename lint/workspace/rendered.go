package workspace

import (
	"bytes"
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/text"
)

// Rendered is one document as it is judged.
type Rendered struct{ document.Document }

// Render returns the documents that Load would judge and the problems of reading
// and rendering them, in the order of their sources. It needs no rules.
func Render(ctx context.Context, opts Options) ([]Rendered, []document.Problem, error) {
	sources, problems, err := discovered(ctx, opts, opts.FS)
	if err != nil {
		return nil, nil, err
	}
	renderer := render.New(opts.Render)
	if err := renderer.CheckScenario(ctx, pointers(sources)); err != nil {
		return nil, nil, err
	}
	renderer.Plan(ctx, pointers(sources))
	rendered := make([][]Rendered, len(sources))
	found := make([][]document.Problem, len(sources))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range sources {
		g.Go(func() error {
			var documents []document.Document
			documents, found[i] = renderer.Render(ctx, &sources[i])
			for _, d := range documents {
				rendered[i] = append(rendered[i], Rendered{d})
			}
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, nil, err
	}
	problems = append(problems, slices.Concat(found...)...)
	slices.SortFunc(problems, document.Problem.Compare)
	return slices.Concat(rendered...), slices.Compact(problems), nil
}

// Scenarios returns the names of the scenarios of the charts that Load would render.
func Scenarios(ctx context.Context, opts Options) ([]string, error) {
	sources, _, err := discovered(ctx, opts, opts.FS)
	if err != nil {
		return nil, err
	}
	return render.New(opts.Render).Scenarios(ctx, pointers(sources)), nil
}

// Environments returns the charts that Load would render with values files that it would
// not use, each with a scenario for every such file.
func Environments(ctx context.Context, opts Options) ([]render.Chart, error) {
	sources, _, err := discovered(ctx, opts, opts.FS)
	if err != nil {
		return nil, err
	}
	return render.New(opts.Render).Environments(ctx, pointers(sources)), nil
}

// Lines returns where each line of the text comes from: the place of the first field
// that starts on it, the zero Location where none does.
func (r *Rendered) Lines() []document.Location {
	doc := &r.Document
	index := text.NewIndex(doc.Text)
	n := index.Lines()
	if n > 1 && bytes.HasSuffix(doc.Text, []byte("\n")) {
		n--
	}
	lines := make([]document.Location, n)
	for _, o := range manifest.Parse(doc).Objects {
		var walk func(path []any, n *manifest.Node)
		note := func(path []any, offset int) {
			if line, _ := index.LineAt(offset); line <= n && lines[line-1].File == "" {
				lines[line-1] = o.Locate(path)
			}
		}
		walk = func(path []any, n *manifest.Node) {
			for _, f := range n.Fields {
				field := append(slices.Clip(path), f.Key)
				note(field, f.KeyStart)
				walk(field, f.Value)
			}
			for i, item := range n.Items {
				at := append(slices.Clip(path), i)
				if item.Kind == manifest.Scalar {
					note(at, item.Start)
				}
				walk(at, item)
			}
		}
		walk(nil, o.Root)
	}
	return lines
}
