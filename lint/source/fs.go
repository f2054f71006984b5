package source

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

// MaxFile is the largest file in bytes that ReadFile reads: 64 MiB, many times
// the largest manifest that a cluster accepts.
const MaxFile = 64 << 20

// Open returns the files below root, a directory, read-only. Symbolic links that
// leave root, and absolute ones, are refused, as os.Root does.
func Open(root string) (fs.FS, error) {
	r, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("open the root of the run: %w", err)
	}
	return r.FS(), nil
}

// ReadFile returns the contents of the file, of at most MaxFile bytes. What is
// neither a regular file nor a symbolic link to one is refused unopened, since a
// pipe might never end. The error names the file.
func ReadFile(fsys fs.FS, file string) ([]byte, error) {
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, cause(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: %w", file, errIrregular)
	}
	if info.Size() > MaxFile {
		return nil, fmt.Errorf("read %s: %w", file, errLarge)
	}
	f, err := fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, cause(err))
	}
	defer f.Close()
	data, err := readAll(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, cause(err))
	}
	return data, nil
}

// readAll reads r to its end, which is an error beyond MaxFile bytes.
func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxFile {
		return nil, errLarge
	}
	return data, nil
}

// cause strips what a file system says about the operation and the file, which
// our messages say themselves.
func cause(err error) error {
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

var (
	errIrregular = errors.New("not a regular file")
	errLarge     = fmt.Errorf("larger than the limit of %d MiB", MaxFile>>20)
	errOutside   = errors.New("symbolic link leads out of the root of the run and is not followed")
	errLoop      = errors.New("symbolic link leads to itself")
)

// resolve returns the real name of the file or directory: no element of it is a
// symbolic link. The name of a file is an error if a link on the way leaves the
// root or is absolute, if links form a loop, or if nothing is there.
func resolve(fsys fs.FS, name string) (string, error) {
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
			return "", cause(err)
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
			return "", cause(err)
		}
		target = filepath.ToSlash(target)
		if path.IsAbs(target) {
			return "", errOutside
		}
		rest = target + "/" + rest
	}
	return at, nil
}

// within says whether the slash-separated name is dir or in the tree below it.
func within(dir, name string) bool {
	return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
}

// Real returns the name of the file or directory without symbolic links on the
// way. A link that leaves the root or is absolute is an error, and so is a name
// that leads nowhere.
func Real(fsys fs.FS, name string) (string, error) {
	real, err := resolve(fsys, name)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", name, err)
	}
	return real, nil
}
