package lint

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/report"
)

// maxRounds bounds how often fixes are looked for in what fixes have made.
const maxRounds = 10

// Fix finds the fixes of what Run finds: the safe ones, or all if unsafe. They
// are edits of plain YAML, of files that kustomizations read, and of values files
// of charts, never of templates, and only in files at opts.Paths that are not
// reached through a symbolic link.
//
// Every fix is proven before it is kept: everything that reads the file is
// rendered and judged again, the finding must be gone, and no field of any object
// may differ but those that the fixes are for. A fix that fails is a suggestion.
func Fix(ctx context.Context, opts Options, unsafe bool) (report.Fixes, error) {
	v, err := vet(ctx, opts)
	if err != nil {
		return report.Fixes{}, err
	}
	f := newFixer(v, unsafe)
	var out report.Fixes
	if out.Before, err = v.report(); err != nil {
		return report.Fixes{}, err
	}
	_, hiddenBefore := v.mask()
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
		if out.After, err = v.report(); err != nil {
			return report.Fixes{}, err
		}
	}
	slices.SortStableFunc(out.Fixed, compareFindings)
	for _, c := range candidates {
		switch {
		case !c.allowed:
			out.Unsafe++
		case c.refused != "":
			out.Suggestions = append(out.Suggestions, report.Suggestion{Finding: c.finding, Reason: c.refused, YAML: c.snippet()})
		}
	}
	_, hiddenAfter := v.mask()
	for _, name := range sortedKeys(f.texts) {
		before, err := fs.ReadFile(opts.FS, name)
		if err != nil {
			return report.Fixes{}, err
		}
		if bytes.Equal(before, f.texts[name]) {
			continue
		}
		out.Files = append(out.Files, report.FixedFile{
			File: name, Before: before, After: f.texts[name],
			Diff: unified(name, hiddenBefore.Text(name, before), hiddenAfter.Text(name, f.texts[name])),
		})
	}
	return out, nil
}

// A fixer is the state of Fix.
type fixer struct {
	v      *vetting
	unsafe bool
	// base is the tree as it is, and texts the files that were edited.
	base  fs.FS
	texts map[string][]byte
	// given are the real names of the paths to fix.
	given []string
	// refused says why the fix of a finding cannot be proven, and done which were,
	// by candidate.id.
	refused map[string]string
	done    map[string]bool
	// open are the changes that candidates of this round are for, made or not.
	open map[occurrencePlace][]fix.Change
	// sheets are the files after the fixes so far.
	sheets *sheets
}

func newFixer(v *vetting, unsafe bool) *fixer {
	f := &fixer{
		v: v, unsafe: unsafe, base: v.opts.FS, texts: make(map[string][]byte),
		refused: make(map[string]string), done: make(map[string]bool),
	}
	f.sheets = newSheets(f.text)
	for _, name := range v.opts.Paths {
		if real, err := files.Real(f.base, path.Clean(name)); err == nil {
			f.given = append(f.given, real)
		}
	}
	return f
}

// text returns the text of a file after the fixes so far.
func (f *fixer) text(name string) ([]byte, error) {
	if text, ok := f.texts[name]; ok {
		return text, nil
	}
	return files.Read(f.base, name)
}

// sheets are files in which fields are found by their place, each read once.
type sheets struct {
	text func(name string) ([]byte, error)
	read map[string]*fix.Sheet
}

func newSheets(text func(string) ([]byte, error)) *sheets {
	return &sheets{text, make(map[string]*fix.Sheet)}
}

func (s *sheets) sheet(name string) (*fix.Sheet, error) {
	if sheet, ok := s.read[name]; ok {
		return sheet, nil
	}
	text, err := s.text(name)
	if err != nil {
		return nil, err
	}
	s.read[name] = fix.NewSheet(name, text)
	return s.read[name], nil
}

