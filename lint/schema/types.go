package schema

import (
	_ "embed"
	"strconv"
	"strings"
)

// types has a line for every type, in the order of their names: the name, and
// fields after tabs. A field is its name, its type, and what else there is to say:
//
//	ports [].ContainerPort #containerPort,protocol
//	name s!
//	hostUsers b@25-
//	imagePullPolicy s =Always,IfNotPresent,Never
//
// A type is the letter of a Shape or a name, which begins with a dot where it shares
// all but the last part with the type it is in; "[]" before it makes it a list, "{}"
// a map. "!" says that the field is required, "#" names the keys of a list, "="
// the values of a string, and "@" the minors in which all of that holds, with an end
// left out that is Oldest or Newest, or for a value that of its field.
//
//go:embed types.txt
var types string

// Tables are the types of one minor version. They remember what was asked, and are
// not safe for concurrent use.
type Tables struct {
	minor int
	types map[string]*Type
}

// New returns the types of a minor version; 0 is the newest.
func New(minor int) *Tables {
	if minor == 0 {
		minor = Newest
	}
	return &Tables{minor: min(max(minor, Oldest), Newest), types: make(map[string]*Type)}
}

// Minor is the minor version that the tables speak of.
func (t *Tables) Minor() int { return t.minor }

// Type returns the type of a name, such as "core.v1.Container", nil if there is
// none.
func (t *Tables) Type(name string) *Type {
	if typ, ok := t.types[name]; ok {
		return typ
	}
	var typ *Type
	if line(types, name) != "" {
		typ = &Type{Shape: Object, Name: name, tables: t}
	}
	t.types[name] = typ
	return typ
}

// fields reads the fields of a type.
func (t *Tables) fields(name string) []Field {
	_, rest, _ := strings.Cut(line(types, name), "\t")
	prefix := name[:strings.LastIndexByte(name, '.')]
	fields := make([]Field, 0, strings.Count(rest, "\t")+1)
	for text := range strings.SplitSeq(rest, "\t") {
		if f, ok := t.field(text, prefix); ok {
			fields = append(fields, f)
		}
	}
	return fields
}

// field reads one field; it is not there in every minor.
func (t *Tables) field(text, prefix string) (Field, bool) {
	name, rest, _ := strings.Cut(text, " ")
	typ, rest, _ := strings.Cut(rest, " ")
	typ, in := t.holds(typ)
	if !in {
		return Field{}, false
	}
	f := Field{Name: name}
	typ, f.Required = strings.CutSuffix(typ, "!")
	f.Type = t.parse(typ, prefix)
	if keys, found := strings.CutPrefix(rest, "#"); found {
		keys, rest, _ = strings.Cut(keys, " ")
		f.Keys = strings.Split(keys, ",")
	}
	if values, found := strings.CutPrefix(rest, "="); found {
		for value := range strings.SplitSeq(values, ",") {
			if value, in := t.holds(value); in {
				f.Enum = append(f.Enum, value)
			}
		}
	}
	return f, true
}

// holds cuts the minors off the end of a text, and says whether they include that
// of the tables.
func (t *Tables) holds(text string) (string, bool) {
	text, span, found := strings.Cut(text, "@")
	if !found {
		return text, true
	}
	from, to, _ := strings.Cut(span, "-")
	if n, err := strconv.Atoi(from); err == nil && t.minor < n {
		return text, false
	}
	if n, err := strconv.Atoi(to); err == nil && t.minor > n {
		return text, false
	}
	return text, true
}

func (t *Tables) parse(text, prefix string) *Type {
	if items, ok := strings.CutPrefix(text, "[]"); ok {
		return &Type{Shape: List, Items: t.parse(items, prefix)}
	}
	if items, ok := strings.CutPrefix(text, "{}"); ok {
		return &Type{Shape: Map, Items: t.parse(items, prefix)}
	}
	if len(text) == 1 {
		return &Type{Shape: Shape(text[0])}
	}
	if text[0] == '.' {
		text = prefix + text
	}
	if typ := t.Type(text); typ != nil {
		return typ
	}
	return &Type{Shape: Any}
}

// line returns the line of a table, sorted, that begins with a key and a tab, "" if
// there is none.
func line(table, key string) string {
	low, high := 0, len(table)
	for low < high {
		start := strings.LastIndexByte(table[:(low+high)/2], '\n') + 1
		end := start + strings.IndexByte(table[start:], '\n')
		switch text := table[start:end]; {
		case strings.HasPrefix(text, key) && len(text) > len(key) && text[len(key)] == '\t':
			return text
		case text < key+"\t":
			low = end + 1
		default:
			high = start
		}
	}
	return ""
}
