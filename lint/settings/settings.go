// Package settings reads the configuration files of programs as they stand in
// ConfigMaps and Secrets: each grammar as far as rules need it, every setting with
// its line.
//
// It may import lint/document, lint/manifest and lint/text.
package settings

import (
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/text"
)

// A Form is the grammar of a configuration file.
type Form string

// The forms.
const (
	YAML       Form = "yaml"       // YAML or JSON
	INI        Form = "ini"        // [section], key = value; also properties, TOML and Python as far as they assign literals
	Directives Form = "directives" // key and arguments on a line, as redis.conf
	Braces     Form = "braces"     // nginx: name arguments; and name arguments { }
	HCL        Form = "hcl"        // name "label" { key = value }
	Fluentd    Form = "fluentd"    // <directive argument> key value </directive>
	FluentBit  Form = "fluent-bit" // [SECTION] and key value on a line
	HAProxy    Form = "haproxy"    // section name, then directives
	XML        Form = "xml"
)

// maxText is how much of a file is read, in bytes: what a ConfigMap may hold.
// https://kubernetes.io/docs/concepts/configuration/configmap/
const maxText = 1 << 20

// Bounds of one file, beyond which it is not read on.
const (
	maxDepth  = 64
	maxBlocks = 20_000
)

// A File is what a configuration file sets. Blocks[0] is the file itself.
type File struct{ Blocks []Block }

// A Block is a part of a file that holds settings: a section, a directive with a
// body, a mapping.
type Block struct {
	// Name is what the block is called, "" for the file itself. In YAML it is the
	// key of the mapping, or of the list that the mapping is an element of.
	Name string
	// Argument is what follows the name: the label of an HCL block, the pattern of
	// Fluentd's match, the location of nginx.
	Argument string
	// Line is the one that opens the block, from 1; 0 if that is not known.
	Line int
	// Parent is the index of the block it stands in, -1 for the file itself.
	Parent   int
	Settings []Setting

	depth int
}

// A Setting is a key with its value.
type Setting struct {
	Key string
	// Value is as the program reads it, without quotes, "" if there is none; the
	// arguments of a directive are joined by single spaces.
	Value string
	// Line is the line of the file, from 1.
	Line int
	// Path leads on from what was read to the value, if that was a node.
	Path []any
}

// Read reads a text; nil if it is too long or is not of the form at all.
func Read(form Form, text string) *File {
	if len(text) > maxText {
		return nil
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	switch form {
	case YAML:
		return readYAML(text)
	case INI:
		return readINI(text)
	case Directives:
		return readDirectives(text)
	case Braces:
		return readBraces(text)
	case HCL:
		return readHCL(text)
	case Fluentd:
		return readFluentd(text)
	case FluentBit:
		return readFluentBit(text)
	case HAProxy:
		return readHAProxy(text)
	case XML:
		return readXML(text)
	}
	return nil
}

// Node reads what a mapping of an object sets, each with the path to it.
func Node(n *manifest.Node) *File {
	f := newFile()
	f.node(0, n, "", nil, nil, 0)
	return f
}

func newFile() *File { return &File{Blocks: []Block{{Parent: -1, Line: 1}}} }

// open adds a block and returns its index, or the parent's if there are too many or
// they are too deep.
func (f *File) open(parent int, name, argument string, line int) int {
	depth := f.Blocks[parent].depth + 1
	if len(f.Blocks) >= maxBlocks || depth > maxDepth {
		return parent
	}
	f.Blocks = append(f.Blocks, Block{Name: name, Argument: argument, Line: line, Parent: parent, depth: depth})
	return len(f.Blocks) - 1
}

func (f *File) set(block int, key, value string, line int) {
	f.Blocks[block].Settings = append(f.Blocks[block].Settings, Setting{Key: key, Value: value, Line: line})
}

// Full is the name of a block with those it stands in, joined by dots.
func (f *File) Full(block int) string {
	var names []string
	for ; block > 0; block = f.Blocks[block].Parent {
		names = append(names, f.Blocks[block].Name)
	}
	slices.Reverse(names)
	return strings.Join(names, ".")
}

// readYAML reads all documents of a stream as one file.
func readYAML(source string) *File {
	doc := &document.Document{Text: []byte(source)}
	parsed := manifest.Parse(doc)
	lines := text.NewIndex(doc.Text)
	f := newFile()
	for _, root := range parsed.Roots {
		if root.Kind == manifest.Scalar {
			return nil // not YAML but some text
		}
		f.node(0, root, "", nil, lines, 0)
	}
	if len(parsed.Roots) == 0 {
		return nil
	}
	return f
}

// node adds what is in n to a block: the fields of a mapping as settings and blocks,
// the elements of a list under the name of the list. Either lines or the path
// says where.
func (f *File) node(block int, n *manifest.Node, name string, path []any, lines *text.Index, depth int) {
	if n == nil || depth > maxDepth {
		return
	}
	for i, item := range n.Items {
		here := slices.Concat(path, []any{i})
		if item.Kind == manifest.Mapping {
			f.node(f.open(block, name, "", lineOf(lines, item.Start)), item, name, here, lines, depth+1)
		} else {
			f.value(block, item, name, here, lines, lineOf(lines, item.Start), depth)
		}
	}
	for i := range n.Fields {
		field := &n.Fields[i]
		here, line := slices.Concat(path, []any{field.Key}), lineOf(lines, field.KeyStart)
		if field.Value.Kind == manifest.Mapping {
			f.node(f.open(block, field.Key, "", line), field.Value, field.Key, here, lines, depth+1)
		} else {
			f.value(block, field.Value, field.Key, here, lines, line, depth)
		}
	}
}

// value adds a scalar, or a list.
func (f *File) value(block int, n *manifest.Node, key string, path []any, lines *text.Index, line, depth int) {
	if n.Kind == manifest.Sequence {
		f.node(block, n, key, path, lines, depth+1)
		return
	}
	s := Setting{Key: key, Value: scalar(n), Line: line}
	if lines == nil {
		s.Path = path
	}
	f.Blocks[block].Settings = append(f.Blocks[block].Settings, s)
}

func lineOf(lines *text.Index, offset int) int {
	if lines == nil {
		return 0
	}
	line, _ := lines.Position(offset)
	return line
}
