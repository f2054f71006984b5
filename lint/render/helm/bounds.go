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
	// templates of a chart may make four times as many, and in all of its scenarios
	// sixteen times as many.
	Output int
	// Depth bounds the nesting of include, tpl and template, and of values that
	// are printed.
	Depth int
	// Scenarios is in how many scenarios the chart is rendered. They share 100 times
	// Steps and 16 times Output, of which one may take up to a tenth and a quarter.
	Scenarios int
	// Charts bounds how many charts a chart is made of, a dependency counted as
	// often as it is named.
	Charts int
	// Time bounds the rendering of one chart in one scenario. It is a last resort:
	// what it cuts off depends on the machine.
	Time time.Duration
}

// Default limits.
const (
	defaultFiles  = 20_000
	defaultBytes  = 100 << 20
	defaultSteps  = 1_000_000
	defaultOutput = 16 << 20
	defaultDepth  = 1000
	defaultCharts = 1000
	defaultTime   = 2 * time.Minute
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
	set(&l.Scenarios, 1)
	set(&l.Charts, defaultCharts)
	if l.Time <= 0 {
		l.Time = defaultTime
	}
	return l
}

// totals are the steps and bytes that all templates of a chart may take in one of
// its scenarios.
func (l Limits) totals() (steps, output int) {
	return 10 * l.Steps / max(1, l.Scenarios/10), 4 * l.Output / max(1, l.Scenarios/4)
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
	if b.steps > b.limits.Steps {
		return limitError{fmt.Sprintf("template needs more than %d steps", b.limits.Steps)}
	}
	if total, _ := b.limits.totals(); b.spent+b.steps > total {
		return limitError{fmt.Sprintf("templates of the chart need more than %d steps", total)}
	}
	if before>>12 != b.steps>>12 {
		if err := context.Cause(b.ctx); err != nil {
			if errors.Is(err, context.DeadlineExceeded) {
				return limitError{fmt.Sprintf("chart takes longer than %s to render; that depends on this machine, and another may render it", b.limits.Time)}
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
	if b == nil {
		return nil
	}
	if n < 0 || b.bytes+n > b.limits.Output {
		return limitError{fmt.Sprintf("template makes more than %d MiB of text", b.limits.Output>>20)}
	}
	if _, total := b.limits.totals(); b.made+b.bytes+n > total {
		return limitError{fmt.Sprintf("templates of the chart make more than %d KiB of text", total>>10)}
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
