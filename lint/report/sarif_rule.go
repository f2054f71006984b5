package report

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/rule"
)

// A sarifLevel is how much a result weighs.
type sarifLevel string

const (
	sarifWarning sarifLevel = "warning"
	// maxTags and maxDescription are how many tags of a rule and how many
	// characters of a description GitHub takes.
	maxTags        = 20
	maxDescription = 1024
)

// newSARIFRule describes a rule.
func newSARIFRule(r *rule.Rule) sarifRule {
	var help bytes.Buffer
	_ = catalogue.Explain(&help, r, false) // a buffer takes everything
	// The problem severity counts where there is no score.
	level := severityLevels[r.Severity]
	problem := string(level.sarif)
	if r.Severity <= rule.Low {
		problem = "recommendation"
	}
	precision := "high"
	if r.Profile != rule.Recommended {
		precision = "medium"
	}
	name := pascalCase(r.ID)
	if strings.EqualFold(name, r.ID) {
		name = "" // it must differ from the ID in more than case
	}
	return sarifRule{
		ID:                   r.ID,
		Name:                 name,
		ShortDescription:     sarifText{Text: r.Title + "."},
		FullDescription:      sarifText{Text: cut(r.Description, maxDescription)},
		Help:                 sarifText{Text: help.String(), Markdown: catalogue.Markdown(r)},
		HelpURI:              catalogue.URL(r),
		DefaultConfiguration: sarifConfiguration{Enabled: true, Level: level.sarif},
		Properties: sarifRuleProperties{
			Tags: tags(r), Precision: precision, ProblemSeverity: problem, SecuritySeverity: level.score,
		},
	}
}

// tags returns what a rule can be filtered by: its category, its weaknesses in
// the form that GitHub knows, and the controls of other frameworks.
func tags(r *rule.Rule) []string {
	out := []string{"security", "kubernetes", r.Category}
	for _, cwe := range r.Compliance["cwe"] {
		if n, err := strconv.Atoi(strings.TrimPrefix(cwe, "CWE-")); err == nil {
			out = append(out, fmt.Sprintf("external/cwe/cwe-%03d", n))
		}
	}
	for _, framework := range slices.Sorted(maps.Keys(r.Compliance)) {
		if framework == "cwe" {
			continue
		}
		for _, control := range r.Compliance[framework] {
			out = append(out, framework+"/"+strings.ReplaceAll(control, " ", "-"))
		}
	}
	return out[:min(len(out), maxTags)]
}

// pascalCase turns kebab-case into PascalCase.
func pascalCase(id string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(id, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// cut returns at most n code points of s.
func cut(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n-1]) + "…"
}
