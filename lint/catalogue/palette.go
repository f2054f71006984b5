package catalogue

import (
	"fmt"

	"github.com/kubevet/kubevet/lint/rule"
)

// A Palette colours text for a terminal. The zero value colours nothing.
//
// Text that is to be read has the terminal's own colours, or stands on a ground of its
// own; what has a colour on the terminal's ground is marks. The colours are from the
// 256 that are the same in every theme, so that text has the contrast of 4.5 and marks
// that of 3 that WCAG 2.2 asks for at level AA, on dark grounds and on light ones.
type Palette struct{ On bool }

// A paint is the colour of marks and, for labels, that of the text and its ground.
type paint struct{ mark, text, ground int }

// severityPaints are those of severities, by rule.Severity; framePaint is that of what
// surrounds source text.
var (
	severityPaints = [...]paint{
		rule.Info:     {102, 16, 250},
		rule.Low:      {31, 231, 25},
		rule.Medium:   {136, 16, 214},
		rule.High:     {196, 231, 160},
		rule.Critical: {164, 231, 90},
	}
	framePaint = paint{mark: 67}
)

// Bold makes s stand out.
func (p Palette) Bold(s string) string { return p.paint("1", s) }

// Frame colours what surrounds source text: arrows, gutters and line numbers.
func (p Palette) Frame(s string) string { return p.paint(fmt.Sprintf("38;5;%d", framePaint.mark), s) }

// Error labels what went wrong.
func (p Palette) Error(s string) string { return p.Severity(rule.High, s) }

// Severity labels s as a severity is labelled everywhere.
func (p Palette) Severity(severity rule.Severity, s string) string {
	c := severityPaints[severity]
	return p.paint(fmt.Sprintf("1;38;5;%d;48;5;%d", c.text, c.ground), s)
}

// Mark colours marks below source text by a severity.
func (p Palette) Mark(severity rule.Severity, s string) string {
	return p.paint(fmt.Sprintf("1;38;5;%d", severityPaints[severity].mark), s)
}

// Link makes s a link where the palette is on and the address is not "", as terminals
// take it: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
func (p Palette) Link(address, s string) string {
	if !p.On || address == "" || s == "" {
		return s
	}
	return "\x1b]8;;" + address + "\x1b\\" + s + "\x1b]8;;\x1b\\"
}

func (p Palette) paint(code, s string) string {
	if !p.On || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
