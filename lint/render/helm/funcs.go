package helm

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

// newFuncs returns the functions of Helm's templates, for a tracer that may be
// nil if only the names matter. The functions behave as those of Helm's engine,
// but for bounds, stand-ins for what is random, and dict functions that come in
// a fixed order; those that make text note what they made it from. include and
// tpl are replaced once there is a set of templates.
func newFuncs(t *tracer) template.FuncMap {
	f := sprig.TxtFuncMap()
	delete(f, "env")
	delete(f, "expandenv")
	traceText(t, f)
	tracePrinting(t, f)
	traceNumbers(t, f)
	traceData(t, f)
	traceYAML(t, f)
	standIn(t, f)
	boundDeep(t, f)
	f["include"] = func(string, any) string { return "" }
	f["tpl"] = func(string, any) any { return "" }
	f["required"] = func(warn string, v any) (any, error) {
		if s, ok := v.(string); v == nil || ok && s == "" {
			return v, failure{warn}
		}
		return v, nil
	}
	f["fail"] = func(msg string) (string, error) { return "", failure{msg} }
	f["lookup"] = func(string, string, string, string) (map[string]any, error) { return map[string]any{}, nil }
	f["getHostByName"] = func(string) string { return "" }
	return f
}

// A failure is what a chart says with fail or required.
type failure struct{ msg string }

func (e failure) Error() string { return e.msg }

// budgetOf returns the budget of a tracer, which may be nil.
func budgetOf(t *tracer) *budget {
	if t == nil {
		return nil
	}
	return t.budget
}

// charge counts a string that is about to be made.
func charge(t *tracer, n int) error {
	if err := budgetOf(t).step(1 + n/256); err != nil {
		return err
	}
	return budgetOf(t).grow(n)
}

// chargeRegex counts the compiling of a regular expression and its search in a
// text, which takes the product of their lengths at worst.
func chargeRegex(t *tracer, re, s string) error {
	if len(re) > maxRegex {
		return limitError{fmt.Sprintf("regular expression of %d bytes is longer than %d", len(re), maxRegex)}
	}
	return budgetOf(t).step(4 + len(re)/4 + (1+len(re))*len(s)/512)
}

// maxRegex bounds the length of a regular expression.
const maxRegex = 1 << 16

