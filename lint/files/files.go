// Package files is the tree that a run reads: its root, and reads from it that
// are bounded and stay below it.
//
// Every file name in kubevet is a slash-separated path relative to the root of
// the run (see Root), never an absolute path and never a path relative to the
// working directory. Files are read only through an fs.FS, so that nothing
// outside the root can be reached.
//
// It may import lint/text.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// MaxSize is the largest file in bytes that Read reads: 64 MiB, many times
// the largest manifest that a cluster accepts.
const MaxSize = 64 << 20

// Open returns the files below root, a directory, read-only. Symbolic links that
// leave root, and absolute ones, are refused, as os.Root does.
func Open(root string) (fs.FS, error) {
	r, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("open the root of the run: %w", err)
	}
	return r.FS(), nil
}

// Read returns the contents of the file, of at most MaxSize bytes. What is
// neither a regular file nor a symbolic link to one is refused unopened, since a
// pipe might never end. The error names the file.
func Read(fsys fs.FS, file string) ([]byte, error) {
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, Cause(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: %w", file, errIrregular)
	}
	if info.Size() > MaxSize {
		return nil, fmt.Errorf("read %s: %w", file, errLarge)
	}
	f, err := fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, Cause(err))
	}
	defer f.Close()
	data, err := ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, Cause(err))
	}
	return data, nil
}

// ReadAll reads r to its end, which is an error beyond MaxSize bytes.
func ReadAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxSize {
		return nil, errLarge
	}
	return data, nil
}

// Cause strips what a file system says about the operation and the file, which
// our messages say themselves.
func Cause(err error) error {
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

var (
	errIrregular = errors.New("not a regular file")
	errLarge     = fmt.Errorf("larger than the limit of %d MiB", MaxSize>>20)
	errOutside   = errors.New("symbolic link leads out of the root of the run and is not followed")
	errLoop      = errors.New("symbolic link leads to itself")
)

// Real returns the name of the file or directory without symbolic links on the
// way. It is an error if a link leaves the root or is absolute, if links form a
// loop, or if nothing is there; the error does not name the file.
func Real(fsys fs.FS, name string) (string, error) {
	const maxLinks = 40 // as Linux has it
	at, rest := ".", name
	for links := 0; rest != ""; {
		element, tail, _ := strings.Cut(rest, "/")
		rest = tail
		switch element {
		case "", ".":
			continue
		case "..":
			if at == "." {
				return "", errOutside
			}
			at = path.Dir(at)
			continue
		}
		next := path.Join(at, element)
		info, err := fs.Lstat(fsys, next)
		if err != nil {
			return "", Cause(err)
		}
		if info.Mode().Type() != fs.ModeSymlink {
			at = next
			continue
		}
		if links++; links > maxLinks {
			return "", errLoop
		}
		target, err := fs.ReadLink(fsys, next)
		if err != nil {
			return "", Cause(err)
		}
		target = filepath.ToSlash(target)
		if path.IsAbs(target) {
			return "", errOutside
		}
		rest = target + "/" + rest
	}
	return at, nil
}

// Within says whether the slash-separated name is dir or in the tree below it.
func Within(dir, name string) bool {
	return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
}
