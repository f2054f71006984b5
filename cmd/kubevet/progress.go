package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/kubevet/kubevet/lint/workspace"
	"golang.org/x/term"
)

const (
	// progressDelay is how long a run takes before its progress is worth showing,
	// progressPace how often that changes at most.
	progressDelay = 500 * time.Millisecond
	progressPace  = 100 * time.Millisecond
)

// A progressLine shows on a terminal how far a run is, on one line that end takes
// away again.
type progressLine struct {
	w     io.Writer
	now   func() time.Time
	next  time.Time
	shown bool
}

// newProgressLine returns a line for a run that starts now, nil if w is not a
// terminal that a person watches or is to stay quiet. A nil line shows nothing.
func newProgressLine(w io.Writer, quiet bool) *progressLine {
	file, ok := w.(*os.File)
	if !ok || quiet || !term.IsTerminal(int(file.Fd())) || os.Getenv("TERM") == "dumb" || os.Getenv("CI") != "" {
		return nil
	}
	return &progressLine{w: w, now: time.Now, next: time.Now().Add(progressDelay)}
}

// show shows the progress, unless it has done so a moment ago.
func (l *progressLine) show(p workspace.Progress) {
	if l == nil {
		return
	}
	now := l.now()
	if now.Before(l.next) {
		return
	}
	l.next, l.shown = now.Add(progressPace), true
	text := fmt.Sprintf("rendered %d of %d sources", p.Sources, p.AllSources)
	if p.AllObjects > 0 {
		text = fmt.Sprintf("judged %d of %d objects", p.Objects, p.AllObjects)
	}
	fmt.Fprintf(l.w, "\r\x1b[Kkubevet: %s", text)
}

// end takes the line away.
func (l *progressLine) end() {
	if l != nil && l.shown {
		fmt.Fprint(l.w, "\r\x1b[K")
	}
}
