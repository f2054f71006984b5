package kustomize

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// mount is where the root of the run appears in the file system that kustomize
// sees. It is deep enough that no realistic run of ".." leaves it and comes back
// in by accident: a path that climbs out ends outside the mount, where there is
// nothing, exactly as a path outside a checked-out repository would.
const mount = "/kubevet.mount"

// An overlay is a tree as kustomize sees it, in which some files exist only there.
type overlay struct{ files.Overlay }

func newOverlay(base fs.FS, texts map[string][]byte) *overlay {
	return &overlay{files.Overlay{FS: base, Texts: texts}}
}

// name turns an absolute path of kustomize into a name below the root, and
// reports false if the path is outside.
func (o *overlay) name(p string) (string, bool) {
	p = path.Clean(filepath.ToSlash(p))
	if p == mount {
		return ".", true
	}
	rel, ok := strings.CutPrefix(p, mount+"/")
	return rel, ok && fs.ValidPath(rel)
}

// real is files.Real, by which a file that exists only here may be in a directory
// that does not.
func (o *overlay) real(name string) (string, error) {
	if _, added := o.Texts[name]; added {
		return name, nil
	}
	return files.Real(o.Overlay, name)
}

// stat describes the file behind a path and says what its real name is.
func (o *overlay) stat(p string) (info fs.FileInfo, name string, err error) {
	name, ok := o.name(p)
	if !ok {
		return nil, "", &fs.PathError{Op: "stat", Path: p, Err: fs.ErrNotExist}
	}
	if o.addedDir(name) {
		return directory{}, name, nil
	}
	if name, err = o.real(name); err != nil {
		return nil, "", err
	}
	info, err = fs.Stat(o.Overlay, name)
	return info, name, err
}

// addedDir reports whether a directory is there for added files only.
func (o *overlay) addedDir(name string) bool {
	return path.Base(name) == document.LayerDir && slices.ContainsFunc(sortedKeys(o.Texts), func(file string) bool { return path.Dir(file) == name })
}

// A directory is one that no file system has.
type directory struct{}

// Name implements fs.FileInfo, and so do the others.
func (directory) Name() string       { return "." }
func (directory) Size() int64        { return 0 }
func (directory) Mode() fs.FileMode  { return fs.ModeDir | 0o555 }
func (directory) ModTime() time.Time { return time.Time{} }
func (directory) IsDir() bool        { return true }
func (directory) Sys() any           { return nil }

// read returns the bytes of the file called name below the root.
func (o *overlay) read(name string) ([]byte, error) {
	real, err := o.real(name)
	if err != nil {
		return nil, err
	}
	return files.Read(o.Overlay, real)
}

// isDir says whether name below the root is a directory.
func (o *overlay) isDir(name string) bool {
	info, _, err := o.stat(path.Join(mount, name))
	return err == nil && info.IsDir()
}
