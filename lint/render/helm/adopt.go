package helm

import (
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/render/helm/chartutil"
)

// adopt copies values so that every leaf has an address of its own, and notes
// where each is. Maps that are in several places stay one map, as templates can
// change them; they are known by the first of their places, globals first.
func (t *tracer) adopt(v any, at *leaf, seen map[address]any) any {
	switch v := v.(type) {
	case string:
		x := any(strings.Clone(v))
		if v == "" {
			x = box("")
		}
		t.origins[addressOf(x)] = at
		return x
	case bool:
		return adoptScalar(t, v, at)
	case int:
		return adoptScalar(t, v, at)
	case int64:
		return adoptScalar(t, v, at)
	case float64:
		return adoptScalar(t, v, at)
	case map[string]any:
		if v == nil {
			return v
		}
		return t.adoptMap(v, at, seen)
	case chartutil.Values:
		if v == nil {
			return v
		}
		return chartutil.Values(t.adoptMap(v, at, seen))
	case []any:
		if v == nil {
			return v
		}
		list := make([]any, len(v))
		var x any = list
		t.origins[addressOf(x)] = at
		for i, e := range v {
			list[i] = t.adopt(e, &leaf{tree: at.tree, parent: at, key: i}, seen)
		}
		return x
	}
	return v
}

func adoptScalar[T any](t *tracer, v T, at *leaf) any {
	x := box(v)
	t.origins[addressOf(x)] = at
	return x
}

func (t *tracer) adoptMap(m map[string]any, at *leaf, seen map[address]any) map[string]any {
	if have, ok := seen[addressOf(m)]; ok {
		return have.(map[string]any)
	}
	out := make(map[string]any, len(m))
	if seen != nil {
		seen[addressOf(m)] = out
	}
	t.origins[addressOf(out)] = at
	keys := slices.Sorted(maps.Keys(m))
	if i, ok := slices.BinarySearch(keys, "global"); ok {
		keys = slices.Insert(slices.Delete(keys, i, i+1), 0, "global")
	}
	for _, k := range keys {
		key := strings.Clone(k)
		if key != "" {
			t.origins[addressOf(key)] = &leaf{tree: at.tree, parent: at, key: key, isKey: true}
		}
		out[key] = t.adopt(m[k], &leaf{tree: at.tree, parent: at, key: key}, seen)
	}
	return out
}