// traceText wraps the functions that make a string of a string.
func traceText(t *tracer, f template.FuncMap) {
	for _, name := range []string{
		"trim", "upper", "lower", "title", "untitle", "nospace", "swapcase", "snakecase", "camelcase",
		"kebabcase", "initials", "b64enc", "b64dec", "b32enc", "b32dec", "base", "dir", "clean", "ext",
		"osBase", "osDir", "osClean", "osExt", "regexQuoteMeta", "sha1sum", "sha256sum", "sha512sum", "adler32sum",
	} {
		fn, op := f[name].(func(string) string), opAlign
		if strings.HasSuffix(name, "sum") {
			op = opDigest
		}
		f[name] = func(s string) (string, error) {
			if err := charge(t, len(s)); err != nil {
				return "", err
			}
			return t.made(fn(s), op, 0, s), nil
		}
	}
	for _, name := range []string{"trunc", "abbrev", "wrap"} {
		fn := f[name].(func(int, string) string)
		f[name] = func(n int, s string) (string, error) {
			if err := charge(t, len(s)); err != nil {
				return "", err
			}
			return t.made(fn(n, s), opAlign, 0, s), nil
		}
	}
	for _, name := range []string{"trimAll", "trimall", "trimSuffix", "trimPrefix"} {
		fn := f[name].(func(string, string) string)
		f[name] = func(cut, s string) (string, error) {
			return t.made(fn(cut, s), opAlign, 0, s), budgetOf(t).step(1)
		}
	}
	find := f["regexFind"].(func(string, string) string)
	f["regexFind"] = func(re, s string) (string, error) {
		if err := chargeRegex(t, re, s); err != nil {
			return "", err
		}
		return t.made(find(re, s), opAlign, 0, s), nil
	}
	mustFind := f["mustRegexFind"].(func(string, string) (string, error))
	f["mustRegexFind"] = func(re, s string) (string, error) {
		if err := chargeRegex(t, re, s); err != nil {
			return "", err
		}
		out, err := mustFind(re, s)
		return t.made(out, opAlign, 0, s), err
	}
	match := f["regexMatch"].(func(string, string) bool)
	f["regexMatch"] = func(re, s string) (bool, error) {
		if err := chargeRegex(t, re, s); err != nil {
			return false, err
		}
		return match(re, s), nil
	}
	mustMatch := f["mustRegexMatch"].(func(string, string) (bool, error))
	f["mustRegexMatch"] = func(re, s string) (bool, error) {
		if err := chargeRegex(t, re, s); err != nil {
			return false, err
		}
		return mustMatch(re, s)
	}
	indent := func(n int, s string) (string, error) {
		if n < 0 {
			return "", fmt.Errorf("negative indent %d", n)
		}
		if n > 1<<16 {
			return "", limitError{fmt.Sprintf("indent by %d is too deep", n)}
		}
		size := len(s) + n*(1+strings.Count(s, "\n"))
		if err := charge(t, size); err != nil {
			return "", err
		}
		pad := strings.Repeat(" ", n)
		return pad + strings.ReplaceAll(s, "\n", "\n"+pad), nil
	}
	f["indent"] = func(n int, s string) (string, error) {
		out, err := indent(n, s)
		return t.made(out, opIndent, n, s), err
	}
	f["nindent"] = func(n int, s string) (string, error) {
		out, err := indent(n, s)
		if err != nil {
			return "", err
		}
		return t.made("\n"+out, opNindent, n, s), nil
	}
	f["repeat"] = func(n int, s string) (string, error) {
		if n > 0 && len(s) > 0 {
			if n > 1<<30/len(s) {
				return "", limitError{fmt.Sprintf("repeat of %d bytes %d times is too long", len(s), n)}
			}
			if err := charge(t, n*len(s)); err != nil {
				return "", err
			}
		}
		return t.made(strings.Repeat(s, n), opOpaque, 0, s), nil
	}
	substr := f["substr"].(func(int, int, string) string)
	f["substr"] = func(start, end int, s string) string { return t.made(substr(start, end, s), opAlign, 0, s) }
	abbrevboth := f["abbrevboth"].(func(int, int, string) string)
	f["abbrevboth"] = func(l, r int, s string) string { return t.made(abbrevboth(l, r, s), opAlign, 0, s) }
	f["wrapWith"] = func() func(int, string, string) (string, error) {
		fn := f["wrapWith"].(func(int, string, string) string)
		return func(n int, sep, s string) (string, error) {
			if err := charge(t, len(s)*(1+len(sep))); err != nil {
				return "", err
			}
			return t.made(fn(n, sep, s), opAlign, 0, s), nil
		}
	}()
	f["replace"] = func(old, repl, s string) (string, error) {
		n := strings.Count(s, old)
		if len(repl) > 0 && n > 1<<30/len(repl) {
			return "", limitError{"replace makes too long a text"}
		}
		if err := charge(t, len(s)+n*len(repl)); err != nil {
			return "", err
		}
		return t.made(strings.ReplaceAll(s, old, repl), opReplace, 0, old, repl, s), nil
	}
	traceRegex(t, f)
	traceSplit(t, f)
}

// traceRegex wraps the functions that replace matches.
func traceRegex(t *tracer, f template.FuncMap) {
	for _, name := range []string{"regexReplaceAll", "regexReplaceAllLiteral"} {
		must := "mustR" + name[1:]
		fn := f[must].(func(string, string, string) (string, error))
		replace := func(re, s, repl string) (string, error) {
			// What $0 stands for is no longer than s.
			if len(repl) > 0 && len(s)+1 > 1<<30/len(repl) {
				return "", limitError{"regexReplaceAll makes too long a text"}
			}
			if err := budgetOf(t).room((len(s) + 1) * len(repl)); err != nil {
				return "", err
			}
			if err := chargeRegex(t, re, s); err != nil {
				return "", err
			}
			out, err := fn(re, s, repl)
			if err != nil {
				return out, err
			}
			return t.made(out, opAlign, 0, s), charge(t, len(out))
		}
		f[name], f[must] = replace, replace
	}
}

