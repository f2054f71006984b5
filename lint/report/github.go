package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// GitHub writes a report as workflow commands, which GitHub Actions shows beside
// the lines of a pull request. It shows only the first ten errors, warnings and
// notices of a step, so the most severe come first.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func GitHub(w io.Writer, r Report, _ Options) error {
	b := bufio.NewWriter(w)
	r.Findings = worstFirst(r.Findings)
	for e := range r.entries(problems, findings, unused) {
		title, text := "kubevet", e.message
		if f := e.finding; f != nil {
			title = e.level.word + ": " + f.Rule.Title + " [" + f.Rule.ID + "]"
			text += " (" + f.Object.String() + ")"
			for _, related := range flatten(f.Location.Related) {
				text += fmt.Sprintf("\n%s: %s:%d", related.Message, related.File, related.Line)
			}
			text += "\n" + help(*f)
		}
		githubCommand(b, e.level.github, e.at, title, text)
	}
	return b.Flush()
}

// githubCommand writes one command. What has no file, as standard input, is
// shown without a place. GitHub takes columns only of a single line.
func githubCommand(b *bufio.Writer, command string, loc document.Location, title, text string) {
	var properties []string
	add := func(name string, value any) {
		properties = append(properties, name+"="+githubProperty.Replace(clean(fmt.Sprint(value))))
	}
	if loc.File != "" && !strings.HasPrefix(loc.File, "<") {
		add("file", loc.File)
		if loc.Line > 0 {
			add("line", loc.Line)
		}
		if loc.Column > 0 && (loc.EndLine == loc.Line || loc.EndLine == 0) {
			add("col", loc.Column)
			if loc.EndColumn > loc.Column {
				add("endColumn", loc.EndColumn)
			}
		}
	}
	add("title", title)
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, clean(line))
	}
	fmt.Fprintf(b, "::%s %s::%s\n", command, strings.Join(properties, ","), githubData.Replace(strings.Join(lines, "\n")))
}

// What commands are escaped by, as the runner decodes it.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
