package lsp

import (
	"context"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/schema"
)

// The kinds of completion items.
const (
	itemProperty = 10
	itemValue    = 12
	itemEnum     = 20
	itemFile     = 17
)

// maxItems bounds the completions that are offered.
const maxItems = 1000

var (
	valuesBefore  = regexp.MustCompile(`\.Values((?:\.[A-Za-z_][\w-]*)*)\.[\w-]*$`)
	includeBefore = regexp.MustCompile(`\b(?:include|template)\s+"[^"]*$`)
	valueBefore   = regexp.MustCompile(`^\s*(?:- +)*([^\s:#]+):\s+["']?[^\s"'{\[&*!|>#]*$`)
	keyBefore     = regexp.MustCompile(`^(\s*(?:- +)*)[\w./-]*$`)
)

// complete offers what may be written at a position: keys of values and names of
// templates in templates, else the fields of the object and their words. It looks at
// what is open and not at what was found, which there may be nothing of while a line
// is written.
func (s *server) complete(ctx context.Context, params positionParams) (any, error) {
	file, ok := pathOf(params.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	s.mu.Lock()
	b := s.buffers[file]
	untrusted := s.settings.Trusted != nil && !*s.settings.Trusted
	s.mu.Unlock()
	if b == nil {
		return nil, nil
	}
	if !s.acquire(ctx) {
		return nil, ctx.Err()
	}
	defer s.release()
	at := s.belongs(file, untrusted)
	p := s.projects[at.key]
	name, inside := at.key.name(file)
	if !at.ok || p == nil || p.w == nil || !inside {
		return nil, nil
	}
	c := completer{p: p, name: name, tree: p.w.Tree(), sheet: newSheet(b.text, s.encoding), minor: p.setup.Options.Eval.Minor}
	return c.items(params.Position), nil
}

// A completer offers what may be written in a file.
type completer struct {
	p     *project
	name  string
	tree  files.Overlay
	sheet *sheet
	minor int
}

func (c *completer) items(at position) []completionItem {
	start, _ := c.sheet.line(at.Line)
	before := string(c.sheet.Text()[start:c.sheet.offset(at)])
	var items []completionItem
	switch dir := chartDir(c.name); {
	case dir != "" && valuesBefore.MatchString(before):
		keys := strings.Split(strings.TrimPrefix(valuesBefore.FindStringSubmatch(before)[1], "."), ".")
		items = c.valuesKeys(dir, keys)
	case dir != "" && includeBefore.MatchString(before):
		items = c.templateNames()
	case strings.Count(before, "{{") > strings.Count(before, "}}"):
	default:
		items = c.fields(at, before)
	}
	return items[:min(len(items), maxItems)]
}

// valuesKeys offers the keys below others in the values of a chart.
func (c *completer) valuesKeys(dir string, keys []string) []completionItem {
	var items []completionItem
	for _, n := range c.valuesOf(dir) {
		for _, key := range keys {
			if f := n.Field(key); f != nil {
				n = f.Value
			} else if key != "" {
				n = nil
			}
		}
		if n == nil {
			continue
		}
		for _, f := range n.Fields {
			items = append(items, completionItem{Label: f.Key, Kind: itemProperty, Detail: shapeOf(f.Value)})
		}
	}
	for _, key := range c.valuesSchema(dir, keys).keys() {
		items = append(items, completionItem{Label: key.name, Kind: itemProperty, Detail: key.typ, Docs: docs(key.doc)})
	}
	return distinctItems(items)
}

func docs(text string) *markup {
	if text == "" {
		return nil
	}
	return &markup{"plaintext", text}
}

// valuesOf returns the roots of the values of a chart.
func (c *completer) valuesOf(dir string) []*manifest.Node {
	text, err := files.Read(c.tree, path.Join(dir, "values.yaml"))
	if err != nil {
		return nil
	}
	return manifest.Parse(&document.Document{File: "values.yaml", Text: text}).Roots
}

func shapeOf(n *manifest.Node) string {
	switch n.Kind {
	case manifest.Mapping:
		return "mapping"
	case manifest.Sequence:
		return "list"
	}
	return ""
}

// distinctItems leaves out what was offered before.
func distinctItems(items []completionItem) []completionItem {
	seen := make(map[string]bool)
	return slices.DeleteFunc(items, func(i completionItem) bool {
		again := seen[i.Label]
		seen[i.Label] = true
		return again
	})
}

// templateNames offers the named templates of a chart.
func (c *completer) templateNames() []completionItem {
	var items []completionItem
	for _, i := range c.p.w.Readers(c.name) {
		for _, file := range c.p.w.Reads(i) {
			if chartDir(file) == "" {
				continue
			}
			text, err := files.Read(c.tree, file)
			if err != nil {
				continue
			}
			for _, m := range naming.FindAllSubmatch(text, -1) {
				items = append(items, completionItem{Label: string(m[1]), Kind: itemFile, Detail: file})
			}
		}
	}
	return distinctItems(items)
}

// fields offers what may stand in a line of YAML after what is before the position.
func (c *completer) fields(at position, before string) []completionItem {
	o := newOutline(string(c.sheet.Text()))
	if at.Line >= len(o) {
		return nil
	}
	if m := valueBefore.FindStringSubmatch(before); m != nil {
		return c.words(o, at.Line, outlined(before))
	}
	m := keyBefore.FindStringSubmatch(before)
	if m == nil {
		return nil
	}
	column := len(m[1])
	o[at.Line] = outlineLine{dash: strings.LastIndexByte(m[1], '-'), indent: column, kind: textLine}
	parents, siblings := o.parents(at.Line, column), o.siblings(at.Line, column)
	if dir := c.valuesChart(); dir != "" {
		var keys []string
		for _, step := range parents {
			key, ok := step.(string)
			if !ok {
				return nil
			}
			keys = append(keys, key)
		}
		return withColons(without(c.valuesKeys(dir, keys), siblings))
	}
	apiVersion, kind := o.kind(at.Line)
	var items []completionItem
	if len(parents) == 0 && kind == "" && c.isPlain() {
		items = append(items, completionItem{Label: "apiVersion", InsertText: "apiVersion: "}, completionItem{Label: "kind", InsertText: "kind: "})
		return without(items, siblings)
	}
	if f := typeOf(apiVersion, kind, parents, c.minor); f != nil {
		for _, field := range f.Type.Fields() {
			item := completionItem{Label: field.Name, Kind: itemProperty, Detail: describe(field.Type), InsertText: field.Name + ": ", SortText: "1" + field.Name}
			switch field.Type.Shape {
			case schema.Object, schema.Map, schema.List:
				item.InsertText = field.Name + ":"
			}
			if field.Required {
				item.Detail, item.SortText = item.Detail+", required", "0"+field.Name
			}
			items = append(items, item)
		}
	}
	return without(items, siblings)
}

// isPlain reports whether the file is neither in a chart nor one that says how charts
// and kustomizations are made.
func (c *completer) isPlain() bool {
	switch path.Base(c.name) {
	case "Chart.yaml", "kustomization.yaml", "kustomization.yml", "Kustomization":
		return false
	}
	return true
}

// without leaves out what stands there already.
func without(items []completionItem, keys []string) []completionItem {
	return slices.DeleteFunc(items, func(i completionItem) bool { return slices.Contains(keys, i.Label) })
}

// withColons has keys inserted as keys.
func withColons(items []completionItem) []completionItem {
	for i := range items {
		items[i].InsertText = items[i].Label + ": "
		if items[i].Detail == "mapping" || items[i].Detail == "list" || items[i].Detail == "object" || items[i].Detail == "array" {
			items[i].InsertText = items[i].Label + ":"
		}
	}
	return items
}

// words offers the values of a field that has but few.
func (c *completer) words(o outline, line int, written outlineLine) []completionItem {
	path := append(o.parents(line, written.indent), written.key)
	apiVersion, kind := o.kind(line)
	var items []completionItem
	add := func(kind int, words ...string) {
		for _, w := range words {
			items = append(items, completionItem{Label: w, Kind: kind})
		}
	}
	if dir := c.valuesChart(); dir != "" {
		var keys []string
		for _, step := range path {
			if key, ok := step.(string); ok {
				keys = append(keys, key)
			}
		}
		add(itemEnum, c.valuesSchema(dir, keys).words()...)
		return items
	}
	if len(path) == 1 && written.key == "kind" {
		add(itemValue, schema.Names(apiVersion, c.minor)...)
		return items
	}
	if len(path) == 1 && written.key == "apiVersion" {
		add(itemValue, schema.Versions(kind, c.minor)...)
		return items
	}
	if f := typeOf(apiVersion, kind, path, c.minor); f != nil {
		add(itemEnum, f.Enum...)
		if f.Type.Shape == schema.Bool {
			add(itemEnum, "true", "false")
		}
	}
	return items
}

// valuesChart returns the directory of the chart whose values are in the file, "" if
// it has none.
func (c *completer) valuesChart() string {
	if chartDir(c.name) != "" {
		return ""
	}
	dir := path.Dir(c.name)
	if path.Base(dir) == "ci" {
		dir = path.Dir(dir)
	}
	if !strings.Contains(path.Base(c.name), "values") {
		return ""
	}
	if _, err := files.Read(c.tree, path.Join(dir, "Chart.yaml")); err != nil {
		return ""
	}
	return dir
}

// A valuesSchema is a JSON Schema of values, as far as it says which keys there are.
type valuesSchema struct {
	Type        any                      `json:"type"`
	Description string                   `json:"description"`
	Properties  map[string]*valuesSchema `json:"properties"`
	Enum        []any                    `json:"enum"`
}

// valuesSchema reads values.schema.json of a chart, and returns what it says of the
// value that keys lead to; nil if nothing.
func (c *completer) valuesSchema(dir string, keys []string) *valuesSchema {
	text, err := files.Read(c.tree, path.Join(dir, "values.schema.json"))
	if err != nil {
		return nil
	}
	var at *valuesSchema
	if json.Unmarshal(text, &at) != nil {
		return nil
	}
	for _, key := range keys {
		if key == "" {
			continue
		}
		if at == nil {
			return nil
		}
		at = at.Properties[key]
	}
	return at
}

// A schemaKey is one property.
type schemaKey struct{ name, typ, doc string }

func (v *valuesSchema) keys() []schemaKey {
	if v == nil {
		return nil
	}
	var keys []schemaKey
	for name, p := range v.Properties {
		key := schemaKey{name: name}
		if p != nil {
			key.typ, _ = p.Type.(string)
			key.doc = p.Description
		}
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b schemaKey) int { return strings.Compare(a.name, b.name) })
	return keys
}

func (v *valuesSchema) words() []string {
	if v == nil {
		return nil
	}
	var words []string
	for _, e := range v.Enum {
		if w, ok := e.(string); ok {
			words = append(words, w)
		}
	}
	if v.Type == "boolean" {
		words = append(words, "true", "false")
	}
	return words
}
