package helm

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"
)

// Limits bound what rendering a chart may cost. Zero fields have the defaults
// below, which are at least ten times what the largest public charts need.
type Limits struct {
	// Files and Bytes bound what is read of one chart with its subcharts.
	Files int
	Bytes int
	// Steps bounds the writes, calls and iterations of one template.
	Steps int
	// Output bounds the bytes that one template and its functions make. All
	// templates of a chart may make four times as many.
	Output int
	// Depth bounds the nesting of include, tpl and template, and of values that
	// are printed.
	Depth int
	// Time bounds the rendering of one chart.
	Time time.Duration
}

// Default limits.
const (
	defaultFiles  = 20_000
	defaultBytes  = 100 << 20
	defaultSteps  = 1_000_000
	defaultOutput = 64 << 20
	defaultDepth  = 1000
	defaultTime   = 20 * time.Second
	// callSteps is what an include or tpl costs.
	callSteps = 10
	// maxList is the most elements that until, untilStep and seq make.
	maxList = 100_000
	// maxFile is Helm's own limit for one file of a chart.
	maxFile = 5 << 20
)

func (l Limits) withDefaults() Limits {
	set := func(n *int, def int) {
		if *n <= 0 {
			*n = def
		}
	}
	set(&l.Files, defaultFiles)
	set(&l.Bytes, defaultBytes)
	set(&l.Steps, defaultSteps)
	set(&l.Output, defaultOutput)
	set(&l.Depth, defaultDepth)
	if l.Time <= 0 {
		l.Time = defaultTime
	}
	return l
}

// A limitError says which bound was reached.
type limitError struct{ msg string }

func (e limitError) Error() string { return e.msg }

var errCycle = limitError{"value contains itself or is nested too deeply"}

// A budget counts what a rendering uses.
type budget struct {
	ctx    context.Context
	limits Limits
	// steps and bytes are those of the template that is being rendered.
	steps, bytes int
	// spent and made are the steps and bytes of the templates before it.
	spent, made int
}

// start begins a template.
func (b *budget) start() {
	b.spent += b.steps
	b.made += b.bytes
	b.steps, b.bytes = 0, 0
}

// step counts n steps.
func (b *budget) step(n int) error {
	if b == nil {
		return nil
	}
	before := b.steps
	b.steps += n
	if b.steps > b.limits.Steps || b.spent+b.steps > 10*b.limits.Steps {
		return limitError{fmt.Sprintf("template needs more than %d steps", b.limits.Steps)}
	}
	if before>>12 != b.steps>>12 {
		if err := context.Cause(b.ctx); err != nil {
			if errors.Is(err, context.DeadlineExceeded) {
				return limitError{fmt.Sprintf("chart takes longer than %s to render", b.limits.Time)}
			}
			return err
		}
	}
	return nil
}

// grow counts n bytes that are about to be made or have been.
func (b *budget) grow(n int) error {
	if b == nil {
		return nil
	}
	b.bytes += n
	if n < 0 {
		return b.room(n)
	}
	return b.room(0)
}

// room reports an error if n more bytes would be too many, without counting.
func (b *budget) room(n int) error {
	if b != nil && (n < 0 || b.bytes+n > b.limits.Output || b.made+b.bytes+n > 4*b.limits.Output) {
		return limitError{fmt.Sprintf("template makes more than %d MiB of text", b.limits.Output>>20)}
	}
	return nil
}

// nest reports an error if depth is too deep.
func (b *budget) nest(depth int) error {
	if b != nil && depth > b.limits.Depth {
		return limitError{fmt.Sprintf("include, tpl and template are nested more than %d deep", b.limits.Depth)}
	}
	return nil
}

// printable reports an error if a function that follows values all the way down
// would not come back, or not soon.
func (b *budget) printable(vals ...any) error {
	for _, v := range vals {
		switch v.(type) {
		case nil, string, bool, int, int64, float64, []byte:
			continue
		}
		if err := b.walk(v, 0); err != nil {
			return err
		}
	}
	return nil
}

// maxNesting is how deep values may be nested.
const maxNesting = 500

func (b *budget) walk(v any, depth int) error {
	if depth > maxNesting {
		return errCycle
	}
	switch v := v.(type) {
	case nil, bool, int, int64, float64:
		return nil
	case string:
		return b.step(1 + len(v)/1024)
	case map[string]any:
		if err := b.step(len(v)); err != nil {
			return err
		}
		for _, x := range v {
			if err := b.walk(x, depth+1); err != nil {
				return err
			}
		}
		return nil
	case []any:
		if err := b.step(len(v)); err != nil {
			return err
		}
		for _, x := range v {
			if err := b.walk(x, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return b.walkValue(reflect.ValueOf(v), depth)
}

// walkValue is walk for the types that templates rarely see.
func (b *budget) walkValue(v reflect.Value, depth int) error {
	if depth > maxNesting {
		return errCycle
	}
	if err := b.step(1); err != nil {
		return err
	}
	switch v.Kind() {
	case reflect.Map:
		for iter := v.MapRange(); iter.Next(); {
			if err := b.walkValue(iter.Value(), depth+1); err != nil {
				return err
			}
		}
	case reflect.Slice, reflect.Array:
		if k := v.Type().Elem().Kind(); k <= reflect.Complex128 {
			return b.step(v.Len() / 1024)
		}
		for i := range v.Len() {
			if err := b.walkValue(v.Index(i), depth+1); err != nil {
				return err
			}
		}
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			return b.walkValue(v.Elem(), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if err := b.walkValue(v.Field(i), depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}
