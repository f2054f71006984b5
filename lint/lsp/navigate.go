package lsp

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// maxPlaces bounds the places that a request for them is answered with.
const maxPlaces = 500

var (
	valuesPath = regexp.MustCompile(`\.Values((?:\.[A-Za-z_][\w-]*)+)`)
	inclusion  = regexp.MustCompile(`\b(?:include|template)\s+"([^"]+)"`)
	naming     = regexp.MustCompile(`\b(?:define|block)\s+"([^"]+)"`)
)

// definition returns where what stands at a position comes from: of a template the
// values and the named templates, of values the templates that use them, of what a
// kustomization builds the base or the patch.
func (s *server) definition(ctx context.Context, params positionParams) (any, error) {
	return s.inProject(ctx, params.TextDocument.URI, func(p *project, name string) (any, error) {
		n := s.navigator(p, name, params.Position)
		if n == nil {
			return nil, nil
		}
		if n.named(naming, inclusion) || n.named(inclusion, naming) || n.values() {
			return n.found, nil
		}
		err := n.provenance(ctx, func(r document.Related) bool {
			return r.Role != document.Named && r.Role != document.Included
		})
		if len(n.found) == 0 {
			n.uses()
		}
		return n.found, err
	})
}

// references returns all places that have to do with what stands at a position.
func (s *server) references(ctx context.Context, params positionParams) (any, error) {
	return s.inProject(ctx, params.TextDocument.URI, func(p *project, name string) (any, error) {
		n := s.navigator(p, name, params.Position)
		if n == nil {
			return nil, nil
		}
		if n.named(naming, inclusion) || n.named(inclusion, inclusion) {
			return n.found, nil
		}
		n.values()
		n.uses()
		err := n.provenance(ctx, func(r document.Related) bool { return r.Role != document.Named })
		return n.found, err
	})
}

// A navigator collects places for what stands at a position.
type navigator struct {
	s     *server
	p     *project
	name  string
	sheet *sheet
	// line is that of the position, from 1, and at the offset.
	line, at int
	found    []location
}

func (s *server) navigator(p *project, name string, at position) *navigator {
	sh := p.sheet(name, s.encoding)
	if sh == nil {
		return nil
	}
	return &navigator{s: s, p: p, name: name, sheet: sh, line: sh.lineOf(at), at: sh.offset(at), found: []location{}}
}

// add adds a place, once.
func (n *navigator) add(file string, start, end int) {
	sh := n.p.sheet(file, n.s.encoding)
	if sh == nil || len(n.found) >= maxPlaces {
		return
	}
	n.place(location{n.s.uri(n.p.key.path(file)), sh.span(start, end)})
}

// place adds a place, unless one that overlaps it is there.
func (n *navigator) place(at location) {
	overlaps := func(l location) bool {
		return l.URI == at.URI && before(span{Start: l.Range.Start}, span{Start: at.Range.End}) <= 0 && before(span{Start: at.Range.Start}, span{Start: l.Range.End}) <= 0
	}
	if !slices.ContainsFunc(n.found, overlaps) {
		n.found = append(n.found, at)
	}
}

// match returns the part of a match that an expression captures where the position is
// in the whole of one.
func (n *navigator) match(expression *regexp.Regexp) (string, bool) {
	line, _ := n.sheet.Line(n.line)
	content := n.sheet.Text()[line.Start:line.End]
	for _, m := range expression.FindAllSubmatchIndex(content, -1) {
		if m[0] <= n.at-line.Start && n.at-line.Start <= m[1] {
			return string(content[m[2]:m[3]]), true
		}
	}
	return "", false
}

// chartDir returns the directory of the chart that a template is of, "" if a file is
// none.
func chartDir(name string) string {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if path.Base(dir) == "templates" {
			return path.Dir(dir)
		}
	}
	return ""
}