// writable says why a file is not to be written, "" if it is.
func (f *fixer) writable(name string) string {
	if !slices.ContainsFunc(f.given, func(dir string) bool {
		return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
	}) {
		return "the file is outside of the given paths"
	}
	if real, err := files.Real(f.base, name); err != nil || real != name {
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
		_, refused := fix.Edits(file, text, changesOf(byFile[file]))
		for i, c := range byFile[file] {
			switch err := refused[i]; {
			case err == nil:
				possible[file] = append(possible[file], c)
			case !errors.Is(err, fix.ErrLater):
				c.refused = err.Error()
			}
		}
	}
	readers := f.readers(possible)
	var fixed []*candidate
	for _, candidates := range parts(possible, readers) {
		settled, err := f.settle(ctx, candidates, readers)
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

func changesOf(candidates []*candidate) []fix.Change {
	changes := make([]fix.Change, len(candidates))
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

// readers returns the indexes of the sources that read each of the files that
// there are candidates for, whatever name leads to it.
func (f *fixer) readers(byFile map[string][]*candidate) map[string][]int {
	readers := make(map[string][]int)
	for i := range f.v.sources {
		for _, file := range f.v.sources[i].FS.(*files.Recorder).Opened() {
			if byFile[file] == nil {
				real, err := files.Real(f.base, file)
				if err != nil || byFile[real] == nil {
					continue
				}
				file = real
			}
			if !slices.Contains(readers[file], i) {
				readers[file] = append(readers[file], i)
			}
		}
	}
	return readers
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
func (f *fixer) settle(ctx context.Context, candidates []*candidate, readers map[string][]int) ([]*candidate, error) {
	if len(candidates) == 0 {
		return nil, nil
	}
	a, err := f.attempt(ctx, candidates, readers)
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
		return f.settle(ctx, rest, readers)
	case a.reason == "":
		f.accept(a)
		return a.made, nil
	case len(candidates) == 1:
		f.refuse(candidates[0], a.reason)
		return nil, nil
	}
	half := len(candidates) / 2
	left, err := f.settle(ctx, candidates[:half], readers)
	if err != nil {
		return nil, err
	}
	right, err := f.settle(ctx, candidates[half:], readers)
	return append(left, right...), err
}

// An attempt is what becomes of things with fixes made.
type attempt struct {
	texts  map[string][]byte
	sheets *sheets
	// numbers are the indexes of the sources that read what is edited, which are
	// in sources and whose bundles are in bundles.
	numbers []int
	sources []document.Source
	bundles [][]*bundle
	// made are the candidates whose fixes are in it; the others overlap them.
	made []*candidate
	// failed says of candidates why their fix is not to be made. Reason is what is
	// wrong that cannot be blamed on one of them, "" if nothing is.
	failed map[*candidate]string
	reason string
}

// attempt makes fixes and judges what comes of them.
func (f *fixer) attempt(ctx context.Context, candidates []*candidate, readers map[string][]int) (*attempt, error) {
	a := &attempt{texts: make(map[string][]byte), failed: make(map[*candidate]string)}
	byFile := make(map[string][]*candidate)
	for _, c := range candidates {
		byFile[c.file] = append(byFile[c.file], c)
	}
	for _, file := range sortedKeys(byFile) {
		text, err := f.text(file)
		if err != nil {
			return nil, err
		}
		edits, refused := fix.Edits(file, text, changesOf(byFile[file]))
		for i, c := range byFile[file] {
			if refused[i] == nil {
				a.made = append(a.made, c)
			}
		}
		a.texts[file] = fix.Apply(text, edits)
		a.numbers = append(a.numbers, readers[file]...)
	}
	a.sheets = newSheets(func(name string) ([]byte, error) { return a.texts[name], nil })
	slices.Sort(a.numbers)
	a.numbers = slices.Compact(a.numbers)
	tree := files.Overlay{FS: f.base, Texts: make(map[string][]byte)}
	for _, texts := range []map[string][]byte{f.texts, a.texts} {
		for _, file := range sortedKeys(texts) {
			tree.Texts[file] = texts[file]
		}
	}
	for _, i := range a.numbers {
		src := f.v.sources[i]
		src.FS = tree
		a.sources = append(a.sources, src)
	}
	record(a.sources)
	bundles, err := renderAndParse(ctx, a.sources, render.New(f.v.opts.Render), &meter{})
	if err != nil {
		return nil, err
	}
	if err := f.v.judge(ctx, bundles); err != nil {
		return nil, err
	}
	a.bundles = bySource(bundles)
	return a, f.prove(a)
}

// accept makes what an attempt led to the state of things.
func (f *fixer) accept(a *attempt) {
	for _, c := range a.made {
		f.done[c.id] = true
	}
	for file, text := range a.texts {
		f.texts[file] = text
	}
	f.sheets = newSheets(f.text)
	all := bySource(f.v.bundles)
	for k, i := range a.numbers {
		f.v.sources[i] = a.sources[k]
		all[i] = a.bundles[k]
	}
	f.v.bundles = slices.Concat(all...)
	f.v.opts.FS = files.Overlay{FS: f.base, Texts: f.texts}
}

// bySource divides bundles, which are in the order of their sources.
func bySource(bundles []*bundle) [][]*bundle {
	var out [][]*bundle
	for i, b := range bundles {
		if i == 0 || b.source != bundles[i-1].source {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], b)
	}
	return out
}
