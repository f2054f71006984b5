package files

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Replace writes a file below root in one step: whoever reads it sees the old text
// or the new one.
func Replace(root *os.Root, file string, text []byte, mode fs.FileMode) error {
	// Beside the file, so that renaming stays within one file system.
	temporary := path.Join(path.Dir(file), "."+path.Base(file)+"."+rand.Text())
	if err := writeNew(root, temporary, text, mode); err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	if err := root.Rename(temporary, file); err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	return nil
}

// writeNew writes a file that does not exist, whatever the umask is.
func writeNew(root *os.Root, file string, text []byte, mode fs.FileMode) error {
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
}

// Write writes a file that a person has named, in the terms of the operating
// system. Below root, an absolute directory, anybody may have committed what is
// there: no link is followed, and a regular file is replaced. Elsewhere the file is
// written as it is called, be it a device or a pipe.
func Write(root, file string, text []byte) error {
	name, inside, err := Below(root, file)
	if err != nil {
		return err
	}
	if !inside {
		return os.WriteFile(file, text, 0o666)
	}
	dir, err := os.OpenRoot(root)
	if err != nil {
		return err
	}
	defer dir.Close()
	mode := fs.FileMode(0o644)
	for at := name; at != "."; at = path.Dir(at) {
		info, err := dir.Lstat(at)
		switch {
		case errors.Is(err, fs.ErrNotExist) && at == name:
		case err != nil:
			return Cause(err)
		case info.Mode()&fs.ModeSymlink != 0:
			return fmt.Errorf("%s is a symbolic link of the tree, and is not followed", at)
		case at == name && !info.Mode().IsRegular():
			return errIrregular
		case at == name:
			mode = info.Mode().Perm()
		}
	}
	return Replace(dir, name, text, mode)
}

// Below returns the name of a file relative to root, an absolute directory, and
// whether it is below it, as the names say.
func Below(root, file string) (string, bool, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", false, err
	}
	rel, err := filepath.Rel(root, abs)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel), nil
}

// ReadNamed reads a file that a person has named, in the terms of the operating
// system, as Read does: below root no link leads out. The error names it as the
// person did.
func ReadNamed(root, file string) ([]byte, error) {
	name, inside, err := Below(root, file)
	if err != nil {
		return nil, err
	}
	if inside {
		fsys, err := Open(root)
		if err != nil {
			return nil, err
		}
		return Read(fsys, name)
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, Cause(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: %w", file, errIrregular)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, Cause(err))
	}
	defer f.Close()
	text, err := ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, Cause(err))
	}
	return text, nil
}
