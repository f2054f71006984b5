package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A table is what all versions have.
type table struct {
	// types are the fields of types by name, each with what it was over time.
	types map[string]map[string][]*field
	kinds map[kindKey]*kind
	// resources finds the kind of a resource.
	resources    map[resourceKey]*kind
	subresources map[resourceKey][]string
}

type resourceKey struct{ group, version, name string }

type kind struct {
	resource   string
	typ        string
	namespaced bool
	served     span
}

// A span is a range of minors, both ends included.
type span struct{ from, to int }

// A field is one field of a type in the minors from-to.
type field struct {
	typ      string
	required bool
	keys     string
	enum     map[string]span
	from, to int
}

func newTable() *table {
	return &table{
		types:        make(map[string]map[string][]*field),
		kinds:        make(map[kindKey]*kind),
		resources:    make(map[resourceKey]*kind),
		subresources: make(map[resourceKey][]string),
	}
}

// extend adds what a field is in a minor to what it was before. Whether it is
// required is what the newest version says: the older ones were less exact, and
// their API servers demanded the same.
func extend(fields []*field, f field) []*field {
	for _, older := range fields {
		older.required = f.required
	}
	if len(fields) > 0 {
		last := fields[len(fields)-1]
		if last.typ == f.typ && last.to+1 == f.from {
			last.to, last.keys = f.to, cmp.Or(f.keys, last.keys)
			for value, s := range f.enum {
				if old, ok := last.enum[value]; ok {
					s.from = old.from
				}
				last.enum[value] = s
			}
			return fields
		}
	}
	return append(fields, &f)
}

func (t *table) addKind(r resourceKey, k gvk, typ string, namespaced bool, minor int) {
	key := kindKey{r.group, r.version, k.Kind}
	known := t.kinds[key]
	if known == nil {
		known = &kind{resource: r.name, typ: typ, served: span{minor, minor}}
		t.kinds[key] = known
	}
	known.namespaced = known.namespaced || namespaced
	known.served.to = minor
}

func (t *table) subresource(r resourceKey, name string) {
	if !strings.HasPrefix(name, "{") && !slices.Contains(t.subresources[r], name) {
		t.subresources[r] = append(t.subresources[r], name)
	}
}

// spreadEnums makes the enumeration of a field hold in the versions too whose
// sources did not mark it yet: the values are then those that the first version
// with a mark has.
func (t *table) spreadEnums() {
	for _, fields := range t.types {
		for _, history := range fields {
			first := newest + 1
			for _, f := range history {
				for _, s := range f.enum {
					first = min(first, s.from)
				}
			}
			values := make(map[string]span)
			for _, f := range history {
				for value, s := range f.enum {
					if s.from == first {
						s.from = oldest
					}
					if old, ok := values[value]; ok {
						s.from = min(s.from, old.from)
					}
					values[value] = s
				}
			}
			for _, f := range history {
				f.enum = make(map[string]span)
				for value, s := range values {
					s = span{max(s.from, f.from), min(s.to, f.to)}
					if s.from <= s.to {
						f.enum[value] = s
					}
				}
			}
		}
	}
}

