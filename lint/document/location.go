package document

import (
	"strconv"
	"strings"
)

// A Location is a place in a file that a person edits. Lines and columns count
// from 1, columns in Unicode code points; the end is exclusive, as in SARIF.
type Location struct {
	File               string
	Line, Column       int
	EndLine, EndColumn int
	// Key is the values path that supplies the field, such as
	// "web.image.tag", or "" if there is none.
	Key string
	// Related are further places that explain the location, the most useful
	// first.
	Related []Related
}

// Keys returns the keys (string) and indices (int) of Key, which "a.b\.c[0]" has
// three of.
func (l Location) Keys() []any {
	key := l.Key
	var keys []any
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			keys = append(keys, b.String())
			b.Reset()
		}
	}
	for i := 0; i < len(key); i++ {
		switch {
		case key[i] == '\\' && i+1 < len(key) && key[i+1] == '.':
			i++
			b.WriteByte('.')
		case key[i] == '.':
			flush()
		case key[i] == '[':
			if index, _, ok := strings.Cut(key[i+1:], "]"); ok {
				if n, err := strconv.Atoi(index); err == nil {
					flush()
					keys = append(keys, n)
					i += len(index) + 1
					continue
				}
			}
			b.WriteByte('[')
		default:
			b.WriteByte(key[i])
		}
	}
	flush()
	return keys
}

// A Related location explains another one.
type Related struct {
	Location
	// Role says what the place is to the other one, for kubevet; Message says it
	// for people: "value supplied here", "rendered here".
	Role    Role
	Message string
}

// Overridden reports whether what stands there is not what counts.
func (r Related) Overridden() bool { return r.Role == Base }

// A Role is what a related location is to the location that it explains.
type Role int

// The roles of related locations.
const (
	// Named is what a policy names to explain its finding. It is the zero Role.
	Named Role = iota
	// Supplied is where a value stands, or a file that it is taken from.
	Supplied
	// Settable is where to set the values key that would make a field what it
	// should be.
	Settable
	// Rendered is the line of a template that writes the field.
	Rendered
	// Guard is a condition in a template that keeps the field from being written.
	Guard
	// Included is a line that leads to the template that writes the field.
	Included
	// Invented is the line of a template that makes up the value, as with a random
	// function: such a value is committed nowhere.
	Invented
	// Base is the value in a base, which something else overrides.
	Base
	// Patched is what a patch says of the field.
	Patched
	// Removed is what takes the field away.
	Removed
	// Transformed is the entry of a kustomization that changes the field, such as a
	// name prefix or a replacement.
	Transformed
	// Generated is the entry of a kustomization that makes the object of what stands
	// in a file.
	Generated
)
