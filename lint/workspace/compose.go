package workspace

import (
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// compose makes the report of a workspace: findings located and joined, secrets
// masked, what is known marked, and what is left shown. The types of the steps are
// their order: only what is joined can be masked, only what is masked can be
// compared or shown.
func compose(w *Workspace, since *Older) (report.Report, error) {
	texts, hidden := w.secrets()
	marker, err := w.marker(texts)
	if err != nil {
		return report.Report{}, err
	}
	found := w.join(texts, marker).mask(hidden).compare(w.baseline(), since)

	r := report.Report{Version: w.opts.Report.Version, Rules: w.selected, Kinds: kindsOf(w.Bundles(), true)}
	problems := w.problemsOf()
	for i := range problems {
		problems[i].Message = hidden.Message(problems[i].Message)
	}
	problems, accepted := w.accept(problems, found.baseline)
	w.summarize(&r.Summary, problems)
	w.show(&r, found, hidden, report.NewExcerpter(texts.Read, hidden.Spans))
	complete := r.Summary.Skipped == 0 && accepted == 0 && !w.opts.Render.Partial()
	if w.shows(report.UnusedSeverity) {
		r.Unused = marker.Unused(complete && (since == nil || since.skipped == 0))
	}
	if since != nil {
		r.Unused = since.news(r.Unused)
		problems = append(problems, since.note()...)
	}
	if found.baseline != nil && r.Summary.Skipped == 0 && !w.opts.Render.Partial() {
		r.Stale = w.stale(found.baseline)
		if !complete {
			// What is accepted may have what is not found.
			r.Stale = slices.DeleteFunc(r.Stale, func(e filter.Entry) bool { return e.Rule != filter.ProblemRule })
		}
	}
	r.Problems = slices.Concat(problems, marker.Problems(), w.staleNote(r.Stale))
	for i := range r.Problems {
		r.Problems[i].Message = hidden.Message(r.Problems[i].Message)
	}
	slices.SortFunc(r.Problems, document.Problem.Compare)
	if w.opts.Report.Full && !w.interrupted {
		r.Maps = w.drawn(hidden)
		for _, findings := range [][]report.Finding{r.Findings, r.Suppressed} {
			for i := range findings {
				findings[i].Diff = diffOf(findings[i].Edits, texts, hidden)
			}
		}
	}
	return r, nil
}

// secrets returns the texts of the files that were parsed as they stand, and what of
// these and others is secret.
func (w *Workspace) secrets() (*files.Texts, *mask.Mask) {
	texts := files.NewTexts(w.Tree())
	objects := func(yield func(*manifest.Object) bool) {
		for b := range w.Bundles() {
			for _, o := range b.Objects {
				if o.Document.Origin == nil {
					texts.Put(o.Document.File, o.Document.Text)
				}
				if !yield(o) {
					return
				}
			}
		}
	}
	findings := func(yield func(*eval.Finding) bool) {
		for b := range w.Bundles() {
			for i := range b.Findings {
				if !yield(&b.Findings[i]) {
					return
				}
			}
		}
	}
	return texts, mask.New(texts, objects, findings)
}

// Mask returns what of the tree as it is no output may show.
func (w *Workspace) Mask() *mask.Mask {
	_, hidden := w.secrets()
	return hidden
}

// joined are findings whose texts may hold secrets.
type joined []report.Finding

// masked are findings without secrets, each with its identity.
type masked []report.Finding

// mask masks the secrets in findings.
func (findings joined) mask(hidden *mask.Mask) masked {
	ids := make([]filter.Identity, len(findings))
	for i := range findings {
		f := &findings[i]
		for _, text := range []*string{&f.Message, &f.Object.Name, &f.Path, &f.Identity.Name, &f.Identity.Path} {
			*text = hidden.Message(*text)
		}
		for i := range f.Evidence {
			f.Evidence[i] = hidden.Message(f.Evidence[i])
		}
		for i := range f.Objects {
			f.Objects[i].Name = hidden.Message(f.Objects[i].Name)
		}
		ids[i] = f.Identity
	}
	for i, print := range filter.Fingerprints(ids) {
		findings[i].Fingerprint = print
	}
	return masked(findings)
}

// compared are findings of which those that are known are marked.
type compared struct {
	findings masked
	// baseline is what no finding matches, nil without one.
	baseline *filter.Known
	// fixed counts the findings that only the older state has.
	fixed int
}

// compare marks the findings that are in the baseline or were there before.
func (findings masked) compare(baseline *filter.Known, since *Older) compared {
	out := compared{findings: findings, baseline: baseline}
	if baseline != nil {
		markKnown(findings, baseline)
	}
	if since != nil {
		out.fixed = since.mark(findings)
	}
	return out
}

// show puts findings into a report, with their excerpts.
func (w *Workspace) show(r *report.Report, found compared, hidden *mask.Mask, excerpter *report.Excerpter) {
	r.Summary.Fixed = found.fixed
	for _, f := range found.findings {
		if !w.shows(f.Severity) {
			continue
		}
		if !w.opts.Report.Bare {
			f.Excerpt = excerpter.Excerpts(f.Location)
		}
		if w.interrupted {
			for i := range f.Excerpt {
				f.Excerpt[i] = report.Excerpt{File: f.Excerpt[i].File, Line: f.Excerpt[i].Line, Label: f.Excerpt[i].Label, Text: mask.Redacted, Masked: true}
			}
		}
		w.distrust(&f, hidden)
		switch {
		case f.Suppressed == nil:
			r.Findings = append(r.Findings, f)
			continue
		case f.Suppressed.By == filter.Baseline:
			r.Summary.Baselined++
		case f.Suppressed.By == filter.Since:
			r.Summary.Unchanged++
		default:
			r.Summary.Suppressed++
		}
		f.Suppressed.Reason = hidden.Message(f.Suppressed.Reason)
		r.Suppressed = append(r.Suppressed, f)
	}
}

// accept returns the problems without those that are accepted, and how many these are.
func (w *Workspace) accept(problems []document.Problem, baseline *filter.Known) ([]document.Problem, int) {
	if w.opts.Report.NoSuppress {
		return problems, 0
	}
	return filter.Accept(problems, w.opts.Filter.Problems, baseline, w.opts.Filter.Today)
}

// baseline returns the findings that are known, nil if that is not wanted.
func (w *Workspace) baseline() *filter.Known {
	if w.opts.Report.Baseline == nil || w.opts.Report.NoSuppress {
		return nil
	}
	return w.opts.Report.Baseline.Clone()
}

// problemsOf returns the problems of finding, reading, rendering and judging, sorted.
func (w *Workspace) problemsOf() []document.Problem {
	problems := slices.Clone(w.problems)
	for b := range w.Bundles() {
		problems = append(problems, mask.Problems(b.Problems, b.Source, read(b.Source), w.opts.Render.Set)...)
	}
	slices.SortFunc(problems, document.Problem.Compare)
	return slices.Compact(problems)
}

// shows reports whether findings of a severity are reported.
func (w *Workspace) shows(s rule.Severity) bool { return s >= w.opts.Report.MinSeverity }

// generated reports whether a chart's own random functions made the value at a
// location: such a value is committed nowhere.
func generated(loc document.Location) bool {
	return slices.ContainsFunc(loc.Related, func(r document.Related) bool {
		return r.Role == document.Invented
	})
}

// rendering names what a bundle is one rendering of several of: the values file
// of a chart's scenario, or the directory of an overlay; "" for plain YAML.
func (b *Bundle) rendering() string {
	switch {
	case b.Source.Kind == document.Plain:
		return ""
	case b.Source.Kind == document.Kustomization:
		return b.Source.Dir
	case b.Scenario == "":
		return path.Join(b.Source.Dir, "values.yaml")
	}
	return b.Scenario
}

// source names the chart or kustomization of a bundle by its directory, "" if it is
// neither.
func (b *Bundle) source() string {
	if b.Source.Kind == document.Plain {
		return ""
	}
	return b.Source.Dir
}

// scenarios sorts the renderings a finding occurs in; nil if they say nothing
// that its file does not: a chart with its own values, or an overlay's own file.
func scenarios(renderings []string, file string) []string {
	slices.Sort(renderings)
	renderings = slices.Compact(renderings)
	if only := renderings[0]; len(renderings) == 1 &&
		(only == "" || path.Base(only) == "values.yaml" || strings.HasPrefix(file, only+"/") || file == only) {
		return nil
	}
	return renderings
}

// summarize counts what was looked at.
func (w *Workspace) summarize(s *report.Summary, problems []document.Problem) {
	for _, u := range w.units {
		switch u.source.Kind {
		case document.Chart:
			s.Charts++
		case document.Kustomization:
			s.Kustomizations++
		}
	}
	for b := range w.Bundles() {
		for _, o := range b.Objects {
			if b.Reports(o.Document.File) {
				s.Objects++
			}
		}
		s.NotKubernetes += b.notKubernetes
		switch {
		case b.Source.Kind == document.Chart && b.files > 0:
			s.Scenarios++
		case b.Source.Kind == document.Plain && b.Source.Only != nil:
			s.Files += len(b.Source.Only)
		case b.Source.Kind == document.Plain:
			s.Files += len(b.Source.Files)
		}
	}
	for _, p := range problems {
		if p.Incomplete() {
			s.Skipped++
		}
	}
}

// editsOf returns the edits that fix a finding of plain YAML, nil if there are none.
// Each file is read once, into sheets.
func editsOf(f *eval.Finding, sheets map[string]*edit.Sheet) []document.Edit {
	doc := f.Object.Document
	if f.Rule.Fix == nil || f.Line > 0 || doc.Origin != nil || doc.Source.Kind != document.Plain {
		return nil
	}
	if sheets[doc.File] == nil {
		sheets[doc.File] = edit.NewSheet(doc.File, doc.Text)
	}
	n, ok := sheets[doc.File].Document(f.Object.Root.Start)
	if !ok {
		return nil
	}
	edits, err := sheets[doc.File].Edits(edit.Change{
		Document: n, Path: slices.Concat(f.Object.Path, f.Path),
		Set: f.Rule.Fix.Set, Remove: f.Rule.Fix.Remove, Prune: true,
	})
	if err != nil {
		return nil // kubevet fix says why
	}
	return edits
}
