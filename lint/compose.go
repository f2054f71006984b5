package lint

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/source"
)

// compose makes the report: findings located, those of several renderings of
// one source line joined, secrets masked, everything in one total order.
func compose(opts Options, selected []*rule.Rule, problems []source.Problem, sources []source.Source, bundles []*bundle) report.Report {
	r := report.Report{Version: opts.Version, Rules: selected}
	mask := newMask(opts.FS, bundles)
	excerpter := report.NewExcerpter(mask.read, mask.in)
	r.Findings = join(bundles, mask.read, func(f *eval.Finding) bool {
		return slices.Contains(selected, f.Rule) && (opts.MinSeverity == "" || f.Severity.AtLeast(opts.MinSeverity))
	})
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Message = mask.redact(f.Message)
		f.Excerpt = excerpter.Excerpts(f.Location)
	}
	for _, b := range bundles {
		problems = append(problems, b.problems...)
	}
	for _, p := range problems {
		p.Message = mask.redact(p.Message)
		r.Problems = append(r.Problems, p)
	}
	slices.SortFunc(r.Problems, compareProblems)
	r.Problems = slices.Compact(r.Problems)
	r.Summary = summarize(sources, bundles, r.Problems)
	return r
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
	// nth tells findings apart that one rendering has several of.
	nth int
}

// join locates the findings that shown reports true for and makes one of those
// that several renderings of the same source line have.
func join(bundles []*bundle, read func(string) ([]byte, error), shown func(*eval.Finding) bool) []report.Finding {
	var findings []report.Finding
	renderings := make(map[int][]string)
	at := make(map[sameness]int)
	for _, b := range bundles {
		count := make(map[sameness]int)
		for i := range b.findings {
			f := &b.findings[i]
			if !shown(f) || !b.reports(f.Object.Document.File) {
				continue
			}
			rf := report.Finding{
				Rule:     f.Rule,
				Severity: f.Severity,
				Message:  f.Message,
				Object:   report.Object{APIVersion: f.Object.APIVersion, Kind: f.Object.Kind, Namespace: f.Object.Namespace, Name: f.Object.Name},
				Path:     manifest.FormatPath(f.Path),
				Location: locate(f, read),
			}
			loc := rf.Location
			key := sameness{f.Rule, rf.Object.Kind, rf.Path, f.Message, loc.File, loc.Line, loc.Column, loc.EndLine, loc.EndColumn, 0}
			count[key]++
			key.nth = count[key]
			j, known := at[key]
			if !known {
				j = len(findings)
				at[key] = j
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

// rendering names what a bundle is one rendering of several of: the values file
// of a chart's scenario, or the directory of an overlay; "" for plain YAML.
func (b *bundle) rendering() string {
	switch {
	case b.source.Kind == source.Plain:
		return ""
	case b.source.Kind == source.Kustomization:
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

func compareProblems(a, b source.Problem) int {
	return cmp.Or(
		strings.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		strings.Compare(a.Message, b.Message),
	)
}

// summarize counts what was looked at.
func summarize(sources []source.Source, bundles []*bundle, problems []source.Problem) report.Summary {
	var s report.Summary
	for i := range sources {
		switch sources[i].Kind {
		case source.Chart:
			s.Charts++
		case source.Kustomization:
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
		case b.source.Kind == source.Chart && b.files > 0:
			s.Scenarios++
		case b.source.Kind == source.Plain && b.source.Only != nil:
			s.Files += len(b.source.Only)
		case b.source.Kind == source.Plain:
			s.Files += len(b.source.Files)
		}
	}
	for _, p := range problems {
		if !p.Note {
			s.Skipped++
		}
	}
	return s
}
