package kustomize

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// mount is where the root of the run appears in the file system that kustomize
// sees. It is deep enough that no realistic run of ".." leaves it and comes back
// in by accident: a path that climbs out ends outside the mount, where there is
// nothing, exactly as a path outside a checked-out repository would.
const mount = "/kubevet.mount"

// errReadOnly answers every attempt of kustomize to write.
var errReadOnly = errors.New("the file system is read-only")

// An overlay is a read-only filesys.FileSystem over a tree in which some files
// have other bytes, or exist only there. It never touches the disk by itself.
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

// IsDir implements filesys.FileSystem.
func (o *overlay) IsDir(p string) bool {
	name, ok := o.name(p)
	return ok && o.isDir(name)
}

// Exists implements filesys.FileSystem.
func (o *overlay) Exists(p string) bool {
	_, _, err := o.stat(p)
	return err == nil
}

// CleanedAbs implements filesys.FileSystem.
func (o *overlay) CleanedAbs(p string) (filesys.ConfirmedDir, string, error) {
	if !path.IsAbs(p) {
		p = path.Join(mount, p)
	}
	info, name, err := o.stat(p)
	if err != nil {
		return "", "", err
	}
	full := path.Join(mount, name)
	if info.IsDir() {
		return filesys.ConfirmedDir(full), "", nil
	}
	dir, file := path.Split(full)
	return filesys.ConfirmedDir(path.Clean(dir)), file, nil
}

// ReadFile implements filesys.FileSystem.
func (o *overlay) ReadFile(p string) ([]byte, error) {
	name, ok := o.name(p)
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: p, Err: fs.ErrNotExist}
	}
	return o.read(name)
}

// ReadDir implements filesys.FileSystem.
func (o *overlay) ReadDir(p string) ([]string, error) {
	_, name, err := o.stat(p)
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(o.Overlay, name)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// Glob implements filesys.FileSystem. No field of a kustomization is globbed in
// the versions that are supported, so nothing matches.
func (o *overlay) Glob(string) ([]string, error) { return nil, nil }

// Walk implements filesys.FileSystem; building never walks.
func (o *overlay) Walk(string, filepath.WalkFunc) error { return errReadOnly }

// Open implements filesys.FileSystem; building reads with ReadFile only.
func (o *overlay) Open(string) (filesys.File, error) { return nil, errReadOnly }

// Create implements filesys.FileSystem and refuses.
func (o *overlay) Create(string) (filesys.File, error) { return nil, errReadOnly }

// Mkdir implements filesys.FileSystem and refuses.
func (o *overlay) Mkdir(string) error { return errReadOnly }

// MkdirAll implements filesys.FileSystem and refuses.
func (o *overlay) MkdirAll(string) error { return errReadOnly }

// RemoveAll implements filesys.FileSystem and refuses.
func (o *overlay) RemoveAll(string) error { return errReadOnly }

// WriteFile implements filesys.FileSystem and refuses.
func (o *overlay) WriteFile(string, []byte) error { return errReadOnly }
