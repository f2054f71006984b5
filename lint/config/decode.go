package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/discover"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// decode reads the YAML text of the file into the configuration, and notes where each
// value is and what is wrong: a key that is no field or given twice, one that is
// missing, and a value of the wrong type. What is wrong is left out. The error is of a
// text that is not YAML. An empty text leaves the configuration as it is.
func (c *Config) decode(file string, text []byte) error {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return yamlError(file, err)
	}
	d := decoding{file, c}
	t := reflect.TypeFor[Config]()
	if n := document.Content[0]; !isNull(n) {
		d.value(n, t, field{typ: t, name: "the configuration"}, "")
	}
	if err := document.Decode(c); err != nil {
		return yamlError(file, err)
	}
	var second yaml.Node
	if err := decoder.Decode(&second); err == nil {
		d.fault(second.Content[0], "a configuration file holds one YAML document")
	} else if !errors.Is(err, io.EOF) {
		return yamlError(file, err)
	}
	return nil
}

func yamlError(file string, err error) error {
	line, message := discover.YAMLError(err)
	return Errors{{document.Location{File: file, Line: line}, message}}
}

// A field is a key of the configuration.
type field struct {
	typ reflect.Type
	// name is the key, is and doc are the tags, and need says that it must be
	// given. The index is that in the struct.
	name, is, doc string
	need          bool
	index         int
}

// fieldsOf returns the keys of a struct, in order.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		if name := f.Tag.Get("yaml"); name != "" && name != "-" {
			fields = append(fields, field{f.Type, name, f.Tag.Get("is"), f.Tag.Get("doc"), f.Tag.Get("need") != "", i})
		}
	}
	return fields
}

// decoding says what is wrong with a document before it is decoded, since the
// decoder neither names the column nor suggests a key.
type decoding struct {
	file   string
	config *Config
}

func (d decoding) fault(n *yaml.Node, format string, args ...any) {
	d.config.fault(document.Location{File: d.file, Line: n.Line, Column: n.Column}, fmt.Sprintf(format, args...))
}

// value checks n, which is the value of a key or part of it, for the type t. The
// path leads to n. What is wrong becomes null.
func (d decoding) value(n *yaml.Node, t reflect.Type, f field, path string) {
	d.note(path, n)
	at := n
	wrong := func(format string, args ...any) {
		d.fault(at, format, args...)
		d.config.faulty[path] = true
		*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null", Line: n.Line, Column: n.Column}
	}
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch kind := t.Kind(); {
	case kind == reflect.Struct && n.Kind == yaml.MappingNode:
		d.fields(n, t, path)
	case kind == reflect.Map && n.Kind == yaml.MappingNode:
		d.entries(n, t, f, path)
	case kind == reflect.Slice && n.Kind == yaml.SequenceNode:
		for i, item := range n.Content {
			d.value(item, t.Elem(), f, fmt.Sprintf("%s[%d]", path, i))
		}
	case kind == reflect.Interface:
	case (kind == reflect.String || kind == reflect.Uint8) && n.Kind == yaml.ScalarNode && slices.Contains(textTags[f.is], n.ShortTag()):
		if words := enumeration(t); words != nil && !slices.Contains(words, n.Value) {
			wrong("%s: %s", f.name, unknown(fmt.Sprintf("%q is not one of %s", n.Value, strings.Join(words, ", ")), n.Value, words))
		}
	default:
		wrong("%s must be %s", f.name, describe(f.typ))
	}
}

// note keeps where the value with a path is, unless that is known.
func (d decoding) note(path string, n *yaml.Node) {
	if _, known := d.config.places[path]; !known {
		d.config.places[path] = document.Location{File: d.file, Line: n.Line, Column: n.Column}
	}
}

