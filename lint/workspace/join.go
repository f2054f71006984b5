package workspace

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// sameness is what findings have in common that one edit answers: they are of one
// rule, at one place, and say the same of what may have different names.
type sameness struct {
	rule          *rule.Rule
	message, path string
	file          string
	line, column  int
	endLine, endC int
	// suppressed: what is answered in one rendering may not be in another.
	suppressed bool
	// nth tells findings apart that one field of an object has several of.
	nth int
}

// A field is one of an object.
type field struct {
	object   *manifest.Object
	path     string
	sameness sameness
}

var (
	quotedName = regexp.MustCompile(`"[^"]*"`)
	index      = regexp.MustCompile(`\[\d+\]`)
)

// samenessOf returns what a finding at a place has in common with others. One key
// of a chart's values, or one line of its templates, may be several fields.
func samenessOf(f *eval.Finding, path string, loc document.Location) sameness {
	s := sameness{
		rule: f.Rule, message: quotedName.ReplaceAllString(f.Message, `""`), path: index.ReplaceAllString(path, "[]"),
		file: loc.File, line: loc.Line, column: loc.Column, endLine: loc.EndLine, endC: loc.EndColumn,
	}
	if f.Object.Document.Source.Kind == document.Chart {
		s.path = ""
	}
	return s
}

// join locates the findings that are reported and makes one of those that one edit
// answers: those of several renderings of a line, and of the objects that are made
// of it. Each is marked by what suppresses it, and has its edits if they are wanted.
func (w *Workspace) join(texts *files.Texts, marker *filter.Marker) joined {
	sheets := make(map[string]*edit.Sheet)
	var findings []report.Finding
	renderings := make(map[int][]string)
	at := make(map[sameness]int)
	for b := range w.Bundles() {
		count := make(map[field]int)
		unsaid := eval.Unsaid(b.Findings, w.reported(b))
		for i := range b.Findings {
			f := &b.Findings[i]
			if !unsaid[i] {
				continue
			}
			path := manifest.FormatPath(f.Path)
			loc := f.Place(texts.Read)
			if f.Rule.Masks && generated(loc) {
				continue
			}
			suppressed := marker.Suppression(filter.Finding{Rule: f.Rule, Object: f.Object, Path: f.Path, Places: f.Places(loc)})
			key := samenessOf(f, path, loc)
			key.suppressed = suppressed != nil
			count[field{f.Object, path, key}]++
			key.nth = count[field{f.Object, path, key}]
			object := report.Object{APIVersion: f.Object.APIVersion, Kind: f.Object.Kind, Namespace: f.Object.Namespace, Name: f.Object.Name}
			j, known := at[key]
			if !known {
				j = len(findings)
				at[key] = j
				rf := report.Finding{
					Rule: f.Rule, Severity: f.Severity, Message: f.Message, Control: f.Control, Object: object, Path: path,
					Location: loc, Suppressed: suppressed, Identity: filter.Identify(f, loc.File),
				}
				if w.opts.Report.Edits {
					rf.Edits = editsOf(f, sheets)
				}
				findings = append(findings, rf)
			}
			rf := &findings[j]
			rf.Severity = max(rf.Severity, f.Severity)
			rf.Evidence = append(rf.Evidence, f.Evidence...)
			rf.Objects = append(rf.Objects, object)
			rf.Sources = append(rf.Sources, b.source())
			renderings[j] = append(renderings[j], b.rendering())
		}
	}
	for j := range findings {
		f := &findings[j]
		f.Scenarios = scenarios(renderings[j], f.Location.File)
		f.Evidence = distinct(f.Evidence, strings.Compare)
		f.Objects = distinct(f.Objects, compareObjects)
		f.Sources = distinct(f.Sources, strings.Compare)
		f.Identity = f.Identity.With(f.Severity, f.Evidence)
	}
	slices.SortStableFunc(findings, report.Finding.Compare)
	return findings
}

// reported returns whether a finding of a bundle is one to report.
func (w *Workspace) reported(b *Bundle) func(*eval.Finding) bool {
	selected := make(map[*rule.Rule]bool, len(w.selected))
	for _, r := range w.selected {
		selected[r] = true
	}
	return func(f *eval.Finding) bool {
		return selected[f.Rule] && w.opts.Rules.Selection.Reports(f.Profile) && b.Reports(f.Object.Document.File)
	}
}

// distinct sorts what is in a list, and leaves each out but once.
func distinct[T comparable](all []T, compare func(a, b T) int) []T {
	slices.SortFunc(all, compare)
	return slices.Compact(all)
}

func compareObjects(a, b report.Object) int {
	return cmp.Or(
		strings.Compare(a.Kind, b.Kind), strings.Compare(a.Namespace, b.Namespace),
		strings.Compare(a.Name, b.Name), strings.Compare(a.APIVersion, b.APIVersion),
	)
}
