package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

// Stdin is the argument that stands for standard input, StdinFile its name as a
// file.
const (
	Stdin     = "-"
	StdinFile = "<stdin>"
)

// Root returns the absolute directory that every file name of a run is relative
// to, and the arguments relative to it: slash-separated, clean, in the order
// given, Stdin as it is. The arguments are files and directories, absolute or
// relative to cwd, which is absolute. No arguments mean cwd.
//
// The root is the nearest directory that holds all arguments and .git, so that
// names are those of the repository; failing that, cwd if all arguments are
// below it, else the deepest directory that holds them all.
//
// An argument that does not exist is an error that names it and, if one is
// near, an existing name beside it. So is one that is neither a file nor a
// directory.
func Root(cwd string, args []string) (root string, paths []string, err error) {
	abs := make([]string, len(args))
	for i, arg := range args {
		if arg == Stdin {
			continue
		}
		if arg == "" {
			return "", nil, errors.New("find \"\": an argument is empty")
		}
		abs[i] = arg
		if !filepath.IsAbs(arg) {
			abs[i] = filepath.Join(cwd, arg)
		}
		abs[i] = filepath.Clean(abs[i])
		dir := abs[i]
		info, err := os.Stat(abs[i])
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return "", nil, missing(cwd, arg)
		case err != nil:
			return "", nil, fmt.Errorf("find %q: %w", arg, Cause(err))
		case info.Mode().IsRegular():
			dir = filepath.Dir(dir)
		case !info.IsDir():
			return "", nil, fmt.Errorf("read %q: neither a file nor a directory; %q reads standard input", arg, Stdin)
		}
		if root == "" {
			root = dir
		}
		for !below(root, dir) {
			parent := filepath.Dir(root)
			if parent == root {
				return "", nil, fmt.Errorf("find a directory that holds %q and %q: there is none", args[0], arg)
			}
			root = parent
		}
	}
	if root == "" {
		root = filepath.Clean(cwd)
	}
	root = repository(cwd, root)

	for i, arg := range args {
		if arg != Stdin {
			rel, err := filepath.Rel(root, abs[i])
			if err != nil {
				return "", nil, fmt.Errorf("name %q relative to %q: %w", arg, root, err)
			}
			arg = filepath.ToSlash(rel)
		}
		paths = append(paths, arg)
	}
	return root, paths, nil
}

// repository returns the nearest ancestor of dir, or dir itself, that holds
// .git: a directory, or a file in submodules and linked work trees. Without one
// it returns cwd if dir is below it, else dir.
func repository(cwd, dir string) string {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Lstat(filepath.Join(d, ".git")); err == nil {
			return d
		}
		if d == filepath.Dir(d) {
			break
		}
	}
	if cwd = filepath.Clean(cwd); below(cwd, dir) {
		return cwd
	}
	return dir
}

// below says whether the file or directory is dir or in the tree below it.
func below(dir, file string) bool {
	separator := string(filepath.Separator)
	return file == dir || strings.HasPrefix(file, strings.TrimSuffix(dir, separator)+separator)
}

// missing returns the error for an argument that does not exist, with the
// nearest name beside the first element of it that does not.
func missing(cwd, arg string) error {
	if scheme, _, ok := strings.Cut(arg, "://"); ok && scheme != "" {
		return fmt.Errorf("find %q: kubevet reads files and reaches no network; fetch it first, a chart with helm pull --untar", arg)
	}
	err := fmt.Errorf("find %q: no such file or directory", arg)
	parent, name, rest := filepath.Clean(arg), "", ""
	for {
		rest = filepath.Join(name, rest)
		parent, name = filepath.Dir(parent), filepath.Base(parent)
		at := parent
		if !filepath.IsAbs(at) {
			at = filepath.Join(cwd, at)
		}
		entries, readErr := os.ReadDir(at)
		if errors.Is(readErr, fs.ErrNotExist) && parent != filepath.Dir(parent) {
			continue
		}
		names := make([]string, len(entries))
		for i, entry := range entries {
			names[i] = entry.Name()
		}
		near := text.Nearest(name, names)
		switch near {
		case "":
			return err
		case name:
			return fmt.Errorf("find %q: symbolic link leads nowhere", arg)
		}
		suggestion := filepath.Join(parent, near)
		if _, statErr := os.Stat(filepath.Join(at, near, rest)); statErr == nil {
			suggestion = filepath.Join(suggestion, rest)
		}
		return fmt.Errorf("%w; did you mean %q?", err, suggestion)
	}
}
