package workspace

import (
	"bytes"
	"fmt"
	"io/fs"

	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/report"
)

// distrust takes from a finding a suppression that a change under review brings,
// and says so with its reason, for the reviewer to decide.
func (w *Workspace) distrust(f *report.Finding, hidden *mask.Mask) {
	s := f.Suppressed
	if w.opts.Report.Trusted == nil || s == nil || !s.By.InSource() || w.vouched(s.At.File, s.At.Line) {
		return
	}
	if w.opts.Report.NewSuppressions {
		s.Reason = "new: " + s.Reason
		return
	}
	reason := hidden.Message(s.Reason)
	if reason == "" {
		reason = "no reason given"
	}
	f.Message += fmt.Sprintf(" (suppressed by this change at %s:%d: %s)", s.At.File, s.At.Line, reason)
	f.Suppressed = nil
}

// vouched reports whether the line of a suppression stands in the trusted tree, in
// the same file and before the same line.
func (w *Workspace) vouched(file string, line int) bool {
	now, err := linesAt(w.Tree(), file)
	if err != nil || line < 1 || line > len(now) {
		return false
	}
	old, err := linesAt(w.opts.Report.Trusted, file)
	if err != nil {
		return false
	}
	next := func(lines [][]byte, i int) []byte {
		if i+1 < len(lines) {
			return bytes.TrimSpace(lines[i+1])
		}
		return nil
	}
	want, after := bytes.TrimSpace(now[line-1]), next(now, line-1)
	for i := range old {
		if bytes.Equal(bytes.TrimSpace(old[i]), want) && bytes.Equal(next(old, i), after) {
			return true
		}
	}
	return false
}

func linesAt(fsys fs.FS, file string) ([][]byte, error) {
	text, err := files.Read(fsys, file)
	return bytes.Split(text, []byte("\n")), err
}
