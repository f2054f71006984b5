package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
)

// TextOptions says how a report is written for people.
type TextOptions struct {
	// Color adds the colour codes of terminals.
	Color bool
	// Path returns a file's name as the reader knows it, which is relative to
	// the working directory. Nil leaves names relative to the root of the run.
	Path func(file string) string
	// Statistics adds how often each rule was violated.
	Statistics bool
	// Quiet leaves out notes and the summary, so that a clean run is silent.
	Quiet bool
}

// Text writes a report for people: each finding with its source, then the
// problems, then one line that says what was looked at. No character of the
// input reaches the terminal as a command.
func Text(w io.Writer, r Report, opts TextOptions) error {
	t := newTextWriter(w, opts)
	for _, f := range slices.Concat(r.Findings, r.Suppressed) {
		t.finding(f)
	}
	for _, u := range r.Unused {
		t.unused(u)
	}
	if len(r.Unused) > 0 {
		t.printf("\n")
	}
	for _, p := range t.worthSaying(r.Problems) {
		t.printf("%s %s%s\n", t.level(p), t.prefix(p.File, p.Line, p.Column), clean(p.Message))
	}
	if len(t.worthSaying(r.Problems)) > 0 {
		t.printf("\n")
	}
	return t.end(r)
}

// A textWriter writes for people. Errors of writing are kept until end.
type textWriter struct {
	*bufio.Writer
	opts    TextOptions
	palette catalogue.Palette
}

func newTextWriter(w io.Writer, opts TextOptions) *textWriter {
	if opts.Path == nil {
		opts.Path = func(file string) string { return file }
	}
	return &textWriter{bufio.NewWriter(w), opts, catalogue.Palette{On: opts.Color}}
}

func (t *textWriter) printf(format string, args ...any) {
	fmt.Fprintf(t.Writer, format, args...)
}

// place writes a place so that terminals and editors can open it. A line or
// column that is 0 is left out.
func (t *textWriter) place(file string, line, column int) string {
	place := clean(t.opts.Path(file))
	if line > 0 {
		place += ":" + strconv.Itoa(line)
		if column > 0 {
			place += ":" + strconv.Itoa(column)
		}
	}
	return place
}

// prefix writes a place before what is said of it. It is "" for no file.
func (t *textWriter) prefix(file string, line, column int) string {
	if file == "" {
		return ""
	}
	return t.palette.Bold(t.place(file, line, column)+":") + " "
}

// finding writes one finding and an empty line.
func (t *textWriter) finding(f Finding) {
	p, loc := t.palette, f.Location
	gutter := 1
	for _, x := range f.Excerpt {
		gutter = max(gutter, len(strconv.Itoa(x.Line)))
	}
	margin := strings.Repeat(" ", gutter)

	t.printf("%s%s%s\n", suppressed(f), p.Severity(f.Severity, f.Severity.String()+"["+f.Rule.ID+"]"), p.Bold(": "+clean(f.Message)))
	t.printf("%s%s %s  %s\n", margin, p.Frame("-->"), t.place(loc.File, loc.Line, loc.Column), p.Dim(clean(f.Object.String())))
	for i, x := range f.Excerpt {
		mark, label := "^", p.Dim(clean(f.Path))
		paint := func(s string) string { return p.Severity(f.Severity, s) }
		if x.Label != "" {
			mark, label, paint = "-", p.Frame(clean(x.Label)), p.Frame
		}
		if i > 0 || x.Label != "" {
			t.printf("%s%s %s\n", margin, p.Frame(":::"), t.place(x.File, x.Line, 0))
		}
		line, marks := underline(x.Text, x.Column, x.EndColumn, mark)
		t.printf("%s %s %s\n", p.Frame(fmt.Sprintf("%*d", gutter, x.Line)), p.Frame("|"), line)
		space := strings.TrimRight(marks, mark)
		t.printf("%s %s %s%s%s\n", margin, p.Frame("|"), space, paint(marks[len(space):]), tail(label))
	}
	if len(f.Excerpt) == 0 && f.Path != "" {
		t.note(margin, "field", f.Path)
	}
	if loc.Key != "" {
		t.note(margin, "value", loc.Key)
	}
	if len(f.Scenarios) > 0 {
		t.note(margin, "found with", few(f.Scenarios))
	}
	if f.Suppressed != nil {
		t.note(margin, "suppressed", t.suppression(f.Suppressed))
	} else {
		t.note(margin, "help", help(f))
	}
	t.printf("\n")
}

// suppressed is what stands before the severity of a finding.
func suppressed(f Finding) string {
	if f.Suppressed != nil {
		return "suppressed "
	}
	return ""
}

// suppression says what answers a finding.
func (t *textWriter) suppression(s *filter.Suppression) string {
	if s.At.File == "" {
		return s.Reason
	}
	return s.Reason + " (" + t.place(s.At.File, s.At.Line, 0) + ")"
}

// unused writes a suppression that is of no use.
func (t *textWriter) unused(u filter.Unused) {
	t.printf("%s %s%s\n", t.palette.Severity(UnusedSeverity, "unused:"), t.prefix(u.At.File, u.At.Line, u.At.Column), clean(u.Message))
}

func tail(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

func (t *textWriter) note(margin, name, text string) {
	t.printf("%s %s %s %s\n", margin, t.palette.Frame("="), t.palette.Bold(name+":"), clean(text))
}

// few lists names, but no more than a line holds.
func few(names []string) string {
	const most = 4
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most-1], ", "), len(names)-most+1)
}

// help says what to do about a finding.
func help(f Finding) string {
	explain := "kubevet explain " + f.Rule.ID
	if advice := catalogue.Advice(f.Rule.Fix); advice != "" {
		return advice + "; " + explain
	}
	return explain
}

// String names an object as kubectl does, "Kind namespace/name".
func (o Object) String() string {
	if o.Namespace == "" {
		return o.Kind + " " + o.Name
	}
	return o.Kind + " " + o.Namespace + "/" + o.Name
}

// worthSaying returns the problems to write.
func (t *textWriter) worthSaying(problems []document.Problem) []document.Problem {
	if !t.opts.Quiet {
		return problems
	}
	return slices.DeleteFunc(slices.Clone(problems), func(p document.Problem) bool { return !p.Incomplete() })
}

// level says how grave a problem is.
func (t *textWriter) level(p document.Problem) string {
	if !p.Incomplete() {
		return t.palette.Bold("note:")
	}
	return t.palette.Error("error:")
}

// end writes the statistics and the summary, if they are wanted.
func (t *textWriter) end(r Report) error {
	if t.opts.Statistics && len(r.Findings) > 0 {
		if err := statistics(t.Writer, r.Findings); err != nil {
			return err
		}
		t.printf("\n")
	}
	if !t.opts.Quiet {
		t.printf("%s\n", summarize(r, t.palette))
	}
	return t.Flush()
}
