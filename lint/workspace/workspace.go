// Package workspace keeps the state between two looks at a tree: what sources
// there are, what they rendered to, what was found in it, and which of them reads
// which file. When a text changes, only what reads it is rendered and judged again.
//
// Its clients are a run, which looks once; a fix, which tries texts and takes them
// back; and an editor, whose open documents are texts over the tree.
//
// It may import every package below it.
package workspace

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"github.com/kubevet/kubevet/lint/discover"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// Options say what is looked at and how. Only FS, Paths and Rules.Set are needed.
type Options struct {
	// FS is the tree below the root of the run, and Paths what to lint in it; see
	// files.Root.
	FS    fs.FS
	Paths []string
	// Texts are the texts of files in place of their own, by the real names of the
	// files; nil is none.
	Texts map[string][]byte
	// Context asks for what is found in the plain files that are there as the context
	// of a file among Paths, as an editor does, in which they may be edited next.
	Context bool

	Discover discover.Options
	Render   render.Options
	// Fetched are the directories of the tree that stand for what is fetched.
	Fetched []files.Fetched
	Rules   Rules
	Eval    eval.Options
	Filter  filter.Options
	Report  Reporting

	// Since, if not nil, is an older state of the tree, for LookBack.
	Since *Revision
	// Progress is told how far it is, one call at a time; nil is nobody.
	Progress func(Progress)
}

// Rules are the rules that run.
type Rules struct {
	// Set are all rules there are, and Selection says which of them run.
	Set       *rule.Set
	Selection rule.Selection
	// Severities replace those of the findings of rules, named as in a Selection;
	// the name of a rule counts before that of its category.
	Severities map[string]rule.Severity
}

// Reporting says what of the findings is reported.
type Reporting struct {
	// MinSeverity is how severe a finding has to be; the zero Severity reports all.
	MinSeverity rule.Severity
	// NoSuppress obeys no suppression and no baseline.
	NoSuppress bool
	// Trusted, if not nil, is the tree whose comments and annotations suppress:
	// others are what a change adds, and suppress only with NewSuppressions.
	Trusted         fs.FS
	NewSuppressions bool
	// Baseline are the findings that are known; nil is none.
	Baseline *filter.Known
	// Edits asks for the edits of findings; see report.Finding.
	Edits bool
	// Full asks for maps, and for the edits of findings as diffs.
	Full bool
	// Bare leaves out the excerpts of findings, which not every format shows.
	Bare bool
	// Interruptible asks for what was found when the context is done, without
	// excerpts, whose secrets may not have been found.
	Interruptible bool
	// Version is kubevet's own.
	Version string
}

// A Workspace is a tree, what is in it and what was found. It is not for use by
// several goroutines at once.
type Workspace struct {
	// interrupted says that not all was looked at.
	interrupted bool
	opts        Options
	rules       *rule.Set
	selected    []*rule.Rule
	// severities are those that the user gives to rules, by ID.
	severities map[string]rule.Severity
	engines    engines
	// kinds are those that the engines know.
	kinds []string
	// texts are the texts over the tree of opts, by real name.
	texts map[string][]byte
	// problems are those of finding the sources.
	problems []document.Problem
	units    []unit
	// examples are of the tree as it was judged last, nil before.
	examples *examples
	meter    *meter
}

// A unit is a source and its renderings.
type unit struct {
	source  *document.Source
	bundles []*Bundle
}

// Load looks at a tree. An error means that nothing could run; bad input is a
// Problem, and the rest is looked at.
func Load(ctx context.Context, opts Options) (*Workspace, error) {
	w := &Workspace{opts: opts, texts: opts.Texts, severities: regraded(opts.Rules.Set, opts.Rules.Severities), meter: &meter{tell: opts.Progress}}
	w.rules = regrade(opts.Rules.Set, w.severities)
	var err error
	if w.selected, err = w.rules.Pick(opts.Rules.Selection); err != nil {
		return nil, err
	}
	var sources []document.Source
	if sources, w.problems, err = discovered(ctx, opts, w.Tree()); err != nil {
		return nil, err
	}
	if err := render.New(opts.Render).CheckScenario(ctx, pointers(sources)); err != nil && !w.cut(ctx) {
		return nil, err
	}
	renderer := render.New(w.opts.Render)
	if w.units, err = w.render(ctx, renderer, pointers(sources)); err != nil && !w.cut(ctx) {
		return nil, err
	}
	var elsewhere []document.Problem
	if !w.interrupted {
		if w.units, elsewhere, err = w.expand(ctx, renderer, w.units); err != nil {
			return nil, err
		}
	}
	w.problems = append(w.problems, elsewhere...)
	for b := range w.Bundles() {
		w.meter.add(Progress{AllObjects: len(b.Objects)})
	}
	if err := w.judge(ctx, w.units); err != nil && !w.cut(ctx) {
		return nil, err
	}
	return w, nil
}

