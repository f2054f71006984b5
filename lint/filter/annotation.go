package filter

import (
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// annotationPrefix begins the annotations that suppress a rule.
const annotationPrefix = "kubevet/ignore."

// An annotation is a suppression in the metadata of an object.
type annotation struct {
	*directive
	// below leads from the object to the pod template that it is on, if the
	// object has several; else it is for all of the object.
	below []any
	// container is the only container that it is for, "" for all.
	container string
}

// AddObject reads the annotations of an object and of its pod templates. If
// quiet, what is wrong with them is not said.
func (m *Marker) AddObject(o *manifest.Object, quiet bool) {
	m.annotationsAt(o, nil, nil, quiet)
	for _, w := range m.opts.Rules.Workloads[o.GroupKind()] {
		if len(w.Each)+len(w.Template) == 0 {
			continue // the object is the template
		}
		for _, template := range templates(o, w) {
			var below []any
			if w.Each != nil {
				below = template
			}
			m.annotationsAt(o, template, below, quiet)
		}
	}
}

// templates returns the paths of the pod templates that an entry of the table of
// workloads leads to.
func templates(o *manifest.Object, w rule.Workload) [][]any {
	var holders [][]any
	each := keys(w.Each)
	if node := o.Get(each); w.Each != nil && node != nil {
		for i := range node.Items {
			holders = append(holders, append(slices.Clone(each), i))
		}
		for _, f := range node.Fields {
			holders = append(holders, append(slices.Clone(each), f.Key))
		}
	}
	if w.Each == nil {
		holders = [][]any{nil}
	}
	for i, h := range holders {
		holders[i] = slices.Concat(h, keys(w.Template))
	}
	return holders
}

func keys(steps []string) []any {
	path := make([]any, len(steps))
	for i, s := range steps {
		path[i] = s
	}
	return path
}

// annotationsAt reads the annotations of the metadata of what a path leads to.
func (m *Marker) annotationsAt(o *manifest.Object, at, below []any, quiet bool) {
	path := slices.Concat(at, []any{"metadata", "annotations"})
	node := o.Get(path)
	if node == nil {
		return
	}
	for _, f := range node.Fields {
		named, ok := strings.CutPrefix(f.Key, annotationPrefix)
		if !ok {
			if !quiet {
				m.peerAnnotation(o, path, below, f)
			}
			continue
		}
		place := o.Locate(append(slices.Clone(path), f.Key))
		place.Related = nil
		a := annotation{below: below}
		rules := m.opts.Rules.Named(named)
		if i := strings.LastIndexByte(named, '.'); len(rules) == 0 && i >= 0 {
			named, a.container = named[:i], named[i+1:]
		}
		reason, _ := f.Value.Value.(string)
		s := Suppression{By: Annotation, Reason: strings.TrimSpace(reason), At: place}
		d, err := m.directive([]string{named}, s)
		if err != nil {
			if !quiet {
				m.problem(place, err)
			}
			continue
		}
		a.directive = m.once(d, quiet)
		m.annotations[o] = append(m.annotations[o], a)
	}
}

// once returns the directive that has been read of the same line, for the same
// rule, in another rendering; the first time d itself. One that is quiet is not
// missed if it answers nothing.
func (m *Marker) once(d *directive, quiet bool) *directive {
	if quiet {
		return d
	}
	key := onceKey{d.At.File, d.At.Line, d.At.Column, d.names[0].text}
	if known := m.seen[key]; known != nil && known.idle == d.idle {
		return known
	}
	m.seen[key] = d
	m.all = append(m.all, d)
	return d
}

// An onceKey tells annotations apart.
type onceKey struct {
	file         string
	line, column int
	rule         string
}

// annotationsOf returns the annotations that are for a finding.
func (m *Marker) annotationsOf(f Finding) []*directive {
	var found []*directive
	for _, a := range m.annotations[f.Object] {
		if len(a.below) > 0 && (len(f.Path) < len(a.below) || !slices.Equal(f.Path[:len(a.below)], a.below)) {
			continue
		}
		if a.container == "" || a.container == containerOf(f) {
			found = append(found, a.directive)
		}
	}
	return found
}

// containerLists are the fields whose items are containers that have a name.
var containerLists = []string{"containers", "initContainers", "ephemeralContainers", "sidecars", "steps"}

// containerOf returns the name of the container that a finding is about, "" if
// it is about none.
func containerOf(f Finding) string {
	for i := 0; i+1 < len(f.Path); i++ {
		list, _ := f.Path[i].(string)
		if _, isItem := f.Path[i+1].(int); !isItem || !slices.Contains(containerLists, list) {
			continue
		}
		if node := f.Object.Get(append(slices.Clone(f.Path[:i+2]), "name")); node != nil {
			name, _ := node.Value.(string)
			return name
		}
	}
	return ""
}
