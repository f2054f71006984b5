package helm

import (
	"fmt"
	"reflect"
	"strings"
	"text/template"
)

// maxFormat bounds the widths and precisions of one printf format together.
const maxFormat = 1 << 20

// tracePrinting wraps the functions that print values of any kind.
func tracePrinting(t *tracer, f template.FuncMap) {
	printing := func(op op, fn func(...any) string) func(...any) (string, error) {
		return func(v ...any) (string, error) {
			if err := chargePrint(t, v); err != nil {
				return "", err
			}
			out := fn(v...)
			return t.made(out, op, 0, v...), charge(t, len(out))
		}
	}
	f["quote"] = printing(opQuote, f["quote"].(func(...any) string))
	f["squote"] = printing(opQuote, f["squote"].(func(...any) string))
	f["cat"] = printing(opConcat, f["cat"].(func(...any) string))
	f["print"] = printing(opConcat, func(v ...any) string { return fmt.Sprint(v...) })
	f["println"] = printing(opConcat, func(v ...any) string { return fmt.Sprintln(v...) })
	f["html"] = printing(opAlign, template.HTMLEscaper)
	f["js"] = printing(opAlign, template.JSEscaper)
	f["urlquery"] = printing(opAlign, template.URLQueryEscaper)
	f["printf"] = func(format string, v ...any) (string, error) {
		if err := chargePrint(t, v); err != nil {
			return "", err
		}
		if formatWidth(format) > maxFormat {
			return "", limitError{"printf pads more than is sensible"}
		}
		out := fmt.Sprintf(format, v...)
		if err := charge(t, len(out)); err != nil {
			return "", err
		}
		if t == nil || len(v) == 0 && t.origin(format) == nil {
			return out, nil
		}
		return t.made(out, opFormat, 0, append([]any{format}, v...)...), nil
	}
	f["toString"] = func(v any) (string, error) {
		if err := chargePrint(t, []any{v}); err != nil {
			return "", err
		}
		return t.made(strval(v), opConcat, 0, v), nil
	}
	toStrings := f["toStrings"].(func(any) []string)
	f["toStrings"] = func(v any) ([]string, error) {
		if err := chargePrint(t, []any{v}); err != nil {
			return nil, err
		}
		list := toStrings(v)
		if src, ok := v.([]any); ok && len(src) == len(list) {
			for i := range list {
				list[i] = t.made(list[i], opConcat, 0, src[i])
			}
		}
		return list, nil
	}
	f["join"] = func(sep string, v any) (string, error) {
		if err := chargePrint(t, []any{v}); err != nil {
			return "", err
		}
		list := toStrings(v)
		size := len(sep) * len(list)
		for _, s := range list {
			size += len(s)
		}
		if err := charge(t, size); err != nil {
			return "", err
		}
		out := strings.Join(list, sep)
		if t == nil {
			return out, nil
		}
		return t.made(out, opConcat, 0, elements(v, list)...), nil
	}
}

// elements returns the elements of a list that have become strings.
func elements(v any, list []string) []any {
	if src, ok := v.([]any); ok && len(src) == len(list) {
		return src
	}
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// chargePrint reports an error if values cannot be printed within the budget.
func chargePrint(t *tracer, v []any) error {
	b := budgetOf(t)
	if b == nil {
		return nil
	}
	if err := b.step(1); err != nil {
		return err
	}
	n := 0
	for _, x := range v {
		if s, ok := x.(string); ok {
			n += len(s)
		}
	}
	if err := b.room(n); err != nil {
		return err
	}
	return b.printable(v...)
}

// formatWidth sums the widths and precisions that a format asks for.
func formatWidth(format string) int {
	sum := 0
	for {
		_, rest, ok := strings.Cut(format, "%")
		if !ok {
			return sum
		}
		n := 0
		format = strings.TrimLeftFunc(rest, func(r rune) bool {
			switch {
			case r >= '0' && r <= '9':
				n = min(n*10+int(r-'0'), maxFormat)
				return true
			case r == '*':
				sum += maxFormat / 8
				return true
			case r == '.':
				sum, n = sum+n, 0
				return true
			}
			return strings.ContainsRune("+-# []", r)
		})
		sum += n
	}
}

// listLen is the length of a list of any type, 0 for what is no list.
func listLen(v any) int {
	switch v := v.(type) {
	case []any:
		return len(v)
	case []string:
		return len(v)
	}
	if rv := reflect.ValueOf(v); rv.Kind() == reflect.Slice || rv.Kind() == reflect.Array {
		return rv.Len()
	}
	return 0
}
