// Package fix makes the fixes of findings and proves each before it keeps it. It is
// a client of lint/workspace; the edits are those of lint/fix/edit.
//
// It may import every package below it.
package fix

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/workspace"
)

// maxRounds bounds how often fixes are looked for in what fixes have made.
const maxRounds = 10

// Options say which fixes are made. The zero value makes the safe ones.
type Options struct {
	// Unsafe makes fixes too that may break a workload that runs today.
	Unsafe bool
	// Paths are the files and directories in which files may be edited; nil are the
	// paths of the workspace.
	Paths []string
}

// Run finds the fixes of what is found in a workspace: the safe ones, or all. They
// are edits of plain YAML, of files that kustomizations read, and of values files
// of charts, never of templates, and only in files at the paths of the workspace
// that are not reached through a symbolic link. Their texts are those of the
// workspace afterwards.
//
// Every fix is proven before it is kept: everything that reads the file is
// rendered and judged again, the finding must be gone, and no field of any object
// may differ but those that the fixes are for. A fix that fails is a suggestion.
func Run(ctx context.Context, w *workspace.Workspace, opts Options) (report.Fixes, error) {
	f := newFixer(w, opts)
	var out report.Fixes
	var err error
	if out.Before, err = w.Report(nil); err != nil {
		return report.Fixes{}, err
	}
	base, maskBefore := w.Tree(), w.Mask()
	out.After = out.Before
	var candidates []*candidate
	// What was refused may be possible once other things are fixed.
	stale := false
	for range maxRounds {
		candidates = f.candidates(out.After)
		fixed, err := f.round(ctx, candidates)
		if err != nil {
			return report.Fixes{}, err
		}
		if len(fixed) == 0 {
			again := stale && f.retry()
			stale = false
			if again {
				continue
			}
			break
		}
		stale = true
		for _, c := range fixed {
			out.Fixed = append(out.Fixed, c.finding)
		}
		if out.After, err = w.Report(nil); err != nil {
			return report.Fixes{}, err
		}
	}
	slices.SortStableFunc(out.Fixed, report.Finding.Compare)
	for _, c := range candidates {
		switch {
		case !c.allowed:
			out.Unsafe++
		case c.refused != "":
			out.Suggestions = append(out.Suggestions, report.Suggestion{Finding: c.finding, Reason: c.refused, YAML: c.snippet()})
		}
	}
	maskAfter := w.Mask()
	texts := w.Texts()
	for _, name := range sortedKeys(texts) {
		before, err := files.Read(base, name)
		if err != nil {
			return report.Fixes{}, err
		}
		if bytes.Equal(before, texts[name]) {
			continue
		}
		out.Files = append(out.Files, report.FixedFile{
			File: name, Before: before, After: texts[name],
			Diff: udiff.Unified("a/"+name, "b/"+name, maskBefore.Text(name, before), maskAfter.Text(name, texts[name])),
		})
	}
	return out, nil
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// A fixer is the state of Run.
type fixer struct {
	w    *workspace.Workspace
	opts Options
	// given are the real names of the paths to fix.
	given []string
	// refused says why the fix of a finding cannot be proven, and done which were,
	// by candidate.id.
	refused map[string]string
	done    map[string]bool
	// open are the changes that candidates of this round are for, made or not.
	open map[occurrencePlace][]edit.Change
	// sheets are the files after the fixes so far.
	sheets *sheets
}

func newFixer(w *workspace.Workspace, opts Options) *fixer {
	f := &fixer{w: w, opts: opts, refused: make(map[string]string), done: make(map[string]bool)}
	f.sheets = newSheets(f.text)
	paths := opts.Paths
	if paths == nil {
		paths = w.Options().Paths
	}
	for _, name := range paths {
		if real, err := files.Real(w.Tree(), path.Clean(name)); err == nil {
			f.given = append(f.given, real)
		}
	}
	return f
}

// text returns the text of a file after the fixes so far.
func (f *fixer) text(name string) ([]byte, error) { return files.Read(f.w.Tree(), name) }

// sheets are files in which fields are found by their place, each read once.
type sheets struct {
	text func(name string) ([]byte, error)
	read map[string]*edit.Sheet
}

func newSheets(text func(string) ([]byte, error)) *sheets {
	return &sheets{text, make(map[string]*edit.Sheet)}
}

func (s *sheets) sheet(name string) (*edit.Sheet, error) {
	if sheet, ok := s.read[name]; ok {
		return sheet, nil
	}
	text, err := s.text(name)
	if err != nil {
		return nil, err
	}
	s.read[name] = edit.NewSheet(name, text)
	return s.read[name], nil
}

// writable says why a file is not to be written, "" if it is.
func (f *fixer) writable(name string) string {
	if !slices.ContainsFunc(f.given, func(dir string) bool {
		return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
	}) {
		return "the file is outside of the given paths"
	}
	if real, err := files.Real(f.w.Tree(), name); err != nil || real != name {
		return "the file is reached through a symbolic link"
	}
	return ""
}

// round makes the fixes of candidates that can be made together and returns
// those whose finding is gone.
func (f *fixer) round(ctx context.Context, candidates []*candidate) ([]*candidate, error) {
	byFile := make(map[string][]*candidate)
	for _, c := range candidates {
		if c.allowed && c.refused == "" {
			byFile[c.file] = append(byFile[c.file], c)
		}
	}
	possible := make(map[string][]*candidate)
	for _, file := range sortedKeys(byFile) {
		text, err := f.text(file)
		if err != nil {
			return nil, err
		}
		_, refused := edit.Edits(file, text, changesOf(byFile[file]))
		for i, c := range byFile[file] {
			switch err := refused[i]; {
			case err == nil:
				possible[file] = append(possible[file], c)
			case !errors.Is(err, edit.ErrLater):
				c.refused = err.Error()
			}
		}
	}
	readers := f.w.ReadersOf(sortedKeys(possible))
	var fixed []*candidate
	for _, candidates := range parts(possible, readers) {
		settled, err := f.settle(ctx, candidates)
		if err != nil {
			return nil, err
		}
		fixed = append(fixed, settled...)
	}
	return fixed, nil
}

// retry gives those fixes another chance that were refused for what they would
// do to other things, and reports whether there are any.
func (f *fixer) retry() bool {
	n := len(f.refused)
	maps.DeleteFunc(f.refused, func(_, reason string) bool { return reason != remains })
	return len(f.refused) < n
}

func changesOf(candidates []*candidate) []edit.Change {
	changes := make([]edit.Change, len(candidates))
	for i, c := range candidates {
		changes[i] = c.change
	}
	return changes
}

// refuse makes a candidate a suggestion.
func (f *fixer) refuse(c *candidate, reason string) {
	c.refused = reason
	f.refused[c.id] = reason
}

// parts divides the candidates, by file, into those that have nothing to do with
// each other: no source reads files of two parts.
func parts(byFile map[string][]*candidate, readers map[string][]int) [][]*candidate {
	// Of the files that a source reads each leads to the one that comes first.
	first := make(map[string]string)
	find := func(file string) string {
		for first[file] != file {
			file = first[file]
		}
		return file
	}
	of := make(map[int]string)
	files := sortedKeys(byFile)
	for _, file := range files {
		first[file] = file
		for _, i := range readers[file] {
			if other, ok := of[i]; ok {
				a, b := find(other), find(file)
				first[max(a, b)] = min(a, b)
			}
			of[i] = file
		}
	}
	together := make(map[string][]*candidate)
	for _, file := range files {
		together[find(file)] = append(together[find(file)], byFile[file]...)
	}
	var out [][]*candidate
	for _, file := range sortedKeys(together) {
		out = append(out, together[file])
	}
	return out
}

// settle makes those fixes that can be proven and returns them.
func (f *fixer) settle(ctx context.Context, candidates []*candidate) ([]*candidate, error) {
	if len(candidates) == 0 {
		return nil, nil
	}
	a, err := f.attempt(ctx, candidates)
	if err != nil {
		return nil, err
	}
	switch {
	case len(a.failed) > 0:
		var rest []*candidate
		for _, c := range candidates {
			if reason, failed := a.failed[c]; failed {
				f.refuse(c, reason)
			} else {
				rest = append(rest, c)
			}
		}
		return f.settle(ctx, rest)
	case a.reason == "":
		f.accept(a)
		return a.made, nil
	case len(candidates) == 1:
		f.refuse(candidates[0], a.reason)
		return nil, nil
	}
	half := len(candidates) / 2
	left, err := f.settle(ctx, candidates[:half])
	if err != nil {
		return nil, err
	}
	right, err := f.settle(ctx, candidates[half:])
	return append(left, right...), err
}

// An attempt is what becomes of things with fixes made.
type attempt struct {
	*workspace.Trial
	sheets *sheets
	// edits are those of all files, in the order of these.
	edits []document.Edit
	// made are the candidates whose fixes are in it; the others overlap them.
	made []*candidate
	// failed says of candidates why their fix is not to be made. Reason is what is
	// wrong that cannot be blamed on one of them, "" if nothing is.
	failed map[*candidate]string
	reason string
}

// attempt makes fixes and judges what comes of them.
func (f *fixer) attempt(ctx context.Context, candidates []*candidate) (*attempt, error) {
	a := &attempt{failed: make(map[*candidate]string)}
	byFile := make(map[string][]*candidate)
	for _, c := range candidates {
		byFile[c.file] = append(byFile[c.file], c)
	}
	texts := make(map[string][]byte)
	for _, file := range sortedKeys(byFile) {
		text, err := f.text(file)
		if err != nil {
			return nil, err
		}
		edits, refused := edit.Edits(file, text, changesOf(byFile[file]))
		for i, c := range byFile[file] {
			if refused[i] == nil {
				a.made = append(a.made, c)
			}
		}
		texts[file] = edit.Apply(text, edits)
		a.edits = append(a.edits, edits...)
	}
	a.sheets = newSheets(func(name string) ([]byte, error) { return texts[name], nil })
	var err error
	if a.Trial, err = f.w.Try(ctx, texts); err != nil {
		return nil, err
	}
	return a, f.prove(a)
}

// accept makes what an attempt led to the state of things.
func (f *fixer) accept(a *attempt) {
	for _, c := range a.made {
		f.done[c.id] = true
	}
	a.Accept()
	f.sheets = newSheets(f.text)
}
