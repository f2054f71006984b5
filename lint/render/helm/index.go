package helm

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"helm.sh/helm/v3/pkg/chart"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// An index finds the lines of values files that supply values. It is made when
// a location is first asked for.
type index struct {
	run *run
	// own are the files of the user that hold values of the whole chart, newest
	// first.
	own []*valuesFile
	// units are the charts by their place in the values, such as "db" or
	// "db.cache".
	units map[string]*unit
	// imports are the import-values of the charts, by the same places.
	imports map[string][]imported
	charts  map[string]*valuesFile
}

// A valuesFile is a parsed values file.
type valuesFile struct {
	name  string
	lines *text.Index
	nodes *positions
	unit  *unit // whose values.yaml it is, nil for a file of the user
}

// imported is an entry of import-values.
type imported struct{ child, parent []any }

func newValuesFile(name string, data []byte, u *unit) *valuesFile {
	return &valuesFile{name: name, lines: text.NewIndex(data), nodes: scanYAML(string(data)), unit: u}
}

// index returns the index of a run.
func (r *run) index() *index {
	if r.byKey != nil {
		return r.byKey
	}
	x := &index{
		run: r, units: make(map[string]*unit), imports: make(map[string][]imported),
		charts: make(map[string]*valuesFile),
	}
	for _, name := range slices.Backward(r.inputs.names) {
		x.own = append(x.own, newValuesFile(name, r.inputs.texts[name], nil))
	}
	x.chart(r.root, nil)
	if f := x.charts[""]; f != nil {
		x.own = append(x.own, f)
	}
	r.byKey = x
	return x
}

// chart notes a chart and its dependencies.
func (x *index) chart(c *chart.Chart, at []any) {
	place := keyOf(at)
	for _, f := range append(slices.Clone(c.Templates), c.Files...) {
		if u := x.run.units[f]; u != nil {
			x.units[place] = u
			break
		}
	}
	if len(at) == 0 {
		x.units[place] = x.run.chart.root
	}
	if u := x.units[place]; u != nil {
		if data, ok := u.files["values.yaml"]; ok {
			x.charts[place] = newValuesFile(u.where("values.yaml"), data, u)
		}
	}
	for _, dep := range c.Metadata.Dependencies {
		if dep == nil {
			continue
		}
		for _, iv := range dep.ImportValues {
			if m, ok := iv.(map[string]string); ok {
				x.imports[place] = append(x.imports[place], imported{
					child:  append(append(slices.Clone(at), dep.Name), keysOf(m["child"])...),
					parent: append(slices.Clone(at), keysOf(m["parent"])...),
				})
			}
		}
	}
	for _, child := range c.Dependencies() {
		x.chart(child, append(slices.Clone(at), child.Name()))
	}
}

// keysOf splits a path of import-values.
func keysOf(path string) []any {
	var out []any
	if path == "." {
		return nil
	}
	for _, k := range strings.Split(path, ".") {
		out = append(out, k)
	}
	return out
}

// keyOf writes a values path in the syntax of --set.
func keyOf(path []any) string {
	var b strings.Builder
	for _, k := range path {
		switch k := k.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", k)
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(strings.ReplaceAll(k, ".", `\.`))
		}
	}
	return b.String()
}

// A definition is where a values path is defined.
type definition struct {
	file *valuesFile
	// path is the values path as the user would write it in the root chart.
	path []any
	key  *ynode
	val  *ynode
}

// define finds the newest definition of a values path. own tells whether it is
// in a file of the user's.
func (x *index) define(path []any) (def definition, own, ok bool) {
	for _, p := range x.aliases(path) {
		for _, f := range x.own {
			if key, val := f.nodes.find(p); val != nil {
				return definition{f, p, key, val}, true, true
			}
		}
		for n := 1; n < len(p)+1; n++ {
			f := x.charts[keyOf(p[:n])]
			if f == nil {
				if x.units[keyOf(p[:n])] == nil {
					break
				}
				continue
			}
			if key, val := f.nodes.find(p[n:]); val != nil {
				return definition{f, p, key, val}, !f.unit.vendored, true
			}
		}
	}
	return definition{}, false, false
}