// templates returns the templates among the files that are read where a file is, sorted.
func (n *navigator) templates() []string {
	var names []string
	for _, i := range n.p.w.Readers(n.name) {
		for _, file := range n.p.w.Reads(i) {
			if chartDir(file) != "" {
				names = append(names, file)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// named adds the places that an expression finds of the name that another one finds at
// the position.
func (n *navigator) named(at, wanted *regexp.Regexp) bool {
	name, ok := n.match(at)
	if !ok || chartDir(n.name) == "" {
		return false
	}
	for _, file := range n.templates() {
		sh := n.p.sheet(file, n.s.encoding)
		if sh == nil {
			continue
		}
		for _, m := range wanted.FindAllSubmatchIndex(sh.Text(), -1) {
			if string(sh.Text()[m[2]:m[3]]) == name {
				n.add(file, m[2], m[3])
			}
		}
	}
	return true
}

// values adds where the values that a template names at the position are set.
func (n *navigator) values() bool {
	keys, ok := n.match(valuesPath)
	dir := chartDir(n.name)
	if !ok || dir == "" {
		return false
	}
	path := strings.Split(strings.TrimPrefix(keys, "."), ".")
	for _, file := range n.valuesFiles(dir) {
		sh := n.p.sheet(file, n.s.encoding)
		if sh == nil {
			continue
		}
		for _, root := range manifest.Parse(&document.Document{File: file, Text: sh.Text()}).Roots {
			if f := fieldAt(root, path); f != nil && f.KeyStart < f.KeyEnd {
				n.add(file, f.KeyStart, f.KeyEnd)
			}
		}
	}
	return true
}

// fieldAt returns the field that keys lead to, or the nearest above it; nil if there is
// none.
func fieldAt(n *manifest.Node, keys []string) *manifest.Field {
	var found *manifest.Field
	for _, key := range keys {
		f := n.Field(key)
		if f == nil {
			break
		}
		found, n = f, f.Value
	}
	return found
}

// valuesFiles returns the values files that a chart is rendered with, its own first.
func (n *navigator) valuesFiles(dir string) []string {
	files := []string{path.Join(dir, "values.yaml")}
	for _, i := range n.p.w.Readers(n.name) {
		for _, b := range n.p.w.Source(i) {
			if b.Source.Kind == document.Chart && b.Source.Dir == dir && b.Scenario != "" && !slices.Contains(files, b.Scenario) {
				files = append(files, b.Scenario)
			}
		}
	}
	return files
}

// uses adds where templates name the key of a values file at the position.
func (n *navigator) uses() {
	if chartDir(n.name) != "" {
		return
	}
	o := newOutline(string(n.sheet.Text()))
	var keys []string
	for _, step := range o.path(n.line - 1) {
		key, ok := step.(string)
		if !ok {
			break
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return
	}
	wanted := "." + strings.Join(keys, ".")
	for _, file := range n.templates() {
		sh := n.p.sheet(file, n.s.encoding)
		if sh == nil {
			continue
		}
		for _, m := range valuesPath.FindAllSubmatchIndex(sh.Text(), -1) {
			if named := string(sh.Text()[m[2]:m[3]]); named == wanted || strings.HasPrefix(named, wanted+".") {
				n.add(file, m[0], m[1])
			}
		}
	}
}

// provenance adds the other places of the fields that the line has to do with.
func (n *navigator) provenance(ctx context.Context, wanted func(document.Related) bool) error {
	first, last := block(newOutline(string(n.sheet.Text())), n.line)
	here := lines{n.name, first, last}
	if chartDir(n.name) != "" {
		here.last = here.first // an indentation of a template says little
	}
	fields, err := n.p.fields(ctx, here)
	for _, f := range fields {
		for _, r := range append([]document.Related{{Location: f.Location, Role: document.Supplied}}, f.Location.Related...) {
			if sh := n.p.sheet(r.File, n.s.encoding); sh != nil && r.Line > 0 && wanted(r) && !here.hold(r.Location) && len(n.found) < maxPlaces {
				n.place(location{n.s.uri(n.p.key.path(r.File)), sh.at(r.Location)})
			}
		}
	}
	return err
}
