package config

import (
	"bytes"
	_ "embed" // for the text before the keys
	"fmt"
	"reflect"
	"strings"
)

//go:embed configuration.md
var introduction string

// Markdown returns docs/configuration.md: what the keys of a configuration file
// mean.
func Markdown() []byte {
	var b bytes.Buffer
	b.WriteString(introduction)
	b.WriteString("\n## Keys\n")
	table(&b, reflect.TypeFor[Config]())
	for _, f := range fieldsOf(reflect.TypeFor[Config]()) {
		entries(&b, "Entries of `"+f.name+"`", f.typ)
	}
	return b.Bytes()
}

// entries writes the keys of the mappings in a list, and what is below them.
func entries(b *bytes.Buffer, heading string, t reflect.Type) {
	if t.Kind() != reflect.Slice || t.Elem().Kind() != reflect.Struct {
		return
	}
	fmt.Fprintf(b, "\n### %s\n", heading)
	table(b, t.Elem())
	for _, f := range fieldsOf(t.Elem()) {
		entries(b, "Their `"+f.name+"`", f.typ)
	}
}

func table(b *bytes.Buffer, t reflect.Type) {
	b.WriteString("\n| Key | Value | Meaning |\n|---|---|---|\n")
	for _, f := range fieldsOf(t) {
		meaning := strings.NewReplacer("**/testdata", "`**/testdata`", "ci/*-values.yaml", "`ci/*-values.yaml`", "* is any", "`*` is any").Replace(f.doc)
		if f.need {
			meaning += " Required."
		}
		value := describe(f.typ)
		if words := enumeration(f.typ); words != nil {
			value = strings.Join(words, ", ")
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.name, value, meaning)
	}
}
