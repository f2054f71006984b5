package model

import (
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/settings"
	"github.com/kubevet/kubevet/lint/shell"
)

// addObject reads the configuration of programs that a custom resource holds.
func (c *Configs) addObject(position int, o *manifest.Object) {
	for _, name := range c.programs.ofKind(o.GroupKind()) {
		for _, place := range c.programs.table[name].Objects {
			if place.Kind == o.GroupKind() && (place.Chart == "" || place.Chart == chartOf(o)) {
				c.addPlace(position, o, name, place)
			}
		}
	}
}

// chartOf is the name of the chart that a release installs, "" if there is none.
// https://fluxcd.io/flux/components/helm/helmreleases/
// https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
func chartOf(o *manifest.Object) string {
	for _, path := range [][]any{{"spec", "chart", "spec", "chart"}, {"spec", "source", "chart"}, {"spec", "chartRef", "name"}, {"spec", "chart"}} {
		if name := text(o.Get(path)); name != "" {
			return base(name)
		}
	}
	return ""
}

func (c *Configs) addPlace(position int, o *manifest.Object, program string, place programObject) {
	paths := [][]any{path(nil, place.Path)}
	if place.Each != nil {
		paths = nil
		each := path(nil, place.Each)
		for i := range items(o.Get(each)) {
			paths = append(paths, path(join(each, i), place.Path))
		}
	}
	for _, here := range paths {
		n := o.Get(here)
		if n == nil {
			continue
		}
		s := &ConfigSource{Program: program, Form: "file", Path: here, position: position}
		if n.Kind == manifest.Mapping {
			s.Blocks = *settings.Node(n)
		} else if read := settings.Read(place.Form, text(n)); read != nil && place.Form != "" {
			s.Blocks = *read
		} else {
			continue
		}
		c.sources[position] = append(c.sources[position], s)
	}
}

// A script is a shell script that an object holds.
type script struct {
	position int
	name     string
	path     []any
	*shell.Script
}

// addScripts reads the shell scripts of a ConfigMap: files with the suffix .sh or
// with the first line of one.
func (c *Configs) addScripts(position int, o *manifest.Object) {
	if o.GroupKind() != "ConfigMap" {
		return
	}
	for _, file := range filesOf(o) {
		first, _, _ := strings.Cut(file.text, "\n")
		if !strings.HasSuffix(file.key, ".sh") && !strings.HasSuffix(file.key, ".bash") && !(strings.HasPrefix(first, "#!") && shellLine(first)) {
			continue
		}
		c.scripts = append(c.scripts, script{position, file.key, file.path, shell.Parse(file.text)})
	}
}

// shellLine reports whether the first line of a script names a shell.
func shellLine(line string) bool {
	for _, word := range strings.Fields(line[2:]) {
		for _, name := range shells {
			if base(word) == name {
				return true
			}
		}
	}
	return false
}
