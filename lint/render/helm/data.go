package helm

import (
	"maps"
	"slices"
	"text/template"

	"github.com/mitchellh/copystructure"
)

// traceData wraps the functions that work on dicts and lists. Most hand their
// values on untouched, so that what is in them stays known; these need bounds,
// a fixed order, or copies that know what they are copies of.
func traceData(t *tracer, f template.FuncMap) {
	// Go ranges over maps in random order, and Helm lets that show.
	f["keys"] = func(dicts ...map[string]any) []string {
		out := []string{}
		for _, d := range dicts {
			out = append(out, slices.Sorted(maps.Keys(d))...)
		}
		return out
	}
	f["values"] = func(d map[string]any) []any {
		out := []any{}
		for _, k := range slices.Sorted(maps.Keys(d)) {
			out = append(out, d[k])
		}
		return out
	}
	for _, name := range []string{"pick", "omit"} {
		fn := f[name].(func(map[string]any, ...string) map[string]any)
		f[name] = func(d map[string]any, keys ...string) map[string]any {
			out := fn(d, keys...)
			if t != nil {
				t.same(out, d)
			}
			return out
		}
	}
	for _, name := range []string{"merge", "mergeOverwrite"} {
		fn := f[name].(func(map[string]any, ...map[string]any) any)
		f[name] = func(dst map[string]any, srcs ...map[string]any) (any, error) {
			if err := acyclic(t, dst, srcs); err != nil {
				return nil, err
			}
			return fn(dst, srcs...), nil
		}
	}
	for _, name := range []string{"mustMerge", "mustMergeOverwrite"} {
		fn := f[name].(func(map[string]any, ...map[string]any) (any, error))
		f[name] = func(dst map[string]any, srcs ...map[string]any) (any, error) {
			if err := acyclic(t, dst, srcs); err != nil {
				return nil, err
			}
			return fn(dst, srcs...)
		}
	}
	deepCopy := func(v any) (any, error) {
		if err := budgetOf(t).printable(v); err != nil {
			return nil, err
		}
		return t.copy(v)
	}
	f["deepCopy"], f["mustDeepCopy"] = deepCopy, deepCopy
	boundLists(t, f)
}

// acyclic reports an error if a merge would not end.
func acyclic(t *tracer, dst map[string]any, srcs []map[string]any) error {
	if err := budgetOf(t).printable(dst); err != nil {
		return err
	}
	for _, src := range srcs {
		if err := budgetOf(t).printable(src); err != nil {
			return err
		}
	}
	return nil
}

// copy copies dicts and lists all the way down; the leaves stay known.
func (t *tracer) copy(from any) (any, error) {
	switch v := from.(type) {
	case map[string]any:
		if v == nil {
			break
		}
		out := make(map[string]any, len(v))
		for k, x := range v {
			c, err := t.copy(x)
			if err != nil {
				return nil, err
			}
			out[k] = c
		}
		if t != nil {
			t.same(out, v)
		}
		return out, nil
	case []any:
		if v == nil {
			break
		}
		list := make([]any, len(v))
		for i, x := range v {
			c, err := t.copy(x)
			if err != nil {
				return nil, err
			}
			list[i] = c
		}
		var out any = list
		if t != nil {
			t.same(out, from) // v would be in an interface of its own
		}
		return out, nil
	case string, bool, int, int64, float64:
		return from, nil
	}
	return copystructure.Copy(from)
}

// boundLists charges the functions that make or search lists for their length.
func boundLists(t *tracer, f template.FuncMap) {
	concat := f["concat"].(func(...any) any)
	f["concat"] = func(lists ...any) (any, error) {
		n := 0
		for _, l := range lists {
			n += listLen(l)
		}
		if err := budgetOf(t).step(1 + n); err != nil {
			return nil, err
		}
		return concat(lists...), nil
	}
	for _, name := range []string{"append", "push", "mustAppend", "mustPush", "prepend", "mustPrepend"} {
		must := "mustAppend"
		if name == "prepend" || name == "mustPrepend" {
			must = "mustPrepend"
		}
		fn := f[must].(func(any, any) ([]any, error))
		defer func() {
			f[name] = func(list, v any) ([]any, error) {
				if err := budgetOf(t).step(1 + listLen(list)/8); err != nil {
					return nil, err
				}
				return fn(list, v)
			}
		}()
	}
	for _, name := range []string{"mustUniq", "mustCompact", "mustReverse", "mustRest", "mustInitial"} {
		fn := f[name].(func(any) ([]any, error))
		bounded := func(list any) ([]any, error) {
			n := listLen(list)
			if name == "mustUniq" {
				n *= 1 + n/16
			}
			if err := budgetOf(t).step(1 + n); err != nil {
				return nil, err
			}
			return fn(list)
		}
		f[name], f[lower(name[len("must"):])] = bounded, bounded
	}
	for _, name := range []string{"mustWithout"} {
		fn := f[name].(func(any, ...any) ([]any, error))
		bounded := func(list any, omit ...any) ([]any, error) {
			if err := budgetOf(t).step(1 + listLen(list)*len(omit)); err != nil {
				return nil, err
			}
			return fn(list, omit...)
		}
		f[name], f["without"] = bounded, bounded
	}
}

// lower makes the first letter small.
func lower(s string) string { return string(s[0]|0x20) + s[1:] }
