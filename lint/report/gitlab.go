package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
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
	End   int `json:"end"`
}

// GitLab writes a report for GitLab's code quality. Problems are in it too, as
// the check "incomplete", and suppressions of no use as "unused-suppression";
// notes are not.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
func GitLab(w io.Writer, r Report, _ Options) error {
	issues := []gitlabIssue{}
	seen := make(map[string]bool)
	for e := range r.entries(problems, findings, unused) {
		issue := gitlabIssue{
			Description: clean(e.message), Severity: e.level.gitlab,
			Location: gitlabLocation{e.at.File, gitlabLines{max(e.at.Line, 1), max(e.at.EndLine, e.at.Line, 1)}},
		}
		switch {
		case e.finding != nil:
			issue.Description = clean(e.finding.Object.String() + ": " + e.message)
			issue.CheckName, issue.Fingerprint = e.finding.Rule.ID, e.finding.Fingerprint
		case e.unused != nil:
			issue.CheckName, issue.Fingerprint = "unused-suppression", gitlabFingerprint(e.at.File, e.unused.Rule, e.message)
		case e.problem.Level == document.Note:
			continue
		default:
			issue.CheckName, issue.Fingerprint = "incomplete", gitlabFingerprint(e.at.File, e.message)
		}
		if !seen[issue.Fingerprint] {
			seen[issue.Fingerprint] = true
			issues = append(issues, issue)
		}
	}
	return writeJSON(w, issues)
}

func gitlabFingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