// cut reports whether a run has been interrupted, or its time is up, and is to
// report what it has found till then. It says so once.
func (w *Workspace) cut(ctx context.Context) bool {
	if !w.opts.Report.Interruptible || ctx.Err() == nil {
		return false
	}
	if !w.interrupted {
		message := "the run was interrupted, and not all was looked at"
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			message = "the time of the run is up, and not all was looked at; how much was depends on this machine"
		}
		w.problems = append(w.problems, document.Problem{Message: message})
	}
	w.interrupted = true
	return true
}

// discovered finds the sources of a tree.
func discovered(ctx context.Context, opts Options, tree fs.FS) ([]document.Source, []document.Problem, error) {
	sources, problems, err := discover.Sources(ctx, tree, opts.Paths, opts.Discover)
	if opts.Context {
		for i := range sources {
			if sources[i].Only != nil {
				sources[i].Only = sources[i].Files
			}
		}
	}
	return sources, problems, err
}

func pointers(sources []document.Source) []*document.Source {
	out := make([]*document.Source, len(sources))
	for i := range sources {
		out[i] = &sources[i]
	}
	return out
}

// judge fills in the findings of units.
func (w *Workspace) judge(ctx context.Context, units []unit) error {
	var bundles []*Bundle
	for _, u := range units {
		bundles = append(bundles, u.bundles...)
	}
	if now := kindsOf(slices.Values(bundles), false); w.engines == nil || !contains(w.kinds, now) {
		w.kinds = slices.Compact(slices.Sorted(slices.Values(slices.Concat(w.kinds, now))))
		opts := w.opts.Eval
		opts.Project = projectNames(w.Tree())
		opts.Judged = func(n int) { w.meter.add(Progress{Objects: n}) }
		var err error
		if w.engines, err = newEngines(context.WithoutCancel(ctx), w.rules, withSecretRules(w.rules, w.selected), w.kinds, opts); err != nil {
			return err
		}
	}
	if err := judge(ctx, w.engines, w.rules, bundles, w.names(units)); err != nil {
		return err
	}
	w.examples = &examples{fsys: w.Tree(), paths: w.opts.Paths}
	for _, b := range bundles {
		grade(b, w.examples)
	}
	override(bundles, w.severities)
	return nil
}

// names are those of the objects of the workspace and of units that may come to it.
func (w *Workspace) names(units []unit) model.Names {
	return model.NamesOf(func(yield func(*manifest.Object) bool) {
		for _, u := range slices.Concat(w.units, units) {
			for _, b := range u.bundles {
				for _, o := range b.Objects {
					if !yield(o) {
						return
					}
				}
			}
		}
	})
}

func contains(all, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// Bundles iterates over what is judged together, in the order of the sources.
func (w *Workspace) Bundles() func(yield func(*Bundle) bool) {
	return func(yield func(*Bundle) bool) {
		for _, u := range w.units {
			for _, b := range u.bundles {
				if !yield(b) {
					return
				}
			}
		}
	}
}

// Sources returns how many sources there are, and Source the bundles of one: of a
// chart one a scenario, of all others one.
func (w *Workspace) Sources() int { return len(w.units) }

// Source returns the bundles of a source, by its index.
func (w *Workspace) Source(i int) []*Bundle { return w.units[i].bundles }

// Reads returns the names of the files that a source was read from, sorted; some may
// not exist.
func (w *Workspace) Reads(i int) []string { return read(w.units[i].source) }

// Options returns what the workspace was loaded with.
func (w *Workspace) Options() Options { return w.opts }

// Tree returns the tree as it is now: that of Options, with the texts over it.
func (w *Workspace) Tree() files.Overlay { return files.Overlay{FS: w.opts.FS, Texts: w.texts} }

// Clone returns a workspace in the same state, which goes its own way from then on.
func (w *Workspace) Clone() *Workspace {
	clone := *w
	clone.units = slices.Clone(w.units)
	return &clone
}

// Texts returns the texts over the tree, by the real names of their files.
func (w *Workspace) Texts() map[string][]byte { return maps.Clone(w.texts) }

// Selected returns the rules that run, sorted by ID.
func (w *Workspace) Selected() []*rule.Rule { return w.selected }

// Report makes the report of the workspace as it is. Since is what is known of an
// older state of the tree, nil if nothing is to be compared.
func (w *Workspace) Report(since *Older) (report.Report, error) {
	return compose(w, since)
}
