package kustomize

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// maxWeight bounds the number of files that a kustomization may pull in, a file
// counted as often as it is reached. Bases that each name the next one twice
// would double with every step.
const maxWeight = 5000

// read reads the kustomization of a unit and what it names.
func (t *tree) read(u *unit, stack []string) {
	u.weight = -1
	file, count := u.o.find(u.dir)
	switch {
	case count == 0:
		u.why = fmt.Sprintf("%s has no kustomization file", u.dir)
		return
	case count > 1:
		u.why = fmt.Sprintf("%s has %d kustomization files: kustomize takes only one", u.dir, count)
		return
	}
	text, err := u.o.read(file)
	if err != nil {
		u.why = oneLine(err.Error())
		return
	}
	k, problems := readKustomization(u.dir, file, text)
	u.say(problems...)
	if k == nil {
		u.why = file + " cannot be read"
		return
	}
	u.k = k
	stack = append(stack[:len(stack):len(stack)], u.dir)
	weight := 1
	for _, check := range []func(*unit, []string) int{t.resources, t.components, t.plugins, t.patches, t.generators, t.others, t.helmCharts} {
		weight += check(u, stack)
		if weight > maxWeight {
			u.why = fmt.Sprintf("%s pulls in more than %d files", u.dir, maxWeight)
			return
		}
	}
	if u.why = t.measure(u); u.why != "" {
		return
	}
	t.boundReplacements(u)
	u.weight = weight
}

// keep goes through the entries of a list field and drops those for which ok is
// false.
func (k *kustomization) keep(field string, ok func(i int, entry any) bool) {
	for i := 0; ; {
		list, _ := k.fields[field].([]any)
		if i >= len(list) {
			return
		}
		if ok(i, list[i]) {
			i++
		} else {
			k.drop(field, i)
		}
	}
}

// resolve finds what ref in the entry means: a file or a directory below the
// root. If there is nothing that may be read it notes a Problem and returns
// false.
func (u *unit) resolve(at *yaml.Node, ref string) (name string, isDir, ok bool) {
	return u.resolveIn(u.k.file, at, ref)
}

// resolveIn is resolve for an entry that is written in another file.
func (u *unit) resolveIn(file string, at *yaml.Node, ref string) (name string, isDir, ok bool) {
	k := u.k
	problem := func(format string, args ...any) (string, bool, bool) {
		u.say(document.Problem{File: file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf(format, args...)})
		return "", false, false
	}
	full, fetched := ref, false
	if isRemote(ref) {
		if full, fetched = files.FindFetched(u.fetched, ref); !fetched {
			return problem("%q is remote and not fetched: kubevet works offline", ref)
		}
		full = path.Join(mount, full)
	} else if !path.IsAbs(ref) {
		full = path.Join(mount, k.dir, ref)
	}
	if _, inside := u.o.name(full); !inside {
		return problem("%q is outside the directory that is linted", ref)
	}
	info, name, err := u.o.stat(full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem("%q does not exist", ref)
	case err != nil:
		return problem("%q cannot be read: %s", ref, oneLine(err.Error()))
	}
	if isDir = info.IsDir(); !isDir && !fetched && !below(name, k.dir) {
		return problem("%q is outside %s: kustomize reads files only in or below the directory of the kustomization", ref, k.dir)
	}
	k.found[at] = name
	return name, isDir, true
}

// below says whether name is dir or below it.
func below(name, dir string) bool {
	return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
}

// file resolves ref to a file that can be read.
func (u *unit) file(at *yaml.Node, ref string) (string, bool) { return u.fileIn(u.k.file, at, ref) }

// fileIn is file for an entry that is written in another file.
func (u *unit) fileIn(file string, at *yaml.Node, ref string) (string, bool) {
	name, isDir, ok := u.resolveIn(file, at, ref)
	if ok && isDir {
		u.say(document.Problem{File: file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf("%q is a directory, not a file", ref)})
		return "", false
	}
	if !ok {
		return "", false
	}
	if _, err := u.o.read(name); err != nil {
		u.say(document.Problem{File: file, Line: at.Line, Column: at.Column, Message: oneLine(err.Error())})
		return "", false
	}
	return name, true
}

// directory walks the kustomization that an entry names, nil if it cannot be built.
func (t *tree) directory(u *unit, at *yaml.Node, name, ref string, stack []string) *unit {
	refuse := func(why string) *unit {
		u.say(document.Problem{File: u.k.file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf("%q cannot be built: %s", ref, why)})
		return nil
	}
	for _, seen := range stack {
		if below(seen, name) {
			u.cyclic = true
			return refuse(fmt.Sprintf("a cycle leads back to %s", seen))
		}
	}
	if len(stack) > 100 {
		u.cyclic = true
		return refuse("kustomizations are nested more than 100 deep")
	}
	u.dirs = append(u.dirs, name)
	base := t.walk(name, stack)
	if base.weight < 0 {
		return refuse(base.why)
	}
	return base
}

// resources checks the files and bases.
func (t *tree) resources(u *unit, stack []string) (weight int) {
	k := u.k
	k.keep("resources", func(i int, entry any) bool {
		at := k.entry("resources", i)
		ref, _ := entry.(string)
		name, isDir, ok := u.resolve(at, ref)
		if !ok || weight > maxWeight {
			k.lacking = k.lacking || !ok
			return ok
		}
		if !isDir {
			weight++
			return true
		}
		base := t.directory(u, at, name, ref, stack)
		if base != nil && base.k.spec.Kind == types.ComponentKind {
			u.say(k.problem("resources", i, "%q is a component: list it under components", ref))
			base = nil
		}
		if base == nil {
			k.lacking = true
			return false
		}
		weight += base.weight
		u.bases = append(u.bases, name)
		return true
	})
	return weight
}

// components checks the components.
func (t *tree) components(u *unit, stack []string) (weight int) {
	k := u.k
	k.keep("components", func(i int, entry any) bool {
		at := k.entry("components", i)
		ref, _ := entry.(string)
		name, isDir, ok := u.resolve(at, ref)
		if !ok || weight > maxWeight {
			k.lacking = k.lacking || !ok
			return ok
		}
		if !isDir {
			u.say(k.problem("components", i, "%q is not a directory", ref))
			return false
		}
		c := t.directory(u, at, name, ref, stack)
		if c != nil && c.k.spec.Kind != types.ComponentKind {
			u.say(k.problem("components", i, "%q is not a component: list it under resources", ref))
			c = nil
		}
		if c == nil {
			k.lacking = true
			return false
		}
		weight += c.weight
		return true
	})
	return weight
}
