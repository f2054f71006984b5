package workspace

import (
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/rule"
)

// passing are the categories of rules about pods, which say less of one that runs
// for a moment: the rights it is given are there for longer.
var passing = []string{"images", "pods", "reliability", "service-accounts"}

// grade lowers by one step the findings of what serves nobody, and takes them out of
// the recommended profile: what is an example; tests and other hooks of Helm; and what
// a chart is but with the values of its ci directory. A token of a known service is
// none the less one.
func grade(b *Bundle, e *examples) {
	for i := range b.Findings {
		f := &b.Findings[i]
		setting, lesser := setting(b, f, e)
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
func setting(b *Bundle, f *eval.Finding, e *examples) (where string, lesser bool) {
	doc := f.Object.Document
	hook := ""
	if node := f.Object.Get([]any{"metadata", "annotations", "helm.sh/hook"}); node != nil {
		hook, _ = node.Value.(string)
	}
	switch {
	case e.of(b.Source, doc) != "":
		return " (" + e.of(b.Source, doc) + ")", true
	case slices.Contains(b.Source.Loose, doc.File) && strings.Contains(strings.ToLower(doc.File), "patch"):
		return " (in a patch that nothing applies)", true
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