// textTags are the types of YAML that are read as a text of a form: a version or
// a date without quotation marks is not a string to YAML.
var textTags = map[string][]string{
	"":          {"!!str"},
	"date":      {"!!str", "!!timestamp"},
	"framework": {"!!str"},
	"glob":      {"!!str"},
	"name":      {"!!str"},
	"path":      {"!!str"},
	"rule":      {"!!str"},
	"rule-id":   {"!!str"},
	"set":       {"!!str"},
	"version":   {"!!str", "!!float"},
}

// enumeration returns the words that are values of a type; nil means any text.
func enumeration(t reflect.Type) []string {
	if words, ok := reflect.Zero(t).Interface().(interface{ Words() []string }); ok {
		return words.Words()
	}
	return nil
}

// unknown adds the nearest of the names to a message that name is none of them.
func unknown(message, name string, names []string) string {
	if near := text.Nearest(name, names); near != "" {
		return fmt.Sprintf("%s; did you mean %q?", message, near)
	}
	return message
}

// fields checks the keys of a mapping, which are the fields of the struct.
func (d decoding) fields(n *yaml.Node, t reflect.Type, path string) {
	fields := fieldsOf(t)
	given := d.pairs(n, func(key, value *yaml.Node) bool {
		at := slices.IndexFunc(fields, func(f field) bool { return f.name == key.Value })
		if at < 0 {
			d.unknownKey(key, fields)
			return false
		}
		if !isNull(value) {
			f := fields[at]
			d.value(value, f.typ, f, join(path, f.name))
		}
		return true
	})
	for _, f := range fields {
		switch value := given[f.name]; {
		case !f.need || d.config.faulty[join(path, f.name)]:
		case value == nil || isNull(value):
			d.fault(n, "the key %s is missing", f.name)
		case value.Value == "" && len(value.Content) == 0 && value.Alias == nil:
			d.fault(value, "%s is empty", f.name)
		}
	}
}

// pairs calls f for the keys of a mapping, each once, and leaves those pairs in it for
// which f holds. It returns the values.
func (d decoding) pairs(n *yaml.Node, f func(key, value *yaml.Node) bool) map[string]*yaml.Node {
	given := make(map[string]*yaml.Node)
	var kept []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if given[key.Value] != nil {
			d.fault(key, "key %q is given twice", key.Value)
			continue
		}
		given[key.Value] = value
		if f(key, value) {
			kept = append(kept, key, value)
		}
	}
	n.Content = kept
	return given
}

// unknownKey says that the key is none of the fields.
func (d decoding) unknownKey(key *yaml.Node, fields []field) {
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	message := fmt.Sprintf("unknown key %q", key.Value)
	if near := unknown(message, key.Value, names); near != message {
		d.fault(key, "%s", near)
		return
	}
	d.fault(key, "%s; the keys are %s", message, strings.Join(names, ", "))
}

// entries checks a mapping with keys that the user chooses.
func (d decoding) entries(n *yaml.Node, t reflect.Type, f field, path string) {
	d.pairs(n, func(key, value *yaml.Node) bool {
		if key.Kind != yaml.ScalarNode || key.ShortTag() != "!!str" {
			d.fault(key, "the keys of %s must be strings", f.name)
			return false
		}
		d.note(join(path, key.Value), key)
		d.value(value, t.Elem(), f, join(path, key.Value))
		return true
	})
}

// join returns the path of a key of the mapping that has the path.
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func isNull(n *yaml.Node) bool { return n.ShortTag() == "!!null" }

// describe says what a value of type t is in YAML.
func describe(t reflect.Type) string {
	if t.Kind() == reflect.Slice {
		return "a list of " + plural(t.Elem())
	}
	if t.Kind() == reflect.Map {
		return "a mapping of " + plural(t.Elem())
	}
	return "a " + strings.TrimSuffix(plural(t), "s")
}

func plural(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		return "mappings"
	case reflect.Slice:
		return "lists of " + plural(t.Elem())
	case reflect.Uint8: // a word
		return "strings"
	}
	return t.Kind().String() + "s"
}
