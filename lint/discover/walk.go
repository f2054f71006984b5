package discover

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// A purpose says why a directory is walked.
type purpose int

const (
	// toLint is for what an argument names.
	toLint purpose = iota
	// forContext is for the plain files that are judged together with those.
	forContext
	// forUsers is for the kustomizations that use others.
	forUsers
)

// A walker reads each directory at most once and notes what is in it.
type walker struct {
	ctx     context.Context
	fsys    fs.FS
	exclude []string
	fetched []files.Fetched
	// args are the real names of the arguments.
	args []string

	dirs map[string]*dir
	// walked holds the directories whose entries were looked at, and full says that
	// there are more.
	walked map[string]bool
	full   bool
	// files are the plain files by their real names.
	files map[string]plainFile
	// charts and kustomizations are to be linted, unless something that is
	// linted uses them; true means that an argument names the very directory.
	charts, kustomizations map[string]bool
	// used are further kustomizations that a named file belongs to: they or
	// those that use them are to be linted.
	used map[string]bool
	// owned are the files that kustomizations own, as they were found, and owners
	// whose they are.
	owned  map[string]plainFile
	owners map[string][]string
	// values are the values files of charts that arguments name, by chart.
	values map[string][]string
	// index holds what git tracks, with the directories above; nil until asked.
	index map[string]bool
	// links are the symbolic links that may be worth following.
	links    []link
	problems []document.Problem
}

// A dir is what a directory is to its entries.
type dir struct {
	entries []fs.DirEntry
	// ignore are the patterns that hold for the entries, nearest last.
	ignore []ignorePattern
	// chart is the directory of the chart that the entries belong to, "" if none.
	chart string
	// isChart says whether Chart.yaml is here, be it of a dependency.
	isChart bool
	// sealed says whether it is in one of Helm's own folders of the chart, where
	// nothing is linted by itself.
	sealed bool
	// trackedOnly says whether it is ignored, and walked for what git tracks in it.
	trackedOnly   bool
	kustomization *kustomization
	problems      []document.Problem
}

// A plainFile is a YAML or JSON file outside charts.
type plainFile struct {
	// group is the argument's directory, whose plain files are one bundle.
	group string
	// named says whether an argument names the file or a directory above it.
	named bool
	// exact says whether an argument names the very file.
	exact bool
	// loose says whether it is beside what a chart or kustomization renders, and
	// nothing applies it for certain.
	loose bool
}

// A link is a symbolic link, and the group and purpose that it was found for.
type link struct {
	name, group string
	why         purpose
}

// dir returns the directory, reading it and its parents if need be.
func (w *walker) dir(name string) *dir {
	if d := w.dirs[name]; d != nil {
		return d
	}
	d := &dir{}
	w.dirs[name] = d
	if name == "." {
		// In a submodule or linked work tree .git is a file.
		if info, err := fs.Stat(w.fsys, ".git"); err == nil && info.IsDir() {
			d.readIgnore(w.fsys, ".", excludeFile)
		}
	} else {
		parent := w.dir(path.Dir(name))
		d.chart, d.trackedOnly = parent.chart, parent.trackedOnly
		d.sealed = parent.sealed || parent.chart == path.Dir(name) && helmFolder(path.Base(name))
		// Who walks into an ignored directory was told to, so that the patterns
		// that ignore it do not hold there.
		if !ignored(parent.ignore, name, true) {
			d.ignore = slices.Clip(parent.ignore)
		}
	}
	entries, err := fs.ReadDir(w.fsys, name)
	if err != nil {
		d.problems = append(d.problems, document.Problem{File: name, Message: "read directory: " + files.Cause(err).Error()})
	}
	d.entries = entries
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".gitignore" && e.Type().IsRegular() }) {
		d.readIgnore(w.fsys, name, path.Join(name, ".gitignore"))
	}
	for _, entry := range entries {
		file := path.Join(name, entry.Name())
		switch {
		case entry.IsDir() || w.skips(d, file, false):
		case entry.Name() == chartFile:
			d.isChart = true
			if !d.sealed {
				d.chart = name
			}
		case isKustomizationFile(entry.Name()) && d.kustomization == nil:
			d.kustomization = parseKustomization(w.fsys, file, w.fetched)
		}
	}
	return d
}

