package workspace

import (
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/rule"
)

// exampleDirs are the directories whose manifests are there to be read or to be
// tested with, and run nowhere.
var exampleDirs = []string{"example", "examples", "testdata"}

// passing are the categories of rules about pods, which say less of one that runs
// for a moment: the rights it is given are there for longer.
var passing = []string{"images", "pods", "reliability", "service-accounts"}

// grade lowers by one step the findings of what serves nobody, and takes them out of
// the recommended profile: what is in a directory of examples or tests, if it was not
// named as an argument; tests and other hooks of Helm; and what a chart is but with
// the values of its ci directory. A token of a known service is none the less one.
func (w *Workspace) grade(b *Bundle) {
	for i := range b.Findings {
		f := &b.Findings[i]
		setting, lesser := w.setting(b, f)
		if !lesser || f.Rule.ID == "cloud-credential-in-manifest" {
			continue
		}
		f.Severity = max(f.Severity-1, rule.Info)
		f.Profile = max(f.Profile, rule.Strict)
		f.Message += setting
	}
}

// setting reports whether a finding is where it matters less, and says where as the
// end of its message. Of values for tests it says nothing, so that the finding is one
// with that of other values.
func (w *Workspace) setting(b *Bundle, f *eval.Finding) (where string, lesser bool) {
	doc := f.Object.Document
	hook := ""
	if node := f.Object.Get([]any{"metadata", "annotations", "helm.sh/hook"}); node != nil {
		hook, _ = node.Value.(string)
	}
	switch {
	case w.InExample(doc.File):
		return " (in an example)", true
	case b.Source.Kind != document.Chart:
		return "", false
	case strings.Contains(hook, "test") && slices.Contains(passing, f.Rule.Category):
		return " (in a test of the chart)", true
	case hook != "" && f.Object.Kind == "Job" && slices.Contains(passing, f.Rule.Category):
		return " (in a hook of the chart)", true
	case path.Base(path.Dir(b.Scenario)) == "ci":
		return "", true
	}
	return "", false
}

// InExample reports whether a file is below a directory of examples that no argument
// names.
func (w *Workspace) InExample(file string) bool {
	below := file
	for _, arg := range w.opts.Paths {
		if rest, ok := strings.CutPrefix(file, path.Clean(arg)+"/"); ok && len(rest) < len(below) {
			below = rest
		}
	}
	return slices.ContainsFunc(strings.Split(path.Dir(below), "/"), func(dir string) bool { return slices.Contains(exampleDirs, dir) })
}
