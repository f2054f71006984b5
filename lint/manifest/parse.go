package manifest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// A Result is what Parse finds in a stream.
type Result struct {
	// Objects are in the order of the text.
	Objects []*Object
	// Roots are the values of all YAML documents, objects or not, in the order of
	// the text. Empty documents have none.
	Roots []*Node
	// Problems are what kubectl would refuse or read otherwise than it looks,
	// YAML document by YAML document, and what is not judged for it.
	Problems []document.Problem
	// NotKubernetes counts the documents that are valid YAML and no Kubernetes
	// objects.
	NotKubernetes int
}

// maxFaults bounds the problems that are listed of one YAML document, which may
// be no YAML at all.
const maxFaults = 20

// Bounds on one file, ten times what the largest bundles of manifests hold.
const (
	maxDocuments = 200_000
	// maxBroken bounds the problems that are listed of one file.
	maxBroken = 200
)

// Parse reads the objects in doc as kubectl would: a stream of YAML documents or
// of JSON values. Every YAML document is parsed alone, so that a broken one hides
// no other. A List, and any kind that ends in "List" and has items, stands for
// its items. It may be called concurrently.
func Parse(doc *document.Document) Result {
	p := parser{doc: doc, lines: text.NewIndex(doc.Text), variables: variables(doc.Text)}
	if bytes.HasPrefix(doc.Text, []byte{0xFE, 0xFF}) || bytes.HasPrefix(doc.Text, []byte{0xFF, 0xFE}) {
		p.problems(document.Error, fault{0, "the file is UTF-16; save it as UTF-8"})
		return p.result
	}
	spans := split(doc.Text)
	if doc.Parts != nil {
		spans = spans[:0]
		for _, part := range doc.Parts {
			spans = append(spans, span{part.Start, part.End})
		}
	}
	for _, at := range spans {
		if p.full(at.start) {
			break
		}
		next := p.document(at)
		for next < at.end && !p.full(next) {
			next = p.following(span{next, at.end})
		}
	}
	if p.unlisted > 0 {
		p.result.Problems = append(p.result.Problems, document.Problem{
			File: doc.File, Message: fmt.Sprintf("%d more problems in this file", p.unlisted),
		})
	}
	return p.result
}

// full reports whether there are too many documents for the one at an offset to be
// read, which it says once.
func (p *parser) full(at int) bool {
	if p.documents < maxDocuments {
		return false
	}
	if p.documents == maxDocuments {
		p.documents++
		p.unlisted = 0
		p.result.Problems = slices.Clip(p.result.Problems[:min(len(p.result.Problems), maxBroken)])
		p.fault(document.Error, fault{at, fmt.Sprintf("the file has more than %d documents, and what follows is not read", maxDocuments)})
	}
	return true
}

// A parser is the state of Parse.
type parser struct {
	doc    *document.Document
	lines  *text.Index
	result Result
	// documents counts what was read, and unlisted the problems beyond maxBroken.
	documents, unlisted int
	// variables says that scalars may be variables with a default.
	variables bool
}

// document parses the first value in a span, which is all of it unless JSON
// follows, and returns the offset of what does.
func (p *parser) document(at span) (next int) {
	p.documents++
	text := p.doc.Text
	if bytes.HasPrefix(text[at.start:at.end], bom) {
		at.start += len(bom)
	}
	if root := parseQuick(text, at); root != nil {
		p.root(root)
		return at.end
	}
	root, err := decode(text[at.start:at.end])
	if err != nil {
		p.diagnose(at, err)
	}
	if root == nil {
		return at.end
	}
	b := builder{scanner: newScanner(text, at)}
	built := b.build(root, 1)
	if b.refused {
		p.broken(at, b.faults...)
		return at.end
	}
	if p.root(built.node) || p.strict() {
		p.problems(document.Error, b.faults...)
	}
	return b.scanner.gap(max(built.end, at.start+1))
}

// following parses what follows a value in the same document and returns the
// offset of what comes after it. Only JSON objects may follow each other without
// a marker between them, by the custom of kubectl and not of YAML.
func (p *parser) following(at span) (next int) {
	rest := p.doc.Text[at.start:at.end]
	if rest[0] == '{' {
		d := json.NewDecoder(bytes.NewReader(rest))
		var object json.RawMessage
		if d.Decode(&object) == nil {
			end := at.start + int(d.InputOffset())
			p.document(span{at.start, end})
			return at.end - len(bytes.TrimLeft(p.doc.Text[end:at.end], " \t\r\n"))
		}
		if _, err := decode(rest); err != nil {
			p.diagnose(at, err)
		} else {
			p.broken(at, fault{at.start, "this follows a JSON object and is not JSON"})
		}
		return at.end
	}
	p.broken(at, fault{at.start, `this stands after the end of a value; a new document begins with "---"`})
	return at.end
}

// decode parses the first YAML document in text; nil if there is none.
func decode(text []byte) (*yaml.Node, error) {
	var doc yaml.Node
	err := guard(func() error { return yaml.Unmarshal(text, &doc) })
	if err != nil || len(doc.Content) == 0 {
		return nil, err
	}
	return doc.Content[0], nil
}

