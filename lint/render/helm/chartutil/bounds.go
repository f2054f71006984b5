package chartutil

import "errors"

// A work counts what is copied and merged. Imported values are shared with where
// they come from, so that a chart can put a map into itself, or double one again and
// again, which Helm does not survive.
type work struct{ steps, depth int }

const (
	// maxSteps is many times the values of the largest charts.
	maxSteps = 5_000_000
	// maxDepth is more than a parser of YAML reads.
	maxDepth = 20_000
)

// errBound is what a work panics with, for recovered to return.
var errBound = errors.New("values are nested too deeply, contain themselves or grow without bound")

// down counts n steps one level down, until up.
func (w *work) down(n int) {
	w.steps += n
	w.depth++
	if w.steps > maxSteps || w.depth > maxDepth {
		panic(errBound)
	}
}

func (w *work) up() { w.depth-- }

// recovered makes an error of reaching a bound.
func recovered(err *error) {
	switch p := recover(); p {
	case nil:
	case errBound:
		*err = errBound
	default:
		panic(p)
	}
}

// clone copies maps and lists all the way down.
func (w *work) clone(v any) any {
	switch v := v.(type) {
	case map[string]any:
		return w.cloneMap(v)
	case []any:
		if v == nil {
			return v
		}
		w.down(1 + len(v))
		defer w.up()
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = w.clone(item)
		}
		return list
	}
	return v
}

func (w *work) cloneMap(m map[string]any) map[string]any {
	w.down(1 + len(m))
	defer w.up()
	out := make(map[string]any, len(m))
	for k, v := range m {
		out[k] = w.clone(v)
	}
	return out
}
