package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// maxAnnotations is how many errors, how many warnings and how many notices of a step
// GitHub shows.
const maxAnnotations = 10

// GitHub writes a report as workflow commands, which GitHub Actions shows beside
// the lines of a pull request: the most severe first. What it would not show is a
// line of the log, and the last notice says how many there are.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func GitHub(w io.Writer, r Report, _ Options) error {
	b := bufio.NewWriter(w)
	r.Findings = worstFirst(r.Findings)
	room, hidden := annotations(&r)
	var log []string
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
		if room[e.level.github]--; room[e.level.github] < 0 {
			log = append(log, githubLine(e))
			continue
		}
		githubCommand(b, e.level.github, e.at, title, text)
	}
	for _, line := range log {
		fmt.Fprintln(b, line)
	}
	if hidden > 0 {
		text := fmt.Sprintf("%d more are in the log of this step: GitHub shows %d errors, warnings and notices each", hidden, maxAnnotations)
		githubCommand(b, "notice", document.Location{}, "kubevet", text)
	}
	return b.Flush()
}

// annotations returns for how many commands of each kind there is room, that which says
// how many are hidden aside, and how many are.
func annotations(r *Report) (room map[string]int, hidden int) {
	number := make(map[string]int)
	for e := range r.entries(problems, findings, unused) {
		number[e.level.github]++
	}
	room = map[string]int{"error": maxAnnotations, "warning": maxAnnotations, "notice": maxAnnotations}
	if number["error"] > maxAnnotations || number["warning"] > maxAnnotations || number["notice"] > maxAnnotations {
		room["notice"]-- // for the count
	}
	for command, most := range room {
		hidden += max(number[command]-most, 0)
	}
	return room, hidden
}

// githubLine is an entry in a line of the log, which no runner takes for a command.
func githubLine(e entry) string {
	line := e.level.word + ": "
	if e.at.File != "" {
		line += fmt.Sprintf("%s:%d: ", clean(e.at.File), e.at.Line)
	}
	line += clean(e.message)
	if f := e.finding; f != nil {
		line += " [" + f.Rule.ID + "]"
	}
	return line
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
