package report

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/rule"
)

const (
	sarifError   = "error"
	sarifWarning = "warning"
	sarifNote    = "note"
	// maxTags and maxDescription are how many tags of a rule and how many
	// characters of a description GitHub takes.
	maxTags        = 20
	maxDescription = 1024
)

// levelOf maps a severity to a level of SARIF.
func levelOf(s rule.Severity) string {
	switch s {
	case rule.Critical, rule.High:
		return sarifError
	case rule.Medium:
		return sarifWarning
	default:
		return sarifNote
	}
}

// score maps a severity to the middle of the band of scores that GitHub calls by
// the same name. Info has no band.
func score(s rule.Severity) string {
	switch s {
	case rule.Critical:
		return "9.5"
	case rule.High:
		return "8.0"
	case rule.Medium:
		return "5.5"
	case rule.Low:
		return "3.0"
	default:
		return ""
	}
}

// sarifRule describes a rule.
func sarifRule(r *rule.Rule) *sarif.ReportingDescriptor {
	var help bytes.Buffer
	_ = catalogue.Explain(&help, r, false) // a buffer takes everything
	// The problem severity counts where there is no score.
	problem := levelOf(r.Severity)
	if problem == sarifNote {
		problem = "recommendation"
	}
	precision := "high"
	if r.Profile != rule.Recommended {
		precision = "medium"
	}
	var name *string // it must differ from the ID in more than case
	if pascal := pascalCase(r.ID); !strings.EqualFold(pascal, r.ID) {
		name = &pascal
	}
	var uri *string
	if page := catalogue.URL(r); page != "" {
		uri = &page
	}
	return &sarif.ReportingDescriptor{
		ID:               &r.ID,
		Name:             name,
		ShortDescription: &sarif.MultiformatMessageString{Text: new(r.Title + ".")},
		FullDescription:  &sarif.MultiformatMessageString{Text: new(cut(r.Description, maxDescription))},
		Help: &sarif.MultiformatMessageString{
			Text:     new(help.String()),
			Markdown: new(catalogue.Markdown(r)),
		},
		HelpURI:              uri,
		DefaultConfiguration: &sarif.ReportingConfiguration{Enabled: true, Level: levelOf(r.Severity), Rank: -1},
		Properties: &sarif.PropertyBag{
			Tags: tags(r),
			Properties: sarif.Properties{
				"precision":         precision,
				"problem.severity":  problem,
				"security-severity": score(r.Severity),
			},
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
