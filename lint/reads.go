package lint

import (
	"io/fs"
	"maps"
	"slices"
	"sync"

	"github.com/kubevet/kubevet/lint/document"
)

// A readFS notes which of the files of a tree are opened. What is rendered is
// read through it, so that the suppressions in all of it are known. It may be
// used by several goroutines at once.
type readFS struct {
	fs.FS
	mu   *sync.Mutex
	read map[string]bool
}

// noteReads makes every source note what is read of it.
func noteReads(sources []document.Source) {
	for i := range sources {
		sources[i].FS = readFS{sources[i].FS, new(sync.Mutex), make(map[string]bool)}
	}
}

func (f readFS) Open(name string) (fs.File, error) {
	f.mu.Lock()
	f.read[name] = true
	f.mu.Unlock()
	return f.FS.Open(name)
}

// What else the tree can do is done without opening files.

func (f readFS) Stat(name string) (fs.FileInfo, error)  { return fs.Stat(f.FS, name) }
func (f readFS) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.FS, name) }
func (f readFS) ReadLink(name string) (string, error)   { return fs.ReadLink(f.FS, name) }
func (f readFS) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(f.FS, name)
}

// files returns the names of the files that were opened, sorted.
func (f readFS) files() []string {
	return slices.Sorted(maps.Keys(f.read))
}
