package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

// Text writes a report for people: each finding with its source, then the
// problems, then one line that says what was looked at. No character of the
// input reaches the terminal as a command.
func Text(w io.Writer, r Report, opts Options) error {
	t := newTextWriter(w, opts)
	for _, f := range slices.Concat(r.Findings, r.Suppressed) {
		t.finding(f)
	}
	for _, k := range []kind{unused, problems} {
		if t.entries(r, k) {
			t.printf("\n")
		}
	}
	if !opts.Quiet {
		t.sources(r.Findings)
	}
	if err := t.end(r); err != nil {
		return err
	}
	if opts.Newcomer && !opts.Quiet && len(r.Findings) > 0 {
		t.next(r.Findings)
	}
	return t.Flush()
}

// A textWriter writes for people. Errors of writing are kept until end.
type textWriter struct {
	*bufio.Writer
	opts    Options
	palette catalogue.Palette
}

func newTextWriter(w io.Writer, opts Options) *textWriter {
	if opts.Path == nil {
		opts.Path = func(file string) string { return file }
	}
	if opts.Width > 0 {
		opts.Width = max(opts.Width, leastWidth)
	}
	return &textWriter{bufio.NewWriter(w), opts, catalogue.Palette{On: opts.Color}}
}

func (t *textWriter) printf(format string, args ...any) {
	fmt.Fprintf(t.Writer, format, args...)
}

// wrapped writes a line of words, broken where the screen ends.
func (t *textWriter) wrapped(line, hang string) {
	t.printf("%s\n", text.Wrap(line, t.opts.Width, hang))
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
	if t.opts.Address == nil {
		return place
	}
	return t.palette.Link(t.opts.Address(file), place)
}

// prefix writes a place before what is said of it. It is "" for no file.
func (t *textWriter) prefix(loc document.Location) string {
	if loc.File == "" {
		return ""
	}
	return t.palette.Bold(t.place(loc.File, loc.Line, loc.Column)+":") + " "
}

// rule names a rule, as a link to its page on a screen that has links.
func (t *textWriter) rule(r *rule.Rule) string {
	if t.opts.Address == nil {
		return r.ID
	}
	return t.palette.Link(catalogue.URL(r), r.ID)
}

// finding writes one finding and an empty line.
func (t *textWriter) finding(f Finding) {
	p, loc := t.palette, f.Location
	gutter := 1
	for _, x := range f.Excerpt {
		gutter = max(gutter, len(strconv.Itoa(x.Line)))
	}
	margin := strings.Repeat(" ", gutter)

	t.wrapped(suppressed(f)+p.Severity(f.Severity, f.Severity.String())+p.Bold("["+t.rule(f.Rule)+"]: "+clean(f.Message)), margin+"    ")
	arrow := margin + p.Frame("-->") + " " + t.place(loc.File, loc.Line, loc.Column)
	if object := clean(f.Object.String()); t.fits(arrow + "  " + object) {
		t.printf("%s  %s\n", arrow, object)
	} else {
		t.printf("%s\n%s    %s\n", arrow, margin, object)
	}
	for i, x := range f.Excerpt {
		t.excerpt(f, x, i > 0, gutter)
	}
	if len(f.Excerpt) == 0 && f.Path != "" {
		t.note(margin, "field", f.Path)
	}
	if loc.Key != "" {
		t.note(margin, "value", loc.Key)
	}
	if others := f.others(); len(others) > 0 {
		t.note(margin, "also", few(names(others)))
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

// excerpt writes a line of source, and below it what of it is meant.
func (t *textWriter) excerpt(f Finding, x Excerpt, further bool, gutter int) {
	p := t.palette
	margin := strings.Repeat(" ", gutter)
	mark, label, paint := "^", clean(f.Path), func(s string) string { return p.Mark(f.Severity, s) }
	if x.Label != "" {
		mark, label, paint = "-", clean(x.Label), p.Frame
	}
	if further || x.Label != "" {
		t.printf("%s%s %s\n", margin, p.Frame("..."), t.place(x.File, x.Line, 0))
	}
	room := excerptWidth
	if t.opts.Width > 0 {
		room = max(t.opts.Width-gutter-len(" | "), leastWidth/2)
	}
	line, marks := underline(x.Text, x.Column, x.EndColumn, mark, room)
	t.printf("%s %s %s\n", p.Frame(fmt.Sprintf("%*d", gutter, x.Line)), p.Frame("|"), line)
	bar := margin + " " + p.Frame("|") + " "
	space := strings.TrimRight(marks, mark)
	marked := bar + space + paint(marks[len(space):])
	switch {
	case label == "":
		t.printf("%s\n", marked)
	case t.fits(marked + " " + label):
		t.printf("%s %s\n", marked, label)
	default:
		// Below the marks, or as far to the right as there is room.
		indent := min(len(space), max(room-text.Width(label), 0))
		lead := bar + space[:indent]
		t.printf("%s\n%s\n", marked, lead+strings.ReplaceAll(text.Wrap(label, room-indent, ""), "\n", "\n"+lead))
	}
}

// fits reports whether the screen is wide enough for a line.
func (t *textWriter) fits(line string) bool {
	return t.opts.Width == 0 || text.Width(line) <= t.opts.Width
}

// suppressed is what stands before the severity of a finding.
func suppressed(f Finding) string {
	if f.Suppressed != nil {
		return "suppressed "
	}
	return ""
}

// suppression says what suppresses a finding.
func (t *textWriter) suppression(s *filter.Suppression) string {
	if s.At.File == "" {
		return s.Reason
	}
	return s.Reason + " (" + t.place(s.At.File, s.At.Line, 0) + ")"
}

// entries writes a line for each entry of a kind that is no finding, and reports
// whether there is one to write.
func (t *textWriter) entries(r Report, k kind) (any bool) {
	for e := range r.entries(k) {
		if word := t.word(e); word != "" {
			t.wrapped(word+" "+t.prefix(e.at)+clean(e.message), "    ")
			any = true
		}
	}
	return any
}

// word says what an entry is that is no finding, "" if it is not to be written.
func (t *textWriter) word(e entry) string {
	switch {
	case e.unused != nil:
		return t.palette.Severity(UnusedSeverity, "unused:")
	case e.problem.Incomplete():
		return t.palette.Error(e.level.word + ":")
	case t.opts.Quiet:
		return ""
	}
	return t.palette.Bold(e.level.word + ":")
}

func (t *textWriter) note(margin, name, what string) {
	hang := margin + strings.Repeat(" ", len(" = : ")+len(name))
	t.printf("%s %s", margin, text.Wrap(t.palette.Frame("=")+" "+t.palette.Bold(name+":")+" "+clean(what), t.opts.Width-len(margin)-1, hang)+"\n")
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
	if advice := cmp.Or(f.Rule.Help, catalogue.Advice(f.Rule.Fix)); advice != "" {
		return advice + "; " + explain
	}
	return explain
}

// others are the objects that a finding is about besides the one it names.
func (f Finding) others() []Object {
	return slices.DeleteFunc(slices.Clone(f.Objects), func(o Object) bool { return o == f.Object })
}

func names(objects []Object) []string {
	names := make([]string, len(objects))
	for i, o := range objects {
		names[i] = o.String()
	}
	return names
}

// String names an object as kubectl does, "Kind namespace/name".
func (o Object) String() string {
	if o.Namespace == "" {
		return o.Kind + " " + o.Name
	}
	return o.Kind + " " + o.Namespace + "/" + o.Name
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
		t.wrapped(summarize(r, t.palette), "    ")
	}
	return t.Flush()
}