// writeKinds writes a line for every kind: group/version, kind, N or C for its
// scope, resource, type, the minors it is introduced, deprecated and removed in,
// its replacement, and subresources. "-" is none.
func (t *table) writeKinds(cycles map[kindKey]cycle) (string, error) {
	keys := make(map[kindKey]bool)
	for key := range t.kinds {
		keys[key] = true
	}
	for key := range cycles {
		keys[key] = true
	}
	var lines []string
	for key := range keys {
		c, k := cycles[key], t.kinds[key]
		scope, resource, typ, subresources := "-", "-", "-", "-"
		if k != nil {
			if scope = "C"; k.namespaced {
				scope = "N"
			}
			resource, typ = k.resource, k.typ
			if subs := t.subresources[resourceKey{key.group, key.version, k.resource}]; len(subs) > 0 {
				slices.Sort(subs)
				subresources = strings.Join(subs, ",")
			}
			// What was served counts before what was planned.
			if k.served.from > oldest {
				c.introduced = k.served.from
			}
			if k.served.to < newest {
				c.removed = k.served.to + 1
			} else if c.removed > 0 && c.removed <= newest {
				return "", fmt.Errorf("%v is removed in 1.%d, and served in 1.%d", key, c.removed, newest)
			}
		} else if c.removed == 0 {
			continue // a type inside others, or one that only clients use
		}
		if stable := t.successor(key); stable != "" {
			c.replacement = stable
		}
		if key.version == "v1" && c.deprecated == 0 || key.group == "autoscaling" && key.version == "v2" {
			c.replacement = ""
		}
		if c.removed > 0 && c.deprecated > c.removed {
			c.deprecated = 0
		}
		apiVersion := strings.TrimPrefix(key.group+"/"+key.version, "/")
		lines = append(lines, strings.Join([]string{
			apiVersion, key.kind, scope, resource, typ, dash(c.introduced), dash(c.deprecated), dash(c.removed),
			cmp.Or(c.replacement, "-"), subresources,
		}, "\t"))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n", nil
}

// successor is the stable version of a kind in the same group, "" if there is none
// or key is that.
func (t *table) successor(key kindKey) string {
	if key.version == "v1" || t.kinds[kindKey{key.group, "v1", key.kind}] == nil {
		return ""
	}
	return strings.TrimPrefix(key.group+"/v1 ", "/") + key.kind
}

func dash(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}

// writeTypes writes a line for every type that a kind leads to: its name, then its
// fields. See the package lint/schema for the notation.
func (t *table) writeTypes() string {
	reached := make(map[string]bool)
	var reach func(name string)
	reach = func(name string) {
		name = strings.TrimLeft(name, "[]{}")
		if t.types[name] == nil || reached[name] {
			return
		}
		reached[name] = true
		for _, history := range t.types[name] {
			for _, f := range history {
				reach(f.typ)
			}
		}
	}
	for _, k := range t.kinds {
		reach(k.typ)
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(reached)) {
		b.WriteString(name)
		for _, key := range slices.Sorted(maps.Keys(t.types[name])) {
			for _, f := range t.types[name][key] {
				b.WriteByte('\t')
				b.WriteString(key)
				b.WriteByte(' ')
				b.WriteString(t.relative(f.typ, name))
				if f.required {
					b.WriteByte('!')
				}
				b.WriteString(minors(span{f.from, f.to}, span{oldest, newest}))
				if f.keys != "" {
					b.WriteString(" #" + f.keys)
				}
				if len(f.enum) > 0 {
					b.WriteString(" =")
					for i, value := range slices.Sorted(maps.Keys(f.enum)) {
						if i > 0 {
							b.WriteByte(',')
						}
						b.WriteString(value + minors(f.enum[value], span{f.from, f.to}))
					}
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// minors writes a span, unless it is as wide as the outer one: "@29-33", with an
// end left out where it is that of the outer one.
func minors(s, outer span) string {
	if s == outer {
		return ""
	}
	text := "@"
	if s.from != outer.from {
		text += strconv.Itoa(s.from)
	}
	text += "-"
	if s.to != outer.to {
		text += strconv.Itoa(s.to)
	}
	return text
}

// relative leaves out of a type's name what it shares with that of the type it is
// in: ".ContainerPort" in "core.v1.Container". A type without fields is anything.
func (t *table) relative(typ, in string) string {
	wrap := typ[:len(typ)-len(strings.TrimLeft(typ, "[]{}"))]
	name := typ[len(wrap):]
	if len(name) > 1 && t.types[name] == nil {
		return wrap + "x"
	}
	if prefix := in[:strings.LastIndexByte(in, '.')+1]; strings.HasPrefix(name, prefix) {
		return wrap + "." + name[len(prefix):]
	}
	return typ
}
