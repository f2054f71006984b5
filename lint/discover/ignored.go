package discover

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// withIgnored is what WithIgnored returns.
type withIgnored struct{ fs, now fs.FS }

// WithIgnored returns an older state of a tree with the files of now that git
// ignores, which are part of no revision: the dependencies of charts above all.
func WithIgnored(older, now fs.FS) fs.FS { return withIgnored{older, now} }

// of returns the tree that has what name leads to.
func (w withIgnored) of(name string) fs.FS {
	if w.ignored(name) {
		return w.now
	}
	return w.fs
}

// ignored reports whether what name leads to is only in the tree of now.
func (w withIgnored) ignored(name string) bool {
	_, err := fs.Lstat(w.fs, name)
	return errors.Is(err, fs.ErrNotExist) && name != "." && Ignored(w.now, name)
}

func (w withIgnored) Open(name string) (fs.File, error)     { return w.of(name).Open(name) }
func (w withIgnored) Stat(name string) (fs.FileInfo, error) { return fs.Stat(w.of(name), name) }

func (w withIgnored) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(w.of(name), name) }

func (w withIgnored) ReadLink(name string) (string, error) { return fs.ReadLink(w.of(name), name) }

// ReadDir lists a directory of both trees.
func (w withIgnored) ReadDir(name string) ([]fs.DirEntry, error) {
	if w.ignored(name) {
		return fs.ReadDir(w.now, name)
	}
	entries, err := fs.ReadDir(w.fs, name)
	if err != nil {
		return entries, err
	}
	now, err := fs.ReadDir(w.now, name)
	if err != nil {
		return entries, nil // it is gone
	}
	compare := func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }
	all := slices.Clone(entries)
	for _, e := range now {
		if _, found := slices.BinarySearchFunc(entries, e, compare); !found && e.Name() != ".git" && Ignored(w.now, path.Join(name, e.Name())) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, compare)
	return all, nil
}