// aliases returns the paths under which the value at a path may be written, in
// the order in which Helm prefers them: globals come from the outermost chart
// that has them, and imported values from a subchart.
func (x *index) aliases(path []any) [][]any {
	var out [][]any
	for n := 1; n < len(path); n++ {
		if x.units[keyOf(path[:n])] == nil {
			break
		}
		if path[n] == "global" {
			for outer := range n {
				out = append(out, append(slices.Clone(path[:outer]), path[n:]...))
			}
			break
		}
	}
	out = append(out, path)
	for n := 0; n <= len(path); n++ {
		for _, im := range x.imports[keyOf(path[:n])] {
			if hasPrefix(path, im.parent) {
				out = append(out, append(slices.Clone(im.child), path[len(im.parent):]...))
			}
		}
		if n < len(path) && x.units[keyOf(path[:n+1])] == nil {
			break
		}
	}
	return out
}

func hasPrefix(path, prefix []any) bool {
	return len(path) >= len(prefix) && slices.Equal(path[:len(prefix)], prefix)
}

// nearest returns where a values path is defined or, if it is not, where it
// would be added: its nearest parent in the user's own files, else the top of
// the chart's values.yaml. Key is the whole path.
func (x *index) nearest(path []any) document.Location {
	key := keyOf(path)
	for n := len(path); n > 0; n-- {
		if def, own, ok := x.define(path[:n]); ok && own {
			loc := def.location(n < len(path))
			loc.Key = keyOf(append(slices.Clone(def.path), path[n:]...))
			return loc
		}
	}
	for n := len(path); n > 0; n-- {
		if u := x.units[keyOf(path[:n])]; u != nil {
			loc := x.run.place(u)
			loc.Key = key
			return loc
		}
	}
	file := x.run.chart.root.where("Chart.yaml")
	if f := x.charts[""]; f != nil {
		file = f.name
	}
	return document.Location{File: file, Line: 1, Column: 1, EndLine: 1, EndColumn: 1, Key: key}
}

// location returns the place of a definition: a scalar's own, or the key of a
// mapping or sequence.
func (d definition) location(parent bool) document.Location {
	n := d.val
	if d.key != nil && (parent || n.kind != yaml.ScalarNode || n.lo == n.hi || n.lines != nil) {
		n = d.key
	}
	loc := region(d.file.name, d.file.lines, n.lo, n.hi)
	loc.Key = keyOf(d.path)
	return loc
}

// region makes a location of bytes of a text; a region over several lines ends
// with the first.
func region(file string, lines *text.Index, lo, hi int) document.Location {
	lo = max(0, min(lo, len(lines.Text())))
	line, column := lines.Position(lo)
	span, _ := lines.Line(line)
	_, end := lines.Position(max(lo, min(hi, span.End)))
	return document.Location{File: file, Line: line, Column: column, EndLine: line, EndColumn: end}
}

// keyLine returns the line of a top-level key of YAML, 0 if there is none.
func keyLine(data []byte, name string) int {
	if key, _ := scanYAML(string(data)).find([]any{name}); key != nil {
		return key.line
	}
	return 0
}

// dependencyLine returns the file and line that declare a dependency.
func dependencyLine(u *unit, i int) (string, int) {
	for _, name := range []string{"Chart.yaml", "requirements.yaml"} {
		data, ok := u.files[name]
		if !ok {
			continue
		}
		if _, val := scanYAML(string(data)).find([]any{"dependencies", i}); val != nil {
			return u.where(name), val.line
		}
	}
	return u.where("Chart.yaml"), 0
}

// place returns the line of the user's that brings a chart in: its key in the
// values, else its entry in Chart.yaml.
func (r *run) place(u *unit) document.Location {
	for u.parent != nil && u.parent.vendored {
		u = u.parent
	}
	if u.parent == nil {
		return document.Location{File: u.where("Chart.yaml"), Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
	}
	for i, dep := range u.parent.chart.Metadata.Dependencies {
		if dep == nil || dep.Name != u.chart.Name() {
			continue
		}
		for _, name := range []string{"Chart.yaml", "requirements.yaml"} {
			data := u.parent.files[name]
			if _, val := scanYAML(string(data)).find([]any{"dependencies", i, "name"}); val != nil {
				return region(u.parent.where(name), text.NewIndex(data), val.lo, val.hi)
			}
		}
	}
	return document.Location{File: u.parent.where("Chart.yaml"), Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
}

// reach returns the line of the user's that leads to a vendored chart whose
// values have a place: what the user's values say for it, else its entry in
// Chart.yaml.
func (r *run) reach(u *unit, at []any) document.Location {
	if len(at) > 0 {
		for _, f := range r.index().own {
			if key, val := f.nodes.find(at); val != nil {
				loc := definition{f, at, key, val}.location(true)
				loc.Key = ""
				return loc
			}
		}
	}
	return r.place(u)
}
