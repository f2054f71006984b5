package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// A gitlabIssue is one entry of GitLab's code quality report.
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// GitLab writes a report for GitLab's code quality. Problems are in it too, as
// the check "incomplete", and suppressions of no use as "unused-suppression";
// notes are not.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
func GitLab(w io.Writer, r Report) error {
	issues := []gitlabIssue{}
	seen := make(map[string]bool)
	for _, p := range r.Problems {
		sum := sha256.Sum256([]byte(strings.Join([]string{p.File, p.Message}, "\x00")))
		print := hex.EncodeToString(sum[:16])
		if !p.Incomplete() || seen[print] {
			continue
		}
		seen[print] = true
		issues = append(issues, gitlabIssue{
			clean(p.Message), "incomplete", print, "blocker", gitlabLocation{p.File, gitlabLines{max(p.Line, 1)}},
		})
	}
	for _, f := range r.Findings {
		issues = append(issues, gitlabIssue{
			clean(f.Object.String() + ": " + f.Message), f.Rule.ID, f.Fingerprint, gitlabSeverity(f.Severity),
			gitlabLocation{f.Location.File, gitlabLines{max(f.Location.Line, 1)}},
		})
	}
	for _, u := range r.Unused {
		sum := sha256.Sum256([]byte(strings.Join([]string{u.At.File, u.Rule, u.Message}, "\x00")))
		print := hex.EncodeToString(sum[:16])
		if seen[print] {
			continue
		}
		seen[print] = true
		issues = append(issues, gitlabIssue{
			clean(u.Message), "unused-suppression", print, gitlabSeverity(UnusedSeverity), gitlabLocation{u.At.File, gitlabLines{max(u.At.Line, 1)}},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(issues)
}

// gitlabSeverity maps a severity to what GitLab calls it.
func gitlabSeverity(s rule.Severity) string {
	switch s {
	case rule.Critical:
		return "blocker"
	case rule.High:
		return "critical"
	case rule.Medium:
		return "major"
	case rule.Low:
		return "minor"
	default:
		return "info"
	}
}
