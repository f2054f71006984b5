package helm

import (
	"errors"
	"fmt"
	"reflect"
	"text/template"
)

// boundDeep bounds the functions that follow values all the way down, if only to
// say in an error what they cannot take. A value may hold another one many times
// over, and so be as good as endless.
func boundDeep(t *tracer, f template.FuncMap) {
	f["eq"] = equalsAny
	f["ne"] = func(a, b reflect.Value) (bool, error) {
		equal, err := equalsAny(a, b)
		return !equal, err
	}
	for _, name := range []string{"dict", "slice", "mustSlice", "sortAlpha", "deepEqual", "has", "mustHas"} {
		fn := reflect.ValueOf(f[name])
		f[name] = reflect.MakeFunc(withError(fn.Type()), func(args []reflect.Value) []reflect.Value {
			for i, arg := range args {
				if err := budgetOf(t).deep(name, i, arg, fn.Type().IsVariadic() && i == len(args)-1); err != nil {
					out := make([]reflect.Value, 0, 2)
					return append(out, reflect.Zero(fn.Type().Out(0)), reflect.ValueOf(&err).Elem())
				}
			}
			var out []reflect.Value
			if fn.Type().IsVariadic() {
				out = fn.CallSlice(args)
			} else {
				out = fn.Call(args)
			}
			if len(out) == 1 {
				out = append(out, reflect.Zero(reflect.TypeFor[error]()))
			}
			return out
		}).Interface()
	}
}

// withError is the type of a function that returns an error besides.
func withError(fn reflect.Type) reflect.Type {
	var in []reflect.Type
	for i := range fn.NumIn() {
		in = append(in, fn.In(i))
	}
	return reflect.FuncOf(in, []reflect.Type{fn.Out(0), reflect.TypeFor[error]()}, fn.IsVariadic())
}

// deep counts the values that a function follows: of dict only the keys, which are
// made text.
func (b *budget) deep(name string, i int, arg reflect.Value, variadic bool) error {
	if !variadic {
		if name == "slice" || name == "mustSlice" {
			return b.step(1) // the list itself
		}
		return b.printable(arg.Interface())
	}
	for j := range arg.Len() {
		if name != "dict" || j%2 == 0 {
			if err := b.printable(arg.Index(j).Interface()); err != nil {
				return err
			}
		}
	}
	return nil
}

var (
	errNoComparison  = errors.New("missing argument for comparison")
	errNotComparable = errors.New("incompatible types for comparison")
)

// equalsAny is the function eq of text/template, whose own one formats values
// that cannot be compared into its error.
func equalsAny(a reflect.Value, others ...reflect.Value) (bool, error) {
	if len(others) == 0 {
		return false, errNoComparison
	}
	for _, b := range others {
		equal, err := equals(concrete(a), concrete(b))
		if equal || err != nil {
			return equal, err
		}
	}
	return false, nil
}

// concrete is what an interface holds.
func concrete(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// equals compares numbers whatever their size, basic values of one kind, and all
// else with nil or as Go does.
func equals(a, b reflect.Value) (bool, error) {
	basic := func(v reflect.Value) bool {
		return v.IsValid() && (v.Comparable() && v.Kind() <= reflect.Complex128 && v.Kind() != reflect.Uintptr || v.Kind() == reflect.String)
	}
	switch {
	case !basic(a) && !basic(b):
		empty := func(v reflect.Value) bool {
			switch v.Kind() {
			case reflect.Invalid:
				return true
			case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
				return v.IsNil()
			}
			return false
		}
		switch {
		case a.IsValid() && b.IsValid() && a.Kind() != b.Kind():
			return false, fmt.Errorf("non-comparable types %s, %s", a.Type(), b.Type())
		case empty(a) || empty(b):
			return empty(a) == empty(b), nil
		case !b.Type().Comparable():
			return false, fmt.Errorf("non-comparable type %s", b.Type())
		}
		return a.Interface() == b.Interface(), nil
	case !a.IsValid() || !b.IsValid():
		return false, nil
	case a.CanInt() && b.CanInt():
		return a.Int() == b.Int(), nil
	case a.CanUint() && b.CanUint():
		return a.Uint() == b.Uint(), nil
	case a.CanInt() && b.CanUint():
		return a.Int() >= 0 && uint64(a.Int()) == b.Uint(), nil
	case a.CanUint() && b.CanInt():
		return b.Int() >= 0 && a.Uint() == uint64(b.Int()), nil
	case a.CanFloat() && b.CanFloat():
		return a.Float() == b.Float(), nil
	case a.CanComplex() && b.CanComplex():
		return a.Complex() == b.Complex(), nil
	case a.Kind() == reflect.Bool && b.Kind() == reflect.Bool:
		return a.Bool() == b.Bool(), nil
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return a.String() == b.String(), nil
	}
	return false, fmt.Errorf("%w: %v and %v", errNotComparable, a.Type(), b.Type())
}
