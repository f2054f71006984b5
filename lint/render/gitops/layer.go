package gitops

import (
	"bytes"
	"encoding/json"
	"path"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// A layer is the kustomization that a GitOps object lays over another. It stands in
// a directory of its own, beside that of the other, since kustomize lets none build on
// what it is in; each of its lines is from one field of the object.
type layer struct {
	o *manifest.Object
	// dir is that of the layer, and base leads from there to the other.
	dir, base string
	text      bytes.Buffer
	lines     [][]any
	files     map[string][]byte
}

func newLayer(o *manifest.Object, dir string) *layer {
	l := &layer{o: o, base: "../" + path.Base(dir), dir: path.Join(path.Dir(dir), document.LayerDir), files: make(map[string][]byte)}
	l.line(nil, "apiVersion: kustomize.config.k8s.io/v1beta1")
	l.line(nil, "kind: Kustomization")
	l.line(nil, "resources: ["+strconv.Quote(l.base)+"]")
	return l
}

// line adds a line that is from the field at a path.
func (l *layer) line(path []any, text string) {
	l.text.WriteString(text + "\n")
	l.lines = append(l.lines, path)
}

// needs makes sure that there is a kustomization in a directory: where there is none,
// the controller makes one of all manifests in and below it.
func (f *finder) needs(l *layer, dir string) bool {
	if f.kustomizationFile(dir) != "" {
		return true
	}
	names, dirs := f.manifests(dir, true, func(string) bool { return true })
	if len(names)+len(dirs) == 0 {
		return false
	}
	var b strings.Builder
	b.WriteString("resources:\n")
	for _, name := range append(names, dirs...) {
		if dir != "." {
			name = strings.TrimPrefix(name, dir+"/")
		}
		b.WriteString("- " + strconv.Quote(name) + "\n")
	}
	l.files[path.Join(dir, "kustomization.yaml")] = []byte(b.String())
	return true
}

func (l *layer) scalar(field string, keys ...string) {
	if s := text(l.o.Root, keys...); s != "" {
		l.line(anys(keys), field+": "+strconv.Quote(s))
	}
}

// list adds the items of a list, each in a line.
func (l *layer) list(field string, keys ...string) {
	list := items(l.o.Root, keys...)
	if len(list) == 0 {
		return
	}
	l.line(anys(keys), field+":")
	for i, item := range list {
		if text, err := json.Marshal(item.Plain()); err == nil {
			l.line(append(anys(keys), i), "- "+string(text))
		}
	}
}

// paths adds a list of directories, which are relative to that of the base.
func (l *layer) paths(field string, keys ...string) {
	list := items(l.o.Root, keys...)
	if len(list) == 0 {
		return
	}
	l.line(anys(keys), field+":")
	for i, item := range list {
		s, _ := item.Value.(string)
		l.line(append(anys(keys), i), "- "+strconv.Quote(path.Join(l.base, s)))
	}
}

func (l *layer) mapping(field string, keys ...string) {
	n := node(l.o.Root, keys...)
	if n == nil || n.Kind != manifest.Mapping || len(n.Fields) == 0 {
		return
	}
	if text, err := json.Marshal(n.Plain()); err == nil {
		l.line(anys(keys), field+": "+string(text))
	}
}

// pairs adds labels that no selector gets.
func (l *layer) pairs(field string, keys ...string) {
	n := node(l.o.Root, keys...)
	if n == nil || n.Kind != manifest.Mapping || len(n.Fields) == 0 {
		return
	}
	if text, err := json.Marshal(n.Plain()); err == nil {
		l.line(anys(keys), field+": [{pairs: "+string(text)+", includeTemplates: false}]")
	}
}

func (l *layer) layer() *document.Layer {
	file := path.Join(l.dir, "kustomization.yaml")
	l.files[file] = l.text.Bytes()
	return &document.Layer{Dir: l.dir, Files: l.files, Locate: func(loc document.Location) document.Location {
		_, made := l.files[loc.File]
		if !made {
			return loc
		}
		var field []any
		if loc.File == file && loc.Line > 0 && loc.Line <= len(l.lines) {
			field = l.lines[loc.Line-1]
		}
		at := l.o.Locate(field)
		at.Related = loc.Related
		return at
	}}
}
