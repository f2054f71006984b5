package chartutil

import (
	"fmt"
	"maps"

	"helm.sh/helm/v3/pkg/chart"
)

// A mode says what a null over a default means.
type mode int

const (
	// coalescing takes the default away, and the null with it.
	coalescing mode = iota
	// merging keeps the null, for a later coalescing to obey.
	merging
)

// coalesce returns a copy of values over the defaults of a chart and, below its
// name, of each of its dependencies. A map is merged with the map below it; anything
// else replaces what is below. What a chart says of a dependency goes before what
// the dependency says itself, and global is handed down to all.
func (w *work) coalesce(c *chart.Chart, values map[string]any, how mode) (Values, error) {
	out := w.cloneMap(values)
	return out, w.descend(c, out, how)
}

// descend puts the defaults of a chart and of its dependencies below values.
func (w *work) descend(c *chart.Chart, values map[string]any, how mode) error {
	w.addDefaults(c, values, how)
	for _, dependency := range c.Dependencies() {
		name := dependency.Name()
		below, ok := values[name]
		if !ok {
			below = map[string]any{}
			values[name] = below
		}
		own, ok := below.(map[string]any)
		if !ok {
			return fmt.Errorf("type mismatch on %s: %t", name, below)
		}
		w.handDown(own, values)
		if err := w.descend(dependency, own, how); err != nil {
			return err
		}
	}
	return nil
}

// addDefaults puts a chart's own values below values.
func (w *work) addDefaults(c *chart.Chart, values map[string]any, how mode) {
	for key, fallback := range w.cloneMap(c.Values) {
		value, given := values[key]
		table, isTable := value.(map[string]any)
		switch {
		case !given:
			values[key] = fallback
		case value == nil && how == coalescing:
			delete(values, key)
		case isTable:
			if below, ok := fallback.(map[string]any); ok {
				nested := how
				if isDependency(c, key) {
					nested = merging // the dependency's own turn comes
				}
				w.merge(table, below, nested)
			}
		}
	}
}

func isDependency(c *chart.Chart, name string) bool {
	for _, dependency := range c.Dependencies() {
		if dependency.Name() == name {
			return true
		}
	}
	return false
}

// handDown puts the globals of a chart's values over those of a dependency's. Where
// either is no map nothing is handed down.
func (w *work) handDown(dependency, parent map[string]any) {
	const key = "global"
	globals := func(values map[string]any) (map[string]any, bool) {
		v, given := values[key]
		if !given {
			return map[string]any{}, true
		}
		table, ok := v.(map[string]any)
		return table, ok
	}
	to, ok := globals(dependency)
	from, ok2 := globals(parent)
	if !ok || !ok2 {
		return
	}
	for name, value := range from {
		table, isMap := value.(map[string]any)
		old, given := to[name]
		oldTable, oldIsMap := old.(map[string]any)
		switch {
		case isMap && !given:
			to[name] = maps.Clone(nonNil(table))
		case isMap && oldIsMap:
			copied := maps.Clone(nonNil(table))
			w.merge(copied, oldTable, merging)
			to[name] = copied
		case isMap, oldIsMap:
			// A map and something else do not merge; the dependency's stays.
		default:
			to[name] = value
		}
	}
	dependency[key] = to
}

func nonNil(m map[string]any) map[string]any {
	if m == nil {
		return map[string]any{}
	}
	return m
}

// merge puts the entries of a map below those of another, which goes before,
// and changes both. It returns the other, or the map if the other is nil.
func (w *work) merge(over, under map[string]any, how mode) map[string]any {
	switch {
	case under == nil:
		return over
	case over == nil:
		return under
	}
	w.down(1 + len(under) + len(over))
	defer w.up()
	defaults := make(map[string]bool) // keys that had a default
	for key, value := range under {
		if value != nil {
			defaults[key] = true
		}
	}
	for key, value := range over {
		if value == nil {
			under[key] = nil
		}
	}
	for key, value := range under {
		old, given := over[key]
		switch {
		case given && how == coalescing && old == nil && defaults[key]:
			delete(over, key)
		case !given:
			over[key] = value
		case isTable(value) && isTable(old):
			w.merge(old.(map[string]any), value.(map[string]any), how)
		}
	}
	return over
}
