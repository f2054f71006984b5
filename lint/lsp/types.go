package lsp

import (
	"fmt"
	"strings"

	"github.com/kubevet/kubevet/lint/schema"
)

// typeOf returns the field that a path leads to in the objects of a kind, in a minor
// version of Kubernetes, nil if there is none or it is not known. A path of no length
// leads to the object itself.
func typeOf(apiVersion, kind string, path []any, minor int) *schema.Field {
	k, ok := schema.Lookup(apiVersion, kind)
	if !ok || k.Type == "" {
		return nil
	}
	tables := schema.New(minor)
	if !k.Served(tables.Minor()) {
		return nil
	}
	t := tables.Type(k.Type)
	if t == nil {
		return nil
	}
	at := &schema.Field{Name: kind, Type: t}
	for _, step := range path {
		if at = stepInto(at, step); at == nil {
			return nil
		}
	}
	return at
}

// stepInto returns the field or item of a field that a step leads to, nil if there is
// none.
func stepInto(f *schema.Field, step any) *schema.Field {
	t := f.Type
	switch key := step.(type) {
	case int:
		if t.Shape == schema.List {
			return &schema.Field{Name: f.Name, Type: t.Items, Enum: f.Enum}
		}
	case string:
		switch t.Shape {
		case schema.Object:
			if field := t.Field(key); field != nil {
				return field
			}
		case schema.Map:
			return &schema.Field{Name: key, Type: t.Items}
		}
	}
	return nil
}

// describe names a type for people.
func describe(t *schema.Type) string {
	switch t.Shape {
	case schema.String:
		return "string"
	case schema.Bool:
		return "boolean"
	case schema.Int32:
		return "integer"
	case schema.Int64:
		return "integer (64 bits)"
	case schema.Number:
		return "number"
	case schema.Bytes:
		return "string (base64)"
	case schema.Time:
		return "string (RFC 3339)"
	case schema.Quantity:
		return "quantity"
	case schema.IntOrStr:
		return "integer or string"
	case schema.Object:
		if t.Name != "" {
			return t.Name[strings.LastIndexByte(t.Name, '.')+1:]
		}
		return "object"
	case schema.Map:
		return "map of " + describe(t.Items)
	case schema.List:
		return "list of " + describe(t.Items)
	}
	return "any"
}

// versions says in which minor versions of Kubernetes a field is there, "" if in all
// that are known.
func versions(apiVersion, kind string, path []any) string {
	first, last := 0, 0
	for minor := schema.Oldest; minor <= schema.Newest; minor++ {
		if typeOf(apiVersion, kind, path, minor) != nil {
			if first == 0 {
				first = minor
			}
			last = minor
		}
	}
	switch {
	case first == 0:
		return ""
	case first > schema.Oldest && last < schema.Newest:
		return fmt.Sprintf("from Kubernetes %s to %s", schema.Version(first), schema.Version(last))
	case first > schema.Oldest:
		return "since Kubernetes " + schema.Version(first)
	case last < schema.Newest:
		return "until Kubernetes " + schema.Version(last)
	}
	return ""
}

// lifecycle says when a kind is there.
func lifecycle(k schema.Kind) string {
	var parts []string
	if k.Introduced > 0 {
		parts = append(parts, "since Kubernetes "+schema.Version(k.Introduced))
	}
	if k.Deprecated > 0 {
		parts = append(parts, "deprecated in "+schema.Version(k.Deprecated))
	}
	if k.Removed > 0 {
		parts = append(parts, "removed in "+schema.Version(k.Removed))
	}
	if k.Replacement != "" && (k.Deprecated > 0 || k.Removed > 0) {
		parts = append(parts, fmt.Sprintf("use %s %s", k.ReplacementVersion, k.Replacement))
	}
	return strings.Join(parts, ", ")
}
