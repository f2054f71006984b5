package workspace

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/kubevet/kubevet/lint/discover"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/report"
)

// A Revision is an older state of the tree, to report only what has come since.
type Revision struct {
	// FS is the older tree, with the same root; Name is what people call it.
	FS   fs.FS
	Name string
}

// Older is what was found in a Revision.
type Older struct {
	name     string
	findings []report.Finding
	unused   []filter.Unused
	// covers reports whether an older finding counts as fixed if it is gone.
	covers func(file string) bool
	// moved reports whether what was found in a file may be found in another now.
	moved func(file string) bool
	// skipped counts what could not be read.
	skipped int
}

// LookBack finds what is in now.Since with the options of now.
func LookBack(ctx context.Context, now Options) (*Older, error) {
	revision := *now.Since
	opts := now
	opts.FS = discover.WithIgnored(revision.FS, now.FS)
	opts.Report.MinSeverity = 0
	all := func(string) bool { return true }
	old := &Older{name: revision.Name, covers: all, moved: all}
	opts.Paths = nil
	for _, name := range now.Paths {
		at := path.Clean(name)
		for ; at != "."; at = path.Dir(at) {
			if _, err := fs.Stat(opts.FS, at); err == nil {
				break
			}
		}
		if at != path.Clean(name) {
			// It may have been renamed, most likely from beside it. What else is
			// found there says nothing.
			old.covers = func(file string) bool { return covers(now.FS, now.Paths, file) }
			// A file that is still there and was not asked for was copied at most.
			old.moved = func(file string) bool {
				_, err := fs.Lstat(now.FS, file)
				return err != nil || old.covers(file) || slices.Contains(now.Paths, file)
			}
		}
		opts.Paths = append(opts.Paths, at)
	}
	slices.Sort(opts.Paths)
	opts.Paths = slices.Compact(opts.Paths)
	w, err := Load(ctx, opts)
	if err != nil {
		return nil, fmt.Errorf("lint %s: %w", old.name, err)
	}
	r, err := w.Report(nil)
	if err != nil {
		return nil, fmt.Errorf("lint %s: %w", old.name, err)
	}
	old.findings, old.unused, old.skipped = r.Findings, r.Unused, r.Summary.Skipped
	return old, nil
}

// mark marks the findings that the older run has too, and returns how many only
// that has. Findings that something else answers are not new and not fixed.
func (o *Older) mark(findings []report.Finding) (fixed int) {
	var order []int
	for _, answered := range []bool{false, true} {
		for i := range findings {
			if (findings[i].Suppressed != nil) == answered {
				order = append(order, i)
			}
		}
	}
	now := make([]filter.Seen, len(order))
	for i, j := range order {
		now[i] = filter.Seen{Identity: findings[j].Identity, Message: findings[j].Message}
	}
	old := make([]filter.Seen, len(o.findings))
	for i, f := range o.findings {
		old[i] = filter.Seen{Identity: f.Identity, Message: f.Message}
	}
	known, left := filter.Match(old, now, o.moved)
	for i, j := range order {
		if known[i] && findings[j].Suppressed == nil {
			findings[j].Suppressed = &filter.Suppression{By: filter.Since, Reason: "already in " + o.name}
		}
	}
	for i, gone := range left {
		if gone && o.covers(old[i].File) {
			fixed++
		}
	}
	return fixed
}

// news returns the suppressions of no use that the older run has not.
func (o *Older) news(unused []filter.Unused) []filter.Unused {
	type key struct{ file, message string }
	count := make(map[key]int)
	for _, u := range o.unused {
		count[key{u.At.File, u.Message}]++
	}
	return slices.DeleteFunc(unused, func(u filter.Unused) bool {
		k := key{u.At.File, u.Message}
		count[k]--
		return count[k] >= 0
	})
}

// note says what could not be compared.
func (o *Older) note() []document.Problem {
	if o.skipped == 0 {
		return nil
	}
	return []document.Problem{{
		Level:   document.Note,
		Message: fmt.Sprintf("inputs that cannot be read or rendered in %s: %d; what is in them counts as new", o.name, o.skipped),
	}}
}
