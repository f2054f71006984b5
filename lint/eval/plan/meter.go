package plan

import (
	"context"
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// MaxSteps bounds what one rule may take to judge one object: calls, iterations,
// and what built-in functions are given, 64 bytes or 16 elements a step. It is
// more than a hundred times what any rule of kubevet needs for the largest objects
// of public charts, and takes some seconds.
const MaxSteps = 20_000_000

// A LimitError says that a rule takes more steps than it may.
type LimitError struct{ Steps int }

func (e LimitError) Error() string {
	return fmt.Sprintf("the policy takes more than %d steps", e.Steps)
}

func isLimit(err error) bool {
	_, ok := errors.AsType[LimitError](err)
	return ok
}

// A meter counts steps by the size of what they work on, so that a loaded machine
// changes no result.
type meter struct {
	ctx          context.Context
	steps, limit int
	// total counts the steps since the beginning, of which steps are the latest.
	total int
}

// interval is how many steps pass before a meter looks whether to stop.
const interval = 1 << 10

// add counts n steps.
func (m *meter) add(n int) error {
	before := m.steps
	m.steps += n
	m.total += n
	if m.steps > m.limit {
		return LimitError{m.limit}
	}
	if before/interval != m.steps/interval {
		return m.ctx.Err()
	}
	return nil
}

// shallow counts what looks at values and not into what they hold.
func (m *meter) shallow(terms []*ast.Term) error {
	n := 0
	for _, t := range terms {
		if s, ok := t.Value.(ast.String); ok {
			n += len(s) / 64
		} else if count, ok := length(t.Value); ok {
			n += count / 16
		}
	}
	if n == 0 {
		return nil
	}
	return m.add(n)
}

// deep counts what goes through values all the way down. Values may share parts,
// which then count as often as they are reached.
func (m *meter) deep(terms []*ast.Term) error {
	w := walk{meter: m}
	for _, t := range terms {
		if !w.value(t) {
			return w.err
		}
	}
	return m.add(callSteps + w.n/16)
}

// A walk counts the parts of values, and adds them to a meter now and then.
type walk struct {
	meter *meter
	n     int
	err   error
}

// value counts a value, and reports whether to go on.
func (w *walk) value(t *ast.Term) bool {
	switch v := t.Value.(type) {
	case ast.String:
		w.n += len(v) / 64
	case *ast.Array:
		w.n += v.Len() / 16
		for i := range v.Len() {
			if !w.value(v.Elem(i)) {
				return false
			}
		}
	case ast.Object:
		w.n += v.Len() / 16
		if v.Until(func(k, v *ast.Term) bool { return !w.value(k) || !w.value(v) }) {
			return false
		}
	case ast.Set:
		w.n += v.Len() / 16
		if v.Until(func(t *ast.Term) bool { return !w.value(t) }) {
			return false
		}
	}
	if w.n++; w.n > interval {
		w.err, w.n = w.meter.add(w.n), 0
	}
	return w.err == nil
}

// callSteps is what a call of a built-in function costs beside its arguments.
const callSteps = 4

// compare counts what it takes to compare two values: those that are not equal
// differ early, unless they are made to differ late.
func (m *meter) compare(a, b *ast.Term) error {
	if a == b {
		return nil
	}
	switch v := a.Value.(type) {
	case ast.String:
		if w, ok := b.Value.(ast.String); ok && len(v) == len(w) {
			return m.shallow([]*ast.Term{a})
		}
	case *ast.Array, ast.Object, ast.Set:
		if n, _ := length(v); n > 0 {
			if k, ok := length(b.Value); ok && k == n {
				return m.deep([]*ast.Term{a})
			}
		}
	}
	return nil
}