// guard returns the error of parse. The YAML parsers have been known to panic on
// malformed input, which is an error too.
func guard(parse func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parse YAML: %v", r)
		}
	}()
	return parse()
}

// root adds the objects of one YAML document and reports whether there are any.
func (p *parser) root(n *Node) bool {
	if n.Kind == Scalar && n.Value == nil {
		return false // an empty document
	}
	if p.variables {
		p.fill(n)
	}
	p.result.Roots = append(p.result.Roots, n)
	if !p.objects(n, nil, "", "") {
		p.result.NotKubernetes++
		return false
	}
	return true
}

// objects adds the object that n is, or those in it if it is a list, and reports
// whether n is an object. apiVersion and kind are those of an item that names
// none, which is so in a typed list.
func (p *parser) objects(n *Node, path []any, apiVersion, kind string) bool {
	return p.objectsAt(n, path, apiVersion, kind, 0)
}

// objectsAt is objects for what stands in other objects, depth of them.
func (p *parser) objectsAt(n *Node, path []any, apiVersion, kind string, depth int) bool {
	if v := n.text("apiVersion"); v != "" {
		apiVersion = v
	}
	if v := n.text("kind"); v != "" {
		kind = v
	}
	if n.Kind != Mapping || apiVersion == "" || kind == "" {
		return false
	}
	if itemKind, ok := strings.CutSuffix(kind, "List"); ok {
		if items := n.Field("items"); items != nil && items.Value.Kind == Sequence {
			p.items(items.Value, path, apiVersion, itemKind, depth)
			return true
		}
	}
	o := p.object(n, path, apiVersion, kind)
	if p.doc.Loose && isPart(o) {
		p.problems(document.Note, fault{n.Start, "part of a " + kind + " that nothing here names: not judged"})
		return true
	}
	p.helmValues(o)
	p.result.Objects = append(p.result.Objects, o)
	p.nested(o, depth)
	return true
}

// items adds the objects in the items of a list at path. kind is "" for a List,
// whose items name their own.
func (p *parser) items(items *Node, path []any, apiVersion, kind string, depth int) {
	if kind == "" {
		apiVersion = ""
	}
	for i, item := range items.Items {
		itemPath := slices.Concat(path, []any{"items", i})
		if !p.objectsAt(item, itemPath, apiVersion, kind, depth) {
			p.problems(document.Error, fault{item.Start, "this item of a list is no object with apiVersion and kind"})
		}
	}
}

// object makes the object whose mapping is n.
func (p *parser) object(n *Node, path []any, apiVersion, kind string) *Object {
	o := &Object{
		APIVersion: apiVersion,
		Kind:       kind,
		Document:   p.doc,
		Root:       n,
		Path:       path,
		lines:      p.lines,
	}
	var metadata *Node
	if f := n.Field("metadata"); f != nil {
		metadata = f.Value
	}
	o.Name = metadata.text("name")
	if prefix := metadata.text("generateName"); o.Name == "" && prefix != "" {
		o.Name = prefix + "*"
	}
	if !isClusterScoped(o.Group(), o.GroupKind()) {
		o.Namespace = metadata.text("namespace")
		if o.Namespace == "" {
			o.Namespace = p.doc.Namespace
		}
		if o.Namespace == "" {
			o.Namespace = "default"
		}
	}
	o.PodSpecs = podSpecs(o)
	return o
}

// text returns the string that the field of a mapping holds, "" if there is none.
func (n *Node) text(key string) string {
	f := n.Field(key)
	if f == nil {
		return ""
	}
	s, _ := f.Value.Value.(string)
	return s
}

// diagnose adds what is wrong with a YAML document that cannot be parsed.
func (p *parser) diagnose(at span, err error) {
	if len(p.result.Problems) >= maxBroken {
		p.unlisted++ // to say what is wrong takes as long as two more parses
		return
	}
	line, _ := p.lines.Position(at.start)
	p.broken(at, diagnose(p.doc.Text, at, line, err))
}

// problems adds what is wrong with one YAML document.
func (p *parser) problems(level document.Level, faults ...fault) {
	if more := len(faults) - maxFaults; more > 1 {
		last := fault{faults[maxFaults].offset, fmt.Sprintf("%d more problems in this YAML document", more)}
		faults = append(faults[:maxFaults:maxFaults], last)
	}
	for _, f := range faults {
		if len(p.result.Problems) < maxBroken {
			p.fault(level, f)
		} else {
			p.unlisted++
		}
	}
}

// fault adds one problem.
func (p *parser) fault(level document.Level, f fault) {
	problem := document.Problem{File: p.doc.File, Message: f.message, Level: level}
	if p.doc.Origin != nil {
		// The text is not the file's: without an origin the line is unknown.
		if at := p.doc.Origin(document.Field{Start: f.offset, End: f.offset}); at.File != "" {
			problem.File, problem.Line, problem.Column = at.File, at.Line, at.Column
		}
	} else {
		problem.Line, problem.Column = p.lines.Position(f.offset)
	}
	p.result.Problems = append(p.result.Problems, problem)
}
