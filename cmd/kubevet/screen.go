package main

import (
	"cmp"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/term"
)

// A screen is what text is shown on.
type screen struct {
	// terminal says that a person watches, and color that colours are wanted.
	terminal, color bool
	// width is how many cells wide it is, 0 if that is not known.
	width int
}

// newScreen looks at where text is written to. Only a terminal has colours unasked;
// NO_COLOR (https://no-color.org) and FORCE_COLOR (https://force-color.org) are obeyed,
// the latter first, and a flag before both. A width in COLUMNS counts before that of
// the terminal.
func newScreen(w io.Writer, color string) screen {
	var s screen
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		s.terminal = true
		s.width, _, _ = term.GetSize(int(file.Fd())) // 0 if it does not say
		if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
			s.width = columns
		}
	}
	switch {
	case color != "auto":
		s.color = color == "always"
	case forced():
		s.color = true
	default:
		s.color = s.terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return s
}

// forced reports whether the environment wants colours wherever text goes.
func forced() bool {
	value := cmp.Or(os.Getenv("FORCE_COLOR"), os.Getenv("CLICOLOR_FORCE"))
	return value != "" && value != "0" && value != "false"
}

// links returns the addresses of files for a terminal that can open them, nil for any
// other: the console of Linux, a multiplexer and what a log keeps cannot.
func (s screen) links(root string) func(file string) string {
	if !s.terminal || !s.color || os.Getenv("TERM") == "linux" || os.Getenv("CI") != "" {
		return nil
	}
	host, err := os.Hostname()
	if err != nil {
		return nil
	}
	return func(file string) string {
		name := filepath.Join(root, filepath.FromSlash(file))
		if _, err := os.Lstat(name); err != nil {
			return "" // standard input, or in an archive
		}
		return (&url.URL{Scheme: "file", Host: host, Path: filepath.ToSlash(name)}).String()
	}
}
