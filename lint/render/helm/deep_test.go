package helm

import (
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

// TestFunctionsAreBounded calls every function of templates with a list and a dict
// of a few bytes that stand for four million values. None may go through them all.
func TestFunctionsAreBounded(t *testing.T) {
	var list, dict any = []any{int64(1)}, map[string]any{"a": "b"}
	for range 22 {
		list, dict = []any{list, list}, map[string]any{"a": dict, "b": dict}
	}
	for what, shared := range map[string]any{"list": list, "dict": dict} {
		tracer := newTracer(map[string]any{}, &budget{ctx: t.Context(), limits: Limits{Steps: 100_000}.withDefaults()})
		funcs := newFuncs(tracer)
		for _, name := range slices.Sorted(maps.Keys(funcs)) {
			fn := reflect.ValueOf(funcs[name])
			tracer.budget.start()
			tracer.budget.spent, tracer.budget.made = 0, 0
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			func() {
				defer func() { _ = recover() }() // of a nil argument, which text/template says
				fn.Call(argumentsOf(fn.Type(), shared))
			}()
			runtime.ReadMemStats(&after)
			if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 16 {
				t.Errorf("%s of a shared %s allocates %d MiB", name, what, mib)
			}
		}
	}
}

// argumentsOf are two arguments where a function takes any number, and the value
// wherever it fits.
func argumentsOf(fn reflect.Type, value any) []reflect.Value {
	var args []reflect.Value
	for i := range fn.NumIn() {
		in := fn.In(i)
		variadic := fn.IsVariadic() && i == fn.NumIn()-1
		if variadic {
			in = in.Elem()
		}
		arg := reflect.Zero(in)
		switch v := reflect.ValueOf(value); {
		case in == reflect.TypeFor[reflect.Value]():
			arg = reflect.ValueOf(v)
		case v.Type().AssignableTo(in):
			arg = v
		case in.Kind() == reflect.String:
			arg = reflect.ValueOf("a")
		case in.Kind() >= reflect.Int && in.Kind() <= reflect.Float64:
			arg = reflect.ValueOf(1).Convert(in)
		}
		if args = append(args, arg); variadic {
			args = append(args, arg)
		}
	}
	return args
}

// TestEqualsAny holds eq and ne against those of text/template for every pair of
// kinds of value.
func TestEqualsAny(t *testing.T) {
	values := map[string]any{
		"nil": nil, "true": true, "int": 1, "int64": int64(1), "two": 2, "minus": -1, "uint": uint8(1), "float": 1.0, "half": 0.5,
		"string": "a", "empty": "", "list": []any{1}, "nilList": []any(nil), "dict": map[string]any{}, "nilDict": map[string]any(nil),
		"struct": certificate{Cert: "a"}, "other": certificate{Cert: "b"}, "pointer": new(int), "complex": 1i,
	}
	funcs := newFuncs(nil)
	eval := func(text string, funcs template.FuncMap) (string, bool) {
		var b strings.Builder
		err := template.Must(template.New("x").Funcs(sprig.TxtFuncMap()).Funcs(funcs).Parse(text)).Execute(&b, values)
		return b.String(), err == nil
	}
	for _, op := range []string{"eq", "ne"} {
		own := template.FuncMap{op: funcs[op]}
		for a := range values {
			for b := range values {
				text := "{{ " + op + " ." + a + " ." + b + " }}"
				want, ok := eval(text, nil)
				if got, gotOK := eval(text, own); got != want || gotOK != ok {
					t.Errorf("%s: got %q %v, want %q %v", text, got, gotOK, want, ok)
				}
			}
		}
	}
	if _, ok := eval("{{ eq 1 }}", template.FuncMap{"eq": funcs["eq"]}); ok {
		t.Error("eq of one value")
	}
	if got, _ := eval("{{ eq 1 2 1 }}", template.FuncMap{"eq": funcs["eq"]}); got != "true" {
		t.Errorf("eq 1 2 1: %q", got)
	}
}
