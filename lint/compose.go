package lint

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// report makes the report: findings located, those of several renderings of one
// source line joined, what answers them marked, secrets masked, everything in one
// total order.
func (v *vetting) report() (report.Report, error) {
	r := report.Report{Version: v.opts.Version, Rules: v.selected, Kinds: kinds(v.bundles, true)}
	texts, hidden := v.mask()
	excerpter := report.NewExcerpter(texts.Read, hidden.Spans)
	marker, err := v.newMarker(texts)
	if err != nil {
		return r, err
	}
	var edits func(*eval.Finding) []document.Edit
	if v.opts.Edits {
		edits = editsOf()
	}
	findings := join(v.bundles, v.selected, texts.Read, edits, func(f *eval.Finding, loc document.Location) *filter.Suppression {
		return marker.Answer(filter.Finding{Rule: f.Rule, Object: f.Object, Path: f.Path, Places: f.Places(loc)})
	})
	ids := make([]filter.Identity, len(findings))
	for i := range findings {
		f := &findings[i]
		for _, text := range []*string{&f.Message, &f.Object.Name, &f.Path, &f.Identity.Name, &f.Identity.Path} {
			*text = hidden.Message(*text)
		}
		ids[i] = f.Identity
	}
	for i, print := range filter.Fingerprints(ids) {
		findings[i].Fingerprint = print
	}
	baseline := v.opts.Baseline
	if baseline != nil && !v.opts.NoSuppress {
		baseline = baseline.Clone()
		markKnown(findings, baseline)
	}
	if v.old != nil {
		r.Summary.Fixed = v.old.mark(findings)
	}
	for _, f := range findings {
		if !v.shows(f.Severity) {
			continue
		}
		f.Excerpt = excerpter.Excerpts(f.Location)
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

	problems := slices.Clone(v.problems)
	for _, b := range v.bundles {
		problems = append(problems, mask.Problems(b.problems, b.source, b.read(), v.opts.Render.Set)...)
	}
	slices.SortFunc(problems, document.Problem.Compare)
	problems = slices.Compact(problems)
	summarize(&r.Summary, v.sources, v.bundles, problems)
	complete := r.Summary.Skipped == 0 && !v.opts.Render.Partial()
	if v.shows(report.UnusedSeverity) {
		r.Unused = marker.Unused(complete && (v.old == nil || v.old.skipped == 0))
	}
	if v.old != nil {
		r.Unused = v.old.news(r.Unused)
		problems = append(problems, v.old.note()...)
	}
	if baseline != nil && !v.opts.NoSuppress && complete {
		r.Stale = v.stale(baseline)
	}
	r.Problems = slices.Concat(problems, marker.Problems(), v.staleNote(r.Stale))
	for i := range r.Problems {
		r.Problems[i].Message = hidden.Message(r.Problems[i].Message)
	}
	slices.SortFunc(r.Problems, document.Problem.Compare)
	return r, nil
}

// shows reports whether findings of a severity are reported.
func (v *vetting) shows(s rule.Severity) bool {
	return s >= v.opts.MinSeverity
}

// sameness is what two findings of different renderings have in common if one
// edit answers both. An overlay may have renamed the object.
type sameness struct {
	rule          *rule.Rule
	kind, path    string
	message       string
	file          string
	line, column  int
	endLine, endC int
	// suppressed: what is answered in one rendering may not be in another.
	suppressed bool
	// nth tells findings apart that one rendering has several of.
	nth int
}

// join locates the findings of the selected rules and makes one of those that
// several renderings of the same source line have. Edits returns those of a
// finding, nil for none, and answer what answers it.
func join(bundles []*bundle, selected []*rule.Rule, read func(string) ([]byte, error), edits func(*eval.Finding) []document.Edit, answer func(*eval.Finding, document.Location) *filter.Suppression) []report.Finding {
	var findings []report.Finding
	renderings := make(map[int][]string)
	at := make(map[sameness]int)
	for _, b := range bundles {
		count := make(map[sameness]int)
		for i := range b.findings {
			f := &b.findings[i]
			if !slices.Contains(selected, f.Rule) || !b.reports(f.Object.Document.File) {
				continue
			}
			rf := report.Finding{
				Rule:     f.Rule,
				Severity: f.Severity,
				Message:  f.Message,
				Control:  f.Control,
				Object:   report.Object{APIVersion: f.Object.APIVersion, Kind: f.Object.Kind, Namespace: f.Object.Namespace, Name: f.Object.Name},
				Path:     manifest.FormatPath(f.Path),
				Location: f.Place(read),
			}
			loc := rf.Location
			if f.Rule.Masks && generated(loc) {
				continue
			}
			rf.Suppressed = answer(f, loc)
			if edits != nil {
				rf.Edits = edits(f)
			}
			key := sameness{
				f.Rule, rf.Object.Kind, rf.Path, f.Message, loc.File, loc.Line, loc.Column, loc.EndLine, loc.EndColumn,
				rf.Suppressed != nil, 0,
			}
			count[key]++
			key.nth = count[key]
			j, known := at[key]
			if !known {
				j = len(findings)
				at[key] = j
				rf.Identity = filter.Identify(f, loc.File)
				findings = append(findings, rf)
			}
			renderings[j] = append(renderings[j], b.rendering())
		}
	}
	for j := range findings {
		findings[j].Scenarios = scenarios(renderings[j], findings[j].Location.File)
	}
	slices.SortStableFunc(findings, compareFindings)
	return findings
}

// generated reports whether a chart's own random functions made the value at a
// location: such a value is committed nowhere.
func generated(loc document.Location) bool {
	return slices.ContainsFunc(loc.Related, func(r document.Related) bool {
		return r.Role == document.Invented
	})
}

// rendering names what a bundle is one rendering of several of: the values file
// of a chart's scenario, or the directory of an overlay; "" for plain YAML.
func (b *bundle) rendering() string {
	switch {
	case b.source.Kind == document.Plain:
		return ""
	case b.source.Kind == document.Kustomization:
		return b.source.Dir
	case b.scenario == "":
		return path.Join(b.source.Dir, "values.yaml")
	}
	return b.scenario
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

// compareFindings is the order of findings in every format: by place, then by
// rule and what is said of which object.
func compareFindings(a, b report.Finding) int {
	return cmp.Or(
		strings.Compare(a.Location.File, b.Location.File),
		cmp.Compare(a.Location.Line, b.Location.Line),
		cmp.Compare(a.Location.Column, b.Location.Column),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		strings.Compare(a.Message, b.Message),
		strings.Compare(a.Object.Kind, b.Object.Kind),
		strings.Compare(a.Object.Namespace, b.Object.Namespace),
		strings.Compare(a.Object.Name, b.Object.Name),
		strings.Compare(a.Path, b.Path),
	)
}

// summarize counts what was looked at.
func summarize(s *report.Summary, sources []document.Source, bundles []*bundle, problems []document.Problem) {
	for i := range sources {
		switch sources[i].Kind {
		case document.Chart:
			s.Charts++
		case document.Kustomization:
			s.Kustomizations++
		}
	}
	for _, b := range bundles {
		for _, o := range b.objects {
			if b.reports(o.Document.File) {
				s.Objects++
			}
		}
		s.NotKubernetes += b.notKubernetes
		switch {
		case b.source.Kind == document.Chart && b.files > 0:
			s.Scenarios++
		case b.source.Kind == document.Plain && b.source.Only != nil:
			s.Files += len(b.source.Only)
		case b.source.Kind == document.Plain:
			s.Files += len(b.source.Files)
		}
	}
	for _, p := range problems {
		if p.Incomplete() {
			s.Skipped++
		}
	}
}
