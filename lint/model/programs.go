package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	slashpath "path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/settings"
)

// programsFile is the one table of the programs whose configuration rules know.
const programsFile = "lib/programs.json"

// A program is one whose configuration rules know, as the table has it.
type program struct {
	// Images are the last parts of the names of its images, with "*" for any text.
	Images []string `json:"images"`
	// Commands are the names that its executables are called by; what an image runs
	// by itself needs none.
	Commands []string `json:"commands,omitempty"`
	// Files are those that are the program's by their name alone.
	Files []programFile `json:"files,omitempty"`
	// Mounted are those that are the program's if one of its containers mounts them.
	Mounted []programFile `json:"mounted,omitempty"`
	// Objects are custom resources that hold its configuration as a mapping or a
	// text.
	Objects []programObject `json:"objects,omitempty"`
}

// A programFile is a file of configuration.
type programFile struct {
	// Name is that of the file or of its key, with "*" for any text.
	Name string        `json:"name"`
	Form settings.Form `json:"form"`
}

// A programObject is a place in a custom resource.
type programObject struct {
	Kind string `json:"kind"`
	// Each leads to a list, of whose elements Path leads on; nil if there is none.
	Each []string `json:"each,omitempty"`
	Path []string `json:"path"`
	// Form is that of a text; a mapping needs none.
	Form settings.Form `json:"form,omitempty"`
	// Chart is the name of the chart that a release must be of, "" if there is none.
	Chart string `json:"chart,omitempty"`
}

// programs reads the table; none if the policies of a bundle have none.
func (b *Bundle) programs() (map[string]program, error) {
	data, err := fs.ReadFile(b.Policies, programsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all map[string]program
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&all); err != nil {
		return nil, fmt.Errorf("%s: %w", programsFile, err)
	}
	return all, nil
}

// A programIndex finds programs by the names of images and files.
type programIndex struct {
	table map[string]program
	// names are those of the table, sorted.
	names []string
	// exact are the programs by the name of an image without a "*"; wild are the
	// programs that have one with it, sorted.
	exact map[string]string
	wild  []string
	// files are what was found of file names, and kinds the programs that a kind of
	// custom resource configures.
	files map[string][]programMatch
	kinds map[string][]string
}

// A programMatch is a program with the form that a file of it has.
type programMatch struct {
	name string
	form settings.Form
}

func newProgramIndex(table map[string]program) *programIndex {
	x := &programIndex{
		table: table, names: slices.Sorted(maps.Keys(table)),
		exact: make(map[string]string), files: make(map[string][]programMatch), kinds: make(map[string][]string),
	}
	for _, name := range x.names {
		for _, image := range table[name].Images {
			if strings.Contains(image, "*") {
				x.wild = append(x.wild, name)
			} else {
				x.exact[image] = name
			}
		}
	}
	x.wild = slices.Compact(x.wild)
	for _, name := range x.names {
		for _, place := range table[name].Objects {
			if !slices.Contains(x.kinds[place.Kind], name) {
				x.kinds[place.Kind] = append(x.kinds[place.Kind], name)
			}
		}
	}
	return x
}

// ofImage returns the program that an image runs, "" if none is known.
func (x *programIndex) ofImage(image string) string {
	base := imageName(image)
	if name, ok := x.exact[base]; ok {
		return name
	}
	for _, name := range x.wild {
		if slices.ContainsFunc(x.table[name].Images, func(pattern string) bool { return matchesName(pattern, base) }) {
			return name
		}
	}
	return ""
}

// ofKind returns the programs that objects of a kind configure.
func (x *programIndex) ofKind(kind string) []string { return x.kinds[kind] }

// ofFile returns the programs whose file a name is by itself.
func (x *programIndex) ofFile(name string) []programMatch {
	if found, ok := x.files[name]; ok {
		return found
	}
	var found []programMatch
	for _, p := range x.names {
		if form, ok := formOf(x.table[p].Files, name); ok {
			found = append(found, programMatch{p, form})
		}
	}
	x.files[name] = found
	return found
}

// formOf returns the form of the first file with a name.
func formOf(files []programFile, name string) (settings.Form, bool) {
	for _, f := range files {
		if matchesName(f.Name, name) {
			return f.Form, true
		}
	}
	return "", false
}

// matchesName reports whether a pattern with "*" for any text matches all of a name.
func matchesName(pattern, name string) bool {
	if !strings.Contains(pattern, "*") {
		return pattern == name
	}
	ok, err := slashpath.Match(pattern, strings.ReplaceAll(name, "/", "-"))
	return ok && err == nil
}
