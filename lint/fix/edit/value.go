package edit

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"github.com/kubevet/kubevet/lint/manifest"
)

// Value returns the value of a node as JSON is decoded, with the numbers of
// manifest.Node. A nil node is nil.
func Value(n *manifest.Node) any {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case manifest.Mapping:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Key] = Value(f.Value)
		}
		return m
	case manifest.Sequence:
		items := make([]any, len(n.Items))
		for i, item := range n.Items {
			items[i] = Value(item)
		}
		return items
	}
	return n.Value
}

// Same reports whether two values are equal, numbers by what they stand for.
func Same(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, Same) && (a == nil) == (b == nil)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, Same)
	}
	return reflect.DeepEqual(number(a), number(b))
}

// number returns whole numbers as int64 where they fit.
func number(v any) any {
	switch v := v.(type) {
	case int:
		return int64(v)
	case uint64:
		if v <= 1<<63-1 {
			return int64(v)
		}
	}
	return v
}

// Changed returns a value with changes made to it, which it takes over. What
// cannot be changed, such as a field of a string, stays as it is.
func Changed(v any, changes []Change) any {
	var removals []Change
	for _, c := range changes {
		if c.Remove {
			removals = append(removals, c)
		} else {
			v = set(v, c.Path, c.Set)
		}
	}
	// The last item of a list goes first, so that the indexes of the others hold.
	slices.SortStableFunc(removals, func(a, b Change) int { return comparePaths(b.Path, a.Path) })
	for i, c := range removals {
		if i > 0 && comparePaths(removals[i-1].Path, c.Path) == 0 {
			continue
		}
		v = remove(v, c.Path)
	}
	for _, c := range removals {
		if c.Prune {
			v = prune(v, c.Path)
		}
	}
	return v
}

func comparePaths(a, b []any) int {
	return slices.CompareFunc(a, b, func(x, y any) int {
		i, isIndex := x.(int)
		j, areIndexes := y.(int)
		if isIndex && areIndexes {
			return cmp.Compare(i, j)
		}
		s, _ := x.(string)
		t, _ := y.(string)
		return cmp.Compare(s, t)
	})
}

// set returns v with the value at path set, parents made where there are none.
func set(v any, path []any, value any) any {
	if len(path) == 0 {
		return clone(value)
	}
	switch step := path[0].(type) {
	case string:
		m, ok := v.(map[string]any)
		if v == nil {
			m, ok = map[string]any{}, true
		}
		if ok {
			m[step] = set(m[step], path[1:], value)
			return m
		}
	case int:
		items, ok := v.([]any)
		switch {
		case ok && 0 <= step && step < len(items):
			items[step] = set(items[step], path[1:], value)
			return items
		case ok && step == len(items):
			return append(items, set(nil, path[1:], value))
		}
	}
	return v
}

// remove returns v without the field at path.
func remove(v any, path []any) any {
	if len(path) == 0 {
		return v
	}
	last := len(path) == 1
	switch step := path[0].(type) {
	case string:
		m, ok := v.(map[string]any)
		if _, exists := m[step]; !ok || !exists {
			return v
		}
		if last {
			delete(m, step)
		} else {
			m[step] = remove(m[step], path[1:])
		}
	case int:
		items, ok := v.([]any)
		if !ok || step < 0 || step >= len(items) {
			return v
		}
		if last {
			return slices.Delete(items, step, step+1)
		}
		items[step] = remove(items[step], path[1:])
	}
	return v
}

// prunable reports whether a field means nothing when it is empty, in every
// object of Kubernetes that has it. That is not so for seLinuxOptions, which in a
// container take the place of those of the pod even if they are empty.
func prunable(step any) bool {
	switch step {
	case "securityContext", "capabilities", "add", "sysctls", "windowsOptions", "ephemeralContainers":
		return true
	}
	return false
}

// prune removes the parents of path that are empty and mean nothing then.
func prune(v any, path []any) any {
	for len(path) > 1 {
		path = path[:len(path)-1]
		if !prunable(path[len(path)-1]) || !isEmpty(get(v, path)) {
			return v
		}
		v = remove(v, path)
	}
	return v
}

// get returns the value at path, nil if there is none.
func get(v any, path []any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[step]
		case int:
			items, _ := v.([]any)
			if step < 0 || step >= len(items) {
				return nil
			}
			v = items[step]
		}
	}
	return v
}

// isEmpty reports whether v is a list or mapping of nothing.
func isEmpty(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return len(v) == 0
	case []any:
		return len(v) == 0
	}
	return false
}

// clone returns a copy of v, with the lists and mappings that a Node has.
func clone(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := make(map[string]any, len(v))
		for key, value := range v {
			m[key] = clone(value)
		}
		return m
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = clone(item)
		}
		return items
	}
	return number(v)
}

// Without returns a value, which it takes over, in which a field that was removed
// is not told apart from one that is null or false, nor its parents that are left
// empty from those that are gone.
func Without(v any, path []any) any {
	if len(path) > 0 {
		if _, isKey := path[len(path)-1].(string); isKey {
			if at := get(v, path); at == nil || at == false {
				v = remove(v, path)
			}
		}
	}
	for len(path) > 1 {
		path = path[:len(path)-1]
		_, isKey := path[len(path)-1].(string)
		if at := get(v, path); !isKey || at != nil && !isEmpty(at) {
			return v
		}
		v = remove(v, path)
	}
	return v
}
