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

// decode reads the YAML text of the file into what target points to, a struct
// with the tags that Config describes, and notes in places where each value is.
// A key that is no field or given twice, one that is missing, and a value of the
// wrong type are errors of type *Error. An empty text leaves target as it is.
func decode(file string, text []byte, target any, places map[string]document.Location) error {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return yamlError(file, err)
	}
	d := decoding{file, places}
	t := reflect.TypeOf(target).Elem()
	if n := document.Content[0]; !isNull(n) {
		if err := d.value(n, t, field{typ: t, name: "the configuration"}, ""); err != nil {
			return err
		}
	}
	if err := document.Decode(target); err != nil {
		return yamlError(file, err)
	}
	var second yaml.Node
	if err := decoder.Decode(&second); err == nil {
		return d.errorAt(second.Content[0], "a configuration file holds one YAML document")
	} else if !errors.Is(err, io.EOF) {
		return yamlError(file, err)
	}
	return nil
}

func yamlError(file string, err error) error {
	line, message := discover.YAMLError(err)
	return &Error{document.Location{File: file, Line: line}, message}
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
	places map[string]document.Location
}

func (d decoding) errorAt(n *yaml.Node, format string, args ...any) error {
	return &Error{document.Location{File: d.file, Line: n.Line, Column: n.Column}, fmt.Sprintf(format, args...)}
}

// value checks n, which is the value of a key or part of it, for the type t. The
// path leads to n.
func (d decoding) value(n *yaml.Node, t reflect.Type, f field, path string) error {
	wrong := d.errorAt(n, "%s must be %s", f.name, describe(f.typ))
	d.note(path, n)
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch t.Kind() {
	case reflect.Struct:
		if n.Kind != yaml.MappingNode {
			return wrong
		}
		return d.fields(n, t, path)
	case reflect.Map:
		if n.Kind != yaml.MappingNode {
			return wrong
		}
		return d.entries(n, t, f, path)
	case reflect.Slice:
		if n.Kind != yaml.SequenceNode {
			return wrong
		}
		for i, item := range n.Content {
			if err := d.value(item, t.Elem(), f, fmt.Sprintf("%s[%d]", path, i)); err != nil {
				return err
			}
		}
	case reflect.String, reflect.Uint8:
		if n.Kind != yaml.ScalarNode || !slices.Contains(textTags[f.is], n.ShortTag()) {
			return wrong
		}
		if words := enumeration(t); words != nil && !slices.Contains(words, n.Value) {
			return d.errorAt(n, "%s: %s", f.name, unknown(fmt.Sprintf("%q is not one of %s", n.Value, strings.Join(words, ", ")), n.Value, words))
		}
	}
	return nil
}

// note keeps where the value with a path is, unless that is known.
func (d decoding) note(path string, n *yaml.Node) {
	if _, known := d.places[path]; !known {
		d.places[path] = document.Location{File: d.file, Line: n.Line, Column: n.Column}
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
func (d decoding) fields(n *yaml.Node, t reflect.Type, path string) error {
	fields := fieldsOf(t)
	given := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if err := d.once(key, given); err != nil {
			return err
		}
		given[key.Value] = value
		at := slices.IndexFunc(fields, func(f field) bool { return f.name == key.Value })
		if at < 0 {
			return d.unknownKey(key, fields)
		}
		if isNull(value) {
			continue
		}
		f := fields[at]
		if err := d.value(value, f.typ, f, join(path, f.name)); err != nil {
			return err
		}
	}
	for _, f := range fields {
		if value := given[f.name]; f.need && (value == nil || isNull(value)) {
			return d.errorAt(n, "the key %s is missing", f.name)
		} else if f.need && value.Value == "" && len(value.Content) == 0 && value.Alias == nil {
			return d.errorAt(value, "%s is empty", f.name)
		}
	}
	return nil
}

// once refuses a key that was given before.
func (d decoding) once(key *yaml.Node, given map[string]*yaml.Node) error {
	if given[key.Value] != nil {
		return d.errorAt(key, "key %q is given twice", key.Value)
	}
	return nil
}

// unknownKey says that the key is none of the fields.
func (d decoding) unknownKey(key *yaml.Node, fields []field) error {
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	message := fmt.Sprintf("unknown key %q", key.Value)
	if near := unknown(message, key.Value, names); near != message {
		return d.errorAt(key, "%s", near)
	}
	return d.errorAt(key, "%s; the keys are %s", message, strings.Join(names, ", "))
}

// entries checks a mapping with keys that the user chooses.
func (d decoding) entries(n *yaml.Node, t reflect.Type, f field, path string) error {
	given := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if err := d.once(key, given); err != nil {
			return err
		}
		given[key.Value] = value
		if key.Kind != yaml.ScalarNode || key.ShortTag() != "!!str" {
			return d.errorAt(key, "the keys of %s must be strings", f.name)
		}
		d.note(join(path, key.Value), key)
		if err := d.value(value, t.Elem(), f, join(path, key.Value)); err != nil {
			return err
		}
	}
	return nil
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