// readIgnore adds the patterns of the file, if it exists.
func (d *dir) readIgnore(fsys fs.FS, name, file string) {
	text, err := files.Read(fsys, file)
	switch {
	case err == nil:
		patterns := parseIgnore(name, string(text))
		if len(patterns) > maxPatterns {
			d.problems = append(d.problems, document.Problem{File: file, Message: fmt.Sprintf("more than %d patterns, and the rest is not obeyed", maxPatterns)})
			patterns = patterns[:maxPatterns]
		}
		d.ignore = append(d.ignore, patterns...)
	case !errors.Is(err, fs.ErrNotExist):
		d.problems = append(d.problems, document.Problem{File: file, Message: err.Error()})
	}
}

// skips says whether the entry of the directory is ignored or excluded.
func (w *walker) skips(d *dir, name string, isDir bool) bool {
	if w.excludes(name) {
		return true
	}
	return (d.trackedOnly || ignored(d.ignore, name, isDir)) && !w.tracked(name)
}

// excludes says whether a pattern of the configuration matches the very name.
func (w *walker) excludes(name string) bool {
	return slices.ContainsFunc(w.exclude, func(glob string) bool {
		return doublestar.MatchUnvalidated(glob, name)
	})
}

// Bounds on the tree, which may be that of a commit: a few objects of git stand for
// any number of directories.
const (
	maxDirs     = 200_000
	maxDirDepth = 256
	// maxPatterns bounds the patterns of one .gitignore file, each of which is tried
	// on every file.
	maxPatterns = 5000
)

// walk notes what is in the tree below the directory, as part of the group.
func (w *walker) walk(name, group string, why purpose) error {
	if w.walked[name] {
		return nil
	}
	if len(w.walked) >= maxDirs || strings.Count(name, "/") >= maxDirDepth {
		if !w.full {
			w.problems = append(w.problems, document.Problem{
				File: name, Message: fmt.Sprintf("the tree has more than %d directories, or %d inside each other, and the rest is not looked at", maxDirs, maxDirDepth),
			})
		}
		w.full = true
		return nil
	}
	w.walked[name] = true
	if err := w.ctx.Err(); err != nil {
		return err
	}
	d := w.dir(name)
	if why == toLint {
		w.problems = append(w.problems, d.problems...)
		if d.chart != "" {
			want(w.charts, d.chart)
		}
		if d.kustomization != nil && !d.sealed {
			want(w.kustomizations, name)
		}
	}
	if d.sealed {
		return nil
	}
	for _, entry := range d.entries {
		child := path.Join(name, entry.Name())
		if w.skips(d, child, entry.IsDir()) {
			continue
		}
		switch kind := entry.Type(); {
		case kind.IsDir():
			if w.ownStore(child) || d.chart == name && helmFolder(entry.Name()) {
				continue
			}
			if d.trackedOnly || ignored(d.ignore, child, true) {
				w.dir(child).trackedOnly = true
			}
			if err := w.walk(child, group, why); err != nil {
				return err
			}
		case why == forUsers || d.chart != "" && chartOwns(d.chart, child):
		case kind == fs.ModeSymlink:
			w.links = append(w.links, link{child, group, why})
		case kind.IsRegular() && isPlain(child):
			w.addFile(child, plainFile{group: group, named: why == toLint, loose: d.chart != "" || w.besideKustomization(name)})
		}
	}
	return nil
}

// want notes a chart or kustomization to be linted, unless it was noted before.
func want(units map[string]bool, name string) {
	if _, found := units[name]; !found {
		units[name] = false
	}
}

// addFile notes a plain file, unless it makes its directory a kustomization.
func (w *walker) addFile(name string, file plainFile) {
	d := w.dir(path.Dir(name))
	if d.kustomization != nil && isKustomizationFile(path.Base(name)) {
		return
	}
	// Configuration above an argument is read as such, and strictly.
	if path.Base(name) == ".kubevet.yaml" && slices.ContainsFunc(w.args, func(arg string) bool { return files.Within(path.Dir(name), arg) }) {
		return
	}
	if old, known := w.files[name]; known {
		file.group, file.named, file.exact = old.group, old.named || file.named, old.exact || file.exact
	}
	w.files[name] = file
}

// besideKustomization says whether the files of a directory are in or below that
// of a kustomization, in the same chart if they are in one.
func (w *walker) besideKustomization(name string) bool {
	for above := name; ; above = path.Dir(above) {
		d := w.dir(above)
		if d.kustomization != nil {
			return true
		}
		if above == "." || above == d.chart {
			return false
		}
	}
}

// isPlain says whether a file below a directory argument is read as YAML.
func isPlain(name string) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}
