package kustomize

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// mount is where the root of the run appears in the file system that kustomize
// sees. It is deep enough that no realistic run of ".." leaves it and comes back
// in by accident: a path that climbs out ends outside the mount, where there is
// nothing, exactly as a path outside a checked-out repository would.
const mount = "/kubevet.mount"

// maxFileSize bounds, in bytes, a single file that a kustomization may read.
const maxFileSize = 32 << 20

// errReadOnly answers every attempt of kustomize to write.
var errReadOnly = errors.New("the file system is read-only")

// An overlay is a read-only filesys.FileSystem over an fs.FS, in which some
// files have other bytes than below. It never touches the disk by itself.
type overlay struct {
	base fs.FS
	// files are the bytes of files that differ from base or do not exist there,
	// by name relative to the root.
	files map[string][]byte
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

// resolve follows the symbolic links of name, as filepath.EvalSymlinks does. A
// link that leaves the root is an error.
func (o *overlay) resolve(name string) (string, error) {
	links, ok := o.base.(fs.ReadLinkFS)
	if _, added := o.files[name]; !ok || added || name == "." {
		return name, nil
	}
	done, rest := ".", strings.Split(name, "/")
	for hops := 0; len(rest) > 0; {
		next := path.Join(done, rest[0])
		info, err := links.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			done, rest = next, rest[1:]
			continue
		}
		if hops++; hops > 40 {
			return "", fmt.Errorf("follow %s: too many symbolic links", name)
		}
		target, err := links.ReadLink(next)
		if err != nil {
			return "", err
		}
		// Joined to an absolute path, so that ".." cannot be cleaned away.
		abs, ok := o.name(path.Join(mount, done, filepath.ToSlash(target)))
		if !ok || path.IsAbs(filepath.ToSlash(target)) {
			return "", fmt.Errorf("follow %s: the symbolic link leaves the root", name)
		}
		rest = append(strings.Split(abs, "/"), rest[1:]...)
		done = "."
	}
	return done, nil
}

// stat describes the file behind name and says what its resolved name is.
func (o *overlay) stat(p string) (info fs.FileInfo, name string, err error) {
	name, ok := o.name(p)
	if !ok {
		return nil, "", &fs.PathError{Op: "stat", Path: p, Err: fs.ErrNotExist}
	}
	if _, ok := o.files[name]; ok {
		return nil, name, nil
	}
	if name, err = o.resolve(name); err != nil {
		return nil, "", err
	}
	if _, ok := o.files[name]; ok {
		return nil, name, nil
	}
	info, err = fs.Stat(o.base, name)
	return info, name, err
}

// read returns the bytes of the file called name below the root.
func (o *overlay) read(name string) ([]byte, error) {
	info, name, err := o.stat(path.Join(mount, name))
	switch {
	case err != nil:
		return nil, err
	case info == nil:
		return o.files[name], nil
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("read %s: not a regular file", name)
	case info.Size() > maxFileSize:
		return nil, fmt.Errorf("read %s: larger than %d MiB", name, maxFileSize>>20)
	}
	return fs.ReadFile(o.base, name)
}

// isDir says whether name below the root is a directory.
func (o *overlay) isDir(name string) bool {
	info, _, err := o.stat(path.Join(mount, name))
	return err == nil && info != nil && info.IsDir()
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
	if info != nil && info.IsDir() {
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
	entries, err := fs.ReadDir(o.base, name)
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
