// Package validate says what an API server would refuse of an object, drop, or
// never find: fields that do not exist, values of the wrong type, what is required
// and missing, and what its validation forbids. It follows the strict decoding and
// the validation of k8s.io/kubernetes, version by version.
//
// It may import lint/document, lint/manifest, lint/schema and lint/text.
package validate

// A Kind is what is wrong with a field.
type Kind string

// The kinds of Fact, each with the fields of Fact that it fills in beside Path.
const (
	// UnknownField is a field that its type does not have: Type, Field, Near.
	UnknownField Kind = "unknown-field"
	// WrongType is a value of the wrong shape: Want, Got.
	WrongType Kind = "wrong-type"
	// ImplicitType is a scalar that is not quoted and so is no string, where a string
	// belongs: Got, Value.
	ImplicitType Kind = "implicit-type"
	// MissingField is a required field that is not there: Type, Field.
	MissingField Kind = "missing-field"
	// NotInEnum is a string that is none of Values: Value, Values, Near.
	NotInEnum Kind = "not-in-enum"
	// Exclusive are fields of which only one may be set: Values, all that are.
	Exclusive Kind = "exclusive"
	// NoneOf is an object in which one of Values has to be set, and none is: Type.
	NoneOf Kind = "none-of"
	// Forbidden is a field that may not be set beside what Want says: Field, Want.
	Forbidden Kind = "forbidden"
	// OutOfRange is a number that is not between Min and Max: Got.
	OutOfRange Kind = "out-of-range"
	// BadFormat is a string that is not of the format Want, and BadPort one that is
	// no name of a port, or a number of none.
	BadFormat Kind = "bad-format"
	BadPort   Kind = "bad-port"
	// BadName is a metadata.name, generateName or namespace that is not of the format
	// Want, which is "" if there is none: Field.
	BadName Kind = "bad-name"
	// BadLabel is a key or a value of labels or annotations that is not of the format
	// Want: Field, the key.
	BadLabel Kind = "bad-label"
	// Repeated is a key that stands twice in a mapping: Field. RepeatedItem is a value
	// that the elements of a list may not share: Field, Value.
	Repeated     Kind = "repeated-key"
	RepeatedItem Kind = "repeated-item"
	// Template is text that something should have replaced: Value, what of it.
	Template Kind = "template"
	// UnknownKind is an object of a kind that is not known. Want is "kind" if its group
	// and version are Kubernetes' own and have no such kind, "version" if its group is
	// and has it in other versions, else "": Near.
	UnknownKind Kind = "unknown-kind"
	// WrongScope is a namespace at an object that has none.
	WrongScope Kind = "wrong-scope"
)

// A Fact is one thing that is wrong with an object.
type Fact struct {
	Kind Kind
	// Path leads from the object to the field, which need not exist.
	Path []any
	// Type is Kubernetes' name of the type that has the field or should have it,
	// such as "core.v1.Container"; "" if it has none.
	Type string
	// Field is a key, and Near the one that was probably meant, "" if there is none.
	Field, Near string
	// Want is what belongs there, Got what is. For types these are the words of
	// shapes: "string", "integer", "boolean", "list", "mapping", ...
	Want, Got string
	// Value is what is written, of a field that holds no secret.
	Value string
	// Values are those that are allowed, or the fields that are in question.
	Values   []string
	Min, Max int64
}
