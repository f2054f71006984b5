package kustomize

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/kyaml/resid"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/kubevet/kubevet/lint/document"
)

// load reads the resources in a file.
func (s *assembler) load(u *unit, st *step, name string) []*item {
	text, err := u.o.read(name)
	if err != nil {
		n := st.at()
		s.a.problems = append(s.a.problems, document.Problem{File: u.k.file, Line: n.Line, Column: n.Column, Message: oneLine(err.Error())})
		return nil
	}
	file := s.source(u, sourceID{name: name}, nil)
	var items []*item
	for _, r := range s.decode(name, text, file, 0) {
		items = append(items, &item{res: r, file: name})
	}
	s.noteFile(items, name)
	return items
}

// decode reads resources from a text, but for documents that are none, each of which is
// a Problem; lines are those before the text in its file.
func (s *assembler) decode(name string, text []byte, file, lines int) []*resource.Resource {
	list, err := s.t.decode(text, file, lines)
	if err == nil {
		return list
	}
	docs := splitDocuments(string(text))
	if len(docs) == 1 {
		s.a.lacking = true
		docs[0].line += lines
		s.a.problems = append(s.a.problems, documentProblem(name, docs[0], err))
		return nil
	}
	var all []*resource.Resource
	for _, d := range docs {
		if strings.TrimSpace(d.text) != "" {
			all = append(all, s.decode(name, []byte(d.text), file, lines+d.line-1)...)
		}
	}
	return all
}

// separator is the line between two documents, as kustomize has it.
var separator = regexp.MustCompile(`\n---.*\n`)

// decode reads resources from a text as kustomize does, and marks them as those of a
// file, unless that is -1; lines are those before the text.
func (b *Builder) decode(text []byte, file, lines int) (list []*resource.Resource, err error) {
	if bytes.ContainsRune(text, '&') && bytes.ContainsRune(text, '*') {
		// kustomize expands aliases without a bound.
		if _, err := documents(text); err != nil {
			return nil, err
		}
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	slice := func(text []byte) (list []*resource.Resource, err error) {
		err = guard(func() (err error) {
			list, err = b.factory.SliceFromBytes(text)
			return err
		})
		return list, err
	}
	between := separator.FindAllIndex(text, -1)
	lists := bytes.Contains(text, []byte("List"))
	if file < 0 || lists || slices.ContainsFunc(between, func(at []int) bool {
		rest := bytes.TrimSpace(text[at[0]+4 : at[1]])
		return len(rest) > 0 && rest[0] != '#'
	}) {
		if list, err = slice(text); err == nil && file >= 0 {
			b.stampItems(list, text, file, lines)
		}
		return list, err
	}
	// The lines of nodes are those of their document.
	start := 0
	for _, at := range append(between, []int{len(text) - 1, len(text)}) {
		more, err := slice(text[start : at[0]+1])
		if err != nil {
			return nil, err
		}
		for _, r := range more {
			stamp(r.YNode(), file, lines)
		}
		list = append(list, more...)
		lines += bytes.Count(text[start:at[1]], []byte("\n"))
		start = at[1]
	}
	return list, nil
}

// stampItems marks the nodes of resources of a text with lists, the items of which
// kustomize reads a second time.
func (b *Builder) stampItems(list []*resource.Resource, text []byte, file, lines int) {
	roots, _ := documents(text)
	var written []*yaml.Node
	for len(roots) > 0 {
		n := deref(roots[0])
		roots = roots[1:]
		items := valueOf(n, "items")
		if kind := valueOf(n, "kind"); kind == nil || !strings.HasSuffix(kind.Value, "List") || items == nil {
			written = append(written, n)
			continue
		}
		roots = append(roots, items.Content...)
	}
	for i, r := range list {
		if i < len(written) && len(list) == len(written) {
			from := kyaml.CopyYNode(deref(written[i]))
			stamp(from, file, lines)
			restore(r.YNode(), from)
		}
	}
}

// source returns the index of a file, or of a text in it.
func (s *assembler) source(u *unit, id sourceID, made func() *sourceFile) int {
	return s.t.marks.source(id, func() *sourceFile {
		if made != nil {
			return made()
		}
		return s.t.open(u, id.name)
	})
}

// open returns the text of a file, for positions: not what the overlay shows, but what
// a person sees.
func (t *tree) open(u *unit, name string) *sourceFile {
	text, _ := newOverlay(u.recorder, t.files).read(name)
	return newSourceFile(name, text)
}

// An identity is what no two resources have in common.
type identity struct{ group, version, kind, namespace, name string }

// identityOf returns that of a resource as it is now.
func identityOf(root *yaml.Node) identity {
	text := func(keys ...string) string {
		if v := valueOf(root, keys...); v != nil {
			return v.Value
		}
		return ""
	}
	id := identity{kind: text("kind"), namespace: text("metadata", "namespace"), name: text("metadata", "name")}
	if group, version, ok := strings.Cut(text("apiVersion"), "/"); ok {
		id.group, id.version = group, version
	} else {
		id.version = group
	}
	if id.namespace == "default" || id.namespace != "" && resid.NewGvk(id.group, id.version, id.kind).IsClusterScoped() {
		id.namespace = ""
	}
	return id
}
