package workspace

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/report"
)

// markKnown marks the findings that nothing else answers and that are known.
func markKnown(findings []report.Finding, known *filter.Known) {
	for i := range findings {
		if findings[i].Suppressed == nil {
			findings[i].Suppressed = known.Suppression(findings[i].Identity)
		}
	}
}

// staleNote says that the baseline has entries that match nothing.
func (w *Workspace) staleNote(stale []filter.Entry) []document.Problem {
	if len(stale) == 0 {
		return nil
	}
	return []document.Problem{{
		File: w.opts.Report.Baseline.File(), Level: document.Note,
		Message: fmt.Sprintf("entries that match nothing: %d; kubevet baseline prune takes them out", len(stale)),
	}}
}

// stale returns what is left of the baseline that this run would have found: of
// rules that ran, or are gone, in the directories that were linted.
func (w *Workspace) stale(baseline *filter.Known) []filter.Entry {
	runs := make(map[string]bool)
	for _, r := range w.rules.Rules {
		runs[r.ID] = false
	}
	for _, r := range w.selected {
		runs[r.ID] = true
	}
	var stale []filter.Entry
	for _, e := range baseline.Left() {
		if ran, exists := runs[e.Rule]; (ran || !exists) && covers(w.Tree(), w.opts.Paths, e.File) {
			stale = append(stale, e)
		}
	}
	return stale
}

// covers reports whether a file is in a directory among the paths of a run.
func covers(fsys fs.FS, paths []string, file string) bool {
	for _, name := range paths {
		name = path.Clean(name)
		if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() && (name == "." || strings.HasPrefix(file, name+"/")) {
			return true
		}
	}
	return false
}
