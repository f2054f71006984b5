package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/source"
)

// decode reads the YAML text of the file into what target points to, a struct
// whose fields all have a yaml tag. Keys that are no field, keys given twice,
// and values of the wrong type or that check refuses are errors of the form
// "file:line:column: message". An empty text leaves target as it is.
func decode(file string, text []byte, target any, check func(key, value string) error) error {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return yamlError(file, err)
	}
	d := checked{file, check}
	t := reflect.TypeOf(target).Elem()
	if n := document.Content[0]; !isNull(n) {
		if err := d.value(n, t, "the configuration", describe(t)); err != nil {
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
	line, message := source.YAMLError(err)
	if line == 0 {
		return fmt.Errorf("%s: %s", file, message)
	}
	return fmt.Errorf("%s:%d: %s", file, line, message)
}

// checked says what is wrong with a document before it is decoded, since the
// decoder neither names the column nor suggests a key.
type checked struct {
	file  string
	check func(key, value string) error
}

func (d checked) errorAt(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s:%d:%d: %w", d.file, n.Line, n.Column, fmt.Errorf(format, args...))
}

// value checks a value of type t below the key, all of which must be of the
// type that want describes. A type that is not listed is left to the decoder.
func (d checked) value(n *yaml.Node, t reflect.Type, key, want string) error {
	wrong := d.errorAt(n, "%s must be %s", key, want)
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch t.Kind() {
	case reflect.Struct:
		if n.Kind != yaml.MappingNode {
			return wrong
		}
		return d.fields(n, t)
	case reflect.Slice:
		if n.Kind != yaml.SequenceNode {
			return wrong
		}
		for _, item := range n.Content {
			if err := d.value(item, t.Elem(), key, want); err != nil {
				return err
			}
		}
	case reflect.String:
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
			return wrong
		}
		if err := d.check(key, n.Value); err != nil {
			return d.errorAt(n, "%s: %w", key, err)
		}
	}
	return nil
}

// fields checks the keys of a mapping, which are the fields of the struct.
func (d checked) fields(n *yaml.Node, t reflect.Type) error {
	types := map[string]reflect.Type{}
	var names []string
	for i := range t.NumField() {
		name := t.Field(i).Tag.Get("yaml")
		types[name] = t.Field(i).Type
		names = append(names, name)
	}
	given := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		switch {
		case types[name] == nil:
			if near := source.Nearest(name, names); near != "" {
				return d.errorAt(key, "unknown key %q; did you mean %q?", name, near)
			}
			return d.errorAt(key, "unknown key %q; the keys are %s", name, strings.Join(names, ", "))
		case given[name]:
			return d.errorAt(key, "key %q is given twice", name)
		}
		given[name] = true
		if isNull(value) {
			continue
		}
		if err := d.value(value, types[name], name, describe(types[name])); err != nil {
			return err
		}
	}
	return nil
}

func isNull(n *yaml.Node) bool { return n.ShortTag() == "!!null" }

// describe says what a value of type t is in YAML.
func describe(t reflect.Type) string {
	if t.Kind() == reflect.Slice {
		return "a list of " + plural(t.Elem())
	}
	return "a " + strings.TrimSuffix(plural(t), "s")
}

func plural(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Struct:
		return "mappings"
	case reflect.Slice:
		return "lists of " + plural(t.Elem())
	}
	return t.Kind().String() + "s"
}