// traceSplit wraps the functions that cut a string into parts.
func traceSplit(t *tracer, f template.FuncMap) {
	parts := func(m map[string]string, s string) map[string]string {
		if t != nil && t.origin(s) != nil {
			for _, k := range slices.Sorted(maps.Keys(m)) {
				t.made(m[k], opOpaque, 0, s)
			}
		}
		return m
	}
	split := f["split"].(func(string, string) map[string]string)
	f["split"] = func(sep, s string) (map[string]string, error) {
		if err := charge(t, 16*(1+strings.Count(s, sep))); err != nil {
			return nil, err
		}
		return parts(split(sep, s), s), nil
	}
	splitn := f["splitn"].(func(string, int, string) map[string]string)
	f["splitn"] = func(sep string, n int, s string) (map[string]string, error) {
		if err := charge(t, 16*(1+strings.Count(s, sep))); err != nil {
			return nil, err
		}
		return parts(splitn(sep, n, s), s), nil
	}
	f["splitList"] = func(sep, s string) ([]string, error) {
		if err := charge(t, 16*(1+strings.Count(s, sep))); err != nil {
			return nil, err
		}
		list := strings.Split(s, sep)
		if t != nil {
			t.cut(list, s)
		}
		return list, nil
	}
	for _, name := range []string{"regexSplit", "regexFindAll"} {
		must := "mustR" + name[1:]
		fn := f[must].(func(string, string, int) ([]string, error))
		all := func(re, s string, n int) ([]string, error) {
			if err := chargeRegex(t, re, s); err != nil {
				return nil, err
			}
			if err := charge(t, 16*len(s)); err != nil {
				return nil, err // a match for every byte
			}
			list, err := fn(re, s, n)
			if t != nil {
				t.cut(list, s)
			}
			return list, err
		}
		f[name], f[must] = all, all
	}
}

// traceNumbers wraps the functions that compute, so that the numbers they
// return can be told from others of the same value.
func traceNumbers(t *tracer, f template.FuncMap) {
	for _, name := range slices.Sorted(maps.Keys(f)) {
		switch fn := f[name].(type) {
		case func(any) int:
			f[name] = func(v any) (any, error) { return counted(t, func() any { return numeric(t, fn(v), v) }, v) }
		case func(any) int64:
			f[name] = func(v any) (any, error) { return counted(t, func() any { return numeric(t, fn(v), v) }, v) }
		case func(any) float64:
			f[name] = func(v any) (any, error) { return counted(t, func() any { return numeric(t, fn(v), v) }, v) }
		case func(string) int:
			f[name] = func(v string) (any, error) { return counted(t, func() any { return numeric(t, fn(v), v) }, v) }
		case func(...any) int64:
			f[name] = func(v ...any) (any, error) { return counted(t, func() any { return numeric(t, fn(v...), v...) }, v...) }
		case func(...any) float64:
			f[name] = func(v ...any) (any, error) { return counted(t, func() any { return numeric(t, fn(v...), v...) }, v...) }
		case func(any, any) int64:
			f[name] = func(a, b any) (any, error) { return counted(t, func() any { return numeric(t, fn(a, b), a, b) }, a, b) }
		case func(any, ...any) int64:
			f[name] = func(a any, v ...any) (any, error) {
				all := append([]any{a}, v...)
				return counted(t, func() any { return numeric(t, fn(a, v...), all...) }, all...)
			}
		case func(any, ...any) float64:
			f[name] = func(a any, v ...any) (any, error) {
				all := append([]any{a}, v...)
				return counted(t, func() any { return numeric(t, fn(a, v...), all...) }, all...)
			}
		case func(any, int, ...float64) float64:
			f[name] = func(a any, p int, r ...float64) (any, error) {
				return counted(t, func() any { return numeric(t, fn(a, p, r...), a) }, a)
			}
		}
	}
	count := func(n int) error {
		if n < 0 {
			n = -n
		}
		if n > maxList {
			return limitError{fmt.Sprintf("list of %d numbers is longer than %d", n, maxList)}
		}
		return budgetOf(t).step(n)
	}
	until := f["until"].(func(int) []int)
	f["until"] = func(n int) ([]int, error) {
		if err := count(n); err != nil {
			return nil, err
		}
		return until(n), nil
	}
	untilStep := f["untilStep"].(func(int, int, int) []int)
	f["untilStep"] = func(start, stop, step int) ([]int, error) {
		if step != 0 {
			if err := count((stop - start) / step); err != nil {
				return nil, err
			}
		}
		return untilStep(start, stop, step), nil
	}
	seq := f["seq"].(func(...int) string)
	f["seq"] = func(p ...int) (string, error) {
		n := 0
		switch {
		case len(p) == 1:
			n = p[0]
		case len(p) == 2:
			n = p[1] - p[0]
		case len(p) == 3 && p[1] != 0:
			n = (p[2] - p[0]) / p[1]
		}
		if err := count(n); err != nil {
			return "", err
		}
		return seq(p...), nil
	}
}

// counted calls a function that makes a number of values. What is no number is
// formatted into an error that nobody sees, all the way down.
func counted(t *tracer, call func() any, vals ...any) (any, error) {
	if err := budgetOf(t).printable(vals...); err != nil {
		return nil, err
	}
	return call(), nil
}

// strval is how sprig makes a string of a value.
func strval(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprintf("%v", v)
}
