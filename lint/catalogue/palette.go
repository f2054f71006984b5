package catalogue

import "github.com/kubevet/kubevet/lint/rule"

// A Palette colours text for a terminal with the sixteen colours that every
// theme defines. The zero value colours nothing.
type Palette struct{ On bool }

// Bold makes s stand out.
func (p Palette) Bold(s string) string { return p.paint("1", s) }

// Dim makes s step back.
func (p Palette) Dim(s string) string { return p.paint("2", s) }

// Frame colours what surrounds source text: arrows, gutters and line numbers.
func (p Palette) Frame(s string) string { return p.paint("34", s) }

// Error colours what went wrong.
func (p Palette) Error(s string) string { return p.paint("1;31", s) }

// Severity colours s as a severity is coloured everywhere.
func (p Palette) Severity(severity rule.Severity, s string) string {
	switch severity {
	case rule.Critical:
		return p.paint("1;35", s)
	case rule.High:
		return p.paint("1;31", s)
	case rule.Medium:
		return p.paint("1;33", s)
	case rule.Low:
		return p.paint("1;36", s)
	default:
		return p.paint("1", s)
	}
}

func (p Palette) paint(code, s string) string {
	if !p.On || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
