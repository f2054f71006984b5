package text

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// Harmless returns a code point as it is drawn. Those that would command the
// terminal are drawn as the pictures of the control characters, and those that
// cannot be seen, or turn the direction of the text, as what they are: <U+202E>.
func Harmless(r rune) string {
	switch {
	case r < 0x20:
		return string(0x2400 + r)
	case r == 0x7f:
		return "\u2421"
	case r < 0xa0 && r > 0x7f, r == '\u2028', r == '\u2029', r == '\u115F', r == '\u1160', r == '\u3164', r == '\uFFA0',
		unicode.Is(unicode.Cf, r), unicode.Is(unicode.Bidi_Control, r),
		0xE0000 <= r && r <= 0xE0FFF:
		return fmt.Sprintf("<U+%04X>", r)
	}
	return string(r)
}

// Plain makes a name or message safe to print on one line.
func Plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '\n', '\r', '\t':
			b.WriteByte(' ')
		default:
			b.WriteString(Harmless(r))
		}
	}
	return b.String()
}

// A Form says what a Guard may write in the place of what commands a runner.
type Form int

const (
	// Screen is text for people that may be coloured.
	Screen Form = iota
	// Bare is text for people without colours: every character is made Harmless,
	// but for tabs.
	Bare
	// JSON, XML and Markdown are what their names say. Commands are the workflow
	// commands of GitHub, which begin lines on purpose.
	JSON
	XML
	Markdown
	Commands
)

// A Guard is a writer that lets no line through that the runner of a CI system
// obeys: GitHub's and Azure's take "##[command]", "##vso[...]" and "##[error]"
// anywhere in a line and "::command::" at its beginning, TeamCity "##teamcity[".
// What is written is still what it says, in JSON and XML to the letter. Lines are
// written when they are complete; Flush writes what is left.
type Guard struct {
	w    io.Writer
	form Form
	line []byte
}

// NewGuard returns a guard before a writer.
func NewGuard(w io.Writer, form Form) *Guard { return &Guard{w: w, form: form} }

// Unwrap returns the writer behind the guard.
func (g *Guard) Unwrap() io.Writer { return g.w }

func (g *Guard) Write(p []byte) (int, error) {
	n := len(p)
	for {
		line, rest, found := bytes.Cut(p, []byte("\n"))
		g.line = append(g.line, line...)
		if !found {
			return n, nil
		}
		g.line = append(g.line, '\n')
		if err := g.Flush(); err != nil {
			return 0, err
		}
		p = rest
	}
}

// Flush writes the line that is not complete.
func (g *Guard) Flush() error {
	if len(g.line) == 0 {
		return nil
	}
	_, err := g.w.Write(g.guarded())
	g.line = g.line[:0]
	return err
}

var (
	// runnerCommand matches what commands a runner wherever it stands.
	runnerCommand = regexp.MustCompile(`##\w*\[`)
	// lineCommand matches what commands one at the beginning of a line, behind white
	// space and colours.
	lineCommand = regexp.MustCompile(`^(?:[\s\p{Z}]|\x1b\[[0-9;]*m)*::`)
)

// guarded returns the line as it may be written.
func (g *Guard) guarded() []byte {
	line := g.line
	if g.form == Bare {
		line = bare(line)
	}
	if bytes.Contains(line, []byte("##")) {
		hash := map[Form]string{JSON: `\u0023`, XML: "&#35;", Markdown: "&#35;"}[g.form]
		if hash == "" {
			hash = "\u266F" // a sharp is as wide
		}
		line = runnerCommand.ReplaceAllFunc(line, func(m []byte) []byte {
			return append([]byte("#"+hash), m[2:]...)
		})
	}
	if g.form == Commands || g.form == JSON {
		return line // no JSON begins a line with a colon
	}
	if at := lineCommand.FindIndex(line); at != nil {
		colon := "\u2236"
		if g.form == XML || g.form == Markdown {
			colon = "&#58;"
		}
		line = append(append(append([]byte(nil), line[:at[1]-2]...), colon...), line[at[1]-1:]...)
	}
	return line
}

// bare makes every character of a line harmless but for tabs and the line break.
func bare(line []byte) []byte {
	if !bytes.ContainsFunc(line, func(r rune) bool { return r != '\n' && r != '\t' && Harmless(r) != string(r) }) {
		return line
	}
	var b bytes.Buffer
	for _, r := range string(line) {
		if r == '\n' || r == '\t' {
			b.WriteRune(r)
		} else {
			b.WriteString(Harmless(r))
		}
	}
	return b.Bytes()
}
