package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/rule"
)

const (
	// maxComment is how many characters GitHub takes in a comment, and maxSummary how
	// many bytes of a job's summary.
	maxComment = 65_536
	maxSummary = 1 << 20
	// markdownFrame is more than what stands around the rows of the tables.
	markdownFrame = 1_500
)

// Markdown writes a report as GitHub Flavored Markdown, for a comment: a table of the
// findings, the most severe first, and one of the problems. What does not fit is
// counted.
func Markdown(w io.Writer, r Report, _ Options) error { return writeMarkdown(w, r, maxComment) }

// JobSummary does what Markdown does, as long as the summary of a job may be.
func JobSummary(w io.Writer, r Report, _ Options) error { return writeMarkdown(w, r, maxSummary) }

// writeMarkdown writes at most so many bytes. Problems have at most half of them if there
// are findings.
func writeMarkdown(w io.Writer, r Report, most int) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "## kubevet\n\n%s\n", summarize(r, catalogue.Palette{}))
	r.Findings = worstFirst(r.Findings)
	var rows []string
	for e := range r.entries(problems, unused) {
		word := e.level.word
		if e.unused != nil {
			word = "unused"
		}
		rows = append(rows, fmt.Sprintf("| %s | %s | %s |\n", word, markdownPlace(e.at), markdownText(e.message)))
	}
	room, kept := most-markdownFrame, 0
	if len(r.Findings) > 0 {
		kept = room / 2
	}
	room = kept + markdownTable(b, "| Level | Where | Problem |\n|---|---|---|\n", "problem", rows, room-kept)
	rows = nil
	for e := range r.entries(findings) {
		rows = append(rows, fmt.Sprintf("| %s | %s | %s<br>%s, %s |\n",
			e.level.word, markdownPlace(e.at), markdownText(e.message), markdownText(e.finding.Object.String()), markdownRule(e.finding.Rule)))
	}
	markdownTable(b, "| Severity | Where | Finding |\n|---|---|---|\n", "finding", rows, room)
	return b.Flush()
}

// markdownRule names a rule, with a link to its page if it has one.
func markdownRule(r *rule.Rule) string {
	if page := catalogue.URL(r); page != "" {
		return fmt.Sprintf("[%s](%s)", r.ID, page)
	}
	return r.ID
}

// markdownTable writes rows below a heading, as many as there is room for, says
// how many it leaves out, and returns the room that is left.
func markdownTable(b *bufio.Writer, heading, noun string, rows []string, room int) int {
	if len(rows) == 0 {
		return room
	}
	fmt.Fprintf(b, "\n%s", heading)
	for i, row := range rows {
		if len(row) > room {
			fmt.Fprintf(b, "\n%s left out, the last of the list.\n", count(len(rows)-i, noun))
			return 0
		}
		room -= len(row)
		b.WriteString(row)
	}
	return room
}

// markdownPlace names a place in a file.
func markdownPlace(loc document.Location) string {
	if loc.File == "" {
		return ""
	}
	place := clean(loc.File)
	if loc.Line > 0 {
		place += fmt.Sprintf(":%d", loc.Line)
		if loc.Column > 0 {
			place += fmt.Sprintf(":%d", loc.Column)
		}
	}
	return markdownText(place)
}

// markdownText escapes text so that Markdown shows it as it is, in a cell of a
// table too, links nothing and tells nobody.
func markdownText(s string) string { return markdownEscaper.Replace(clean(s)) }

var markdownEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `~`, `\~`, `$`, `\$`, `!`, `\!`,
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "@", "&#64;", "#", "&#35;", "://", "&#58;//", "www.", "www&#46;",
)
