package discover

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// arguments returns the real names of the directories and files among the paths,
// sorted, none twice.
func (w *walker) arguments(paths []string) (dirs, named []string) {
	for _, name := range paths {
		if name == files.Stdin {
			continue
		}
		name = path.Clean(name)
		if !fs.ValidPath(name) {
			w.problem(name, "not below the root of the run")
			continue
		}
		target, err := files.Real(w.fsys, name)
		if err != nil {
			w.problem(name, err.Error())
			continue
		}
		if glob := w.excludedBy(target); glob != "" {
			w.problems = append(w.problems, document.Problem{
				File: name, Level: document.Note, Message: fmt.Sprintf("not linted since %q excludes it", glob),
			})
			continue
		}
		info, err := fs.Stat(w.fsys, target)
		switch {
		case err != nil:
			w.problem(name, files.Cause(err).Error())
		case info.IsDir():
			dirs = append(dirs, target)
		default:
			named = append(named, target)
		}
	}
	slices.Sort(dirs)
	slices.Sort(named)
	return slices.Compact(dirs), slices.Compact(named)
}

// excludedBy returns the glob that matches the name or a directory above it, ""
// if there is none.
func (w *walker) excludedBy(name string) string {
	for ; name != "."; name = path.Dir(name) {
		for _, glob := range w.exclude {
			if doublestar.MatchUnvalidated(glob, name) {
				return glob
			}
		}
	}
	return ""
}

// visit notes what is at the arguments, then what the symbolic links found there
// lead to.
func (w *walker) visit(dirs, named []string) error {
	for _, name := range dirs {
		group := outermost(dirs, name)
		d := w.dir(name)
		if d.isChart {
			w.charts[name] = true
		}
		if !d.isChart || !d.sealed {
			if err := w.walk(name, group, toLint); err != nil {
				return err
			}
		}
		if _, found := w.kustomizations[name]; found {
			w.kustomizations[name] = true
		}
		w.ancestry(name)
	}
	for _, name := range named {
		if path.Ext(name) == ".tgz" {
			w.charts[name] = true
			continue
		}
		group := outermost(dirs, name)
		w.place(name, plainFile{group: cmp.Or(group, path.Dir(name)), named: true, exact: true})
		if group == "" {
			w.siblings(path.Dir(name))
		}
		w.ancestry(name)
	}
	return w.follow()
}

// outermost returns the shortest of the directories that hold the name, "" if
// none does.
func outermost(dirs []string, name string) string {
	found := ""
	for ; ; name = path.Dir(name) {
		if _, ok := slices.BinarySearch(dirs, name); ok {
			found = name
		}
		if name == "." {
			return found
		}
	}
}

// ancestry notes what hinders looking for charts and kustomizations above an
// argument.
func (w *walker) ancestry(name string) {
	for name != "." {
		name = path.Dir(name)
		w.problems = append(w.problems, w.dir(name).problems...)
	}
}

// place notes a file that was named, by an argument or a link, as part of what
// owns it.
func (w *walker) place(name string, file plainFile) {
	d := w.dir(path.Dir(name))
	k := w.ownerAbove(name)
	switch {
	case k == nil && d.chart == "":
		w.addFile(name, file)
	case !file.named:
	case k != nil:
		w.used[k.dir] = true
	case d.sealed || !isPlain(name):
		want(w.charts, d.chart)
		w.values[d.chart] = append(w.values[d.chart], "")
	case isValues(d.chart, name) || !chartOwns(d.chart, name) && !w.showsObject(name):
		want(w.charts, d.chart)
		w.values[d.chart] = append(w.values[d.chart], name)
	case chartOwns(d.chart, name):
		want(w.charts, d.chart)
		w.values[d.chart] = append(w.values[d.chart], "")
	default:
		w.addFile(name, file)
	}
}

// siblings notes the plain files of the directory as context.
func (w *walker) siblings(name string) {
	d := w.dir(name)
	if d.chart != "" {
		return
	}
	for _, entry := range d.entries {
		file := path.Join(name, entry.Name())
		if entry.Type().IsRegular() && isPlain(file) && !w.skips(d, file, false) {
			w.addFile(file, plainFile{group: name})
		}
	}
}

// follow notes what symbolic links lead to. Directories that were walked are not
// walked again, nor is one that holds the link.
func (w *walker) follow() error {
	for len(w.links) > 0 {
		l := w.links[0]
		w.links = w.links[1:]
		if w.ownerAbove(l.name) != nil {
			continue
		}
		target, err := files.Real(w.fsys, l.name)
		if err != nil {
			// A link that leads nowhere hides nothing unless it poses as a manifest.
			if l.why == toLint && (isPlain(l.name) || !errors.Is(err, fs.ErrNotExist)) {
				w.problem(l.name, "follow symbolic link: "+err.Error())
			}
			continue
		}
		info, err := fs.Stat(w.fsys, target)
		switch {
		case err != nil:
			w.problem(l.name, "follow symbolic link: "+files.Cause(err).Error())
		case w.excludedBy(target) != "":
		case info.IsDir():
			if files.Within(target, l.name) {
				continue
			}
			if err := w.walk(target, l.group, l.why); err != nil {
				return err
			}
		case info.Mode().IsRegular() && isPlain(l.name):
			w.place(target, plainFile{group: l.group, named: l.why == toLint})
		}
	}
	return nil
}

// context notes the plain files of the configured bundles that an argument is in
// or holds.
func (w *walker) context(bundles [][]string, args []string) error {
	for _, bundle := range bundles {
		touched := slices.ContainsFunc(bundle, func(name string) bool {
			return slices.ContainsFunc(args, func(arg string) bool {
				return files.Within(name, arg) || files.Within(arg, name)
			})
		})
		if !touched {
			continue
		}
		for _, name := range bundle {
			info, err := fs.Stat(w.fsys, name)
			switch {
			case err != nil:
				w.problem(name, "find a path of a configured bundle: "+files.Cause(err).Error())
			case info.IsDir():
				if err := w.walk(name, name, forContext); err != nil {
					return err
				}
			default:
				w.place(name, plainFile{group: name})
			}
		}
	}
	return w.follow()
}
