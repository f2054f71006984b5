// Package schema knows the types of Kubernetes' API in every supported minor
// version: which kinds there are, what fields their objects have, and since when.
// What it knows is in two tables, made by the module in generate, which are read
// line by line where they lie: a program that asks for nothing pays for nothing.
//
// It may import nothing of kubevet's.
package schema

import (
	"slices"
	"strconv"
)

// Oldest and Newest are the minor versions of Kubernetes 1.x that the tables
// cover. Asked for another one, they say what the nearest has.
const Oldest, Newest = 23, 37

// Version returns the version of Kubernetes of a minor, such as "1.37".
func Version(minor int) string { return "1." + strconv.Itoa(minor) }

// A Shape is what a value has to be in JSON.
type Shape byte

// The shapes of values. Null stands for an absent value in all of them.
const (
	Any      Shape = 'x'
	String   Shape = 's'
	Bool     Shape = 'b'
	Int32    Shape = 'i'
	Int64    Shape = 'l'
	Number   Shape = 'd'
	Bytes    Shape = 'y' // a string in base64
	Time     Shape = 't' // a string of RFC 3339
	Quantity Shape = 'q' // a string or a number, as of resources
	IntOrStr Shape = 'o'
	Object   Shape = 'O' // of Fields
	Map      Shape = 'm' // of any keys, to Items
	List     Shape = 'a' // of Items
)

// A Type is the type of a value.
type Type struct {
	Shape Shape
	// Items is the type of the elements of a List and of the values of a Map; of
	// an Object, that of the fields that Fields do not name, nil if there are none.
	Items *Type
	// Name is that of an Object in Kubernetes, such as "core.v1.Container"; "" if
	// it has none, as in a CustomResourceDefinition.
	Name string
	// Open says that an Object keeps fields that it does not name.
	Open bool
	// Embedded says that an Object is an object of Kubernetes: it has apiVersion,
	// kind and metadata beside its Fields.
	Embedded bool
	Limits   *Limits

	// fields are those of an Object, by name; for one of a table, nil until asked.
	fields []Field
	tables *Tables
}

// A Field is one field of an Object.
type Field struct {
	Name     string
	Type     *Type
	Required bool
	// Enum are the values a string may have, sorted; nil is any. An empty string
	// is as good as none.
	Enum []string
	// Keys are the fields by which the elements of a list are told apart, nil if
	// they are not.
	Keys []string
}

// Limits are what a CustomResourceDefinition demands of a value beyond its shape.
// Nil and "" demand nothing.
type Limits struct {
	Minimum, Maximum                                   *float64
	ExclusiveMinimum, ExclusiveMaximum                 bool
	MinLength, MaxLength, MinItems, MaxItems, MinProps *int64
	MaxProps                                           *int64
	Pattern                                            string
	Enum                                               []any
	Nullable                                           bool
}

// SetFields makes t an Object with fields.
func (t *Type) SetFields(fields []Field) {
	slices.SortFunc(fields, byName)
	t.Shape, t.fields = Object, fields
}

// Fields returns the fields of an Object in the order of their names.
func (t *Type) Fields() []Field {
	if t.fields == nil && t.tables != nil {
		t.fields = t.tables.fields(t.Name)
	}
	return t.fields
}

// Field returns the field of an Object that has a name, nil if there is none.
func (t *Type) Field(name string) *Field {
	fields := t.Fields()
	i, found := slices.BinarySearchFunc(fields, Field{Name: name}, byName)
	if !found {
		return nil
	}
	return &fields[i]
}

func byName(a, b Field) int {
	switch {
	case a.Name < b.Name:
		return -1
	case a.Name > b.Name:
		return 1
	}
	return 0
}
