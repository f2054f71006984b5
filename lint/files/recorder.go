package files

import (
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// A Recorder is a tree that remembers which of its files are opened, by the names
// that they are opened by. It may be used by several goroutines at once.
type Recorder struct {
	fs.FS
	mu     sync.Mutex
	opened map[string]bool
}

// NewRecorder returns a Recorder of a tree of which nothing was opened yet.
func NewRecorder(fsys fs.FS) *Recorder { return &Recorder{FS: fsys, opened: make(map[string]bool)} }

// Opened returns the names of what was opened, files that do not exist among them,
// sorted.
func (r *Recorder) Opened() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Sorted(maps.Keys(r.opened))
}

// Open implements fs.FS.
func (r *Recorder) Open(name string) (fs.File, error) {
	r.mu.Lock()
	r.opened[name] = true
	r.mu.Unlock()
	return r.FS.Open(name)
}

// Note notes files that were opened on another way.
func (r *Recorder) Note(names ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, name := range names {
		r.opened[name] = true
	}
}

// What else the tree can do is done without opening files.

// Stat implements fs.StatFS.
func (r *Recorder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

// Lstat implements fs.ReadLinkFS.
func (r *Recorder) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(r.FS, name) }

// ReadLink implements fs.ReadLinkFS.
func (r *Recorder) ReadLink(name string) (string, error) { return fs.ReadLink(r.FS, name) }

// ReadDir implements fs.ReadDirFS.
func (r *Recorder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }
