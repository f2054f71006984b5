package helm

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/render/helm/chartutil"

	"go.yaml.in/yaml/v3"
)

// An op says how a derived value follows from its operands.
type op uint8

const (
	opOpaque    op = iota // all of it follows from all operands
	opDigest              // a hash, which shows nothing of its operand
	opPart                // part of the operand, from byte n
	opAlign               // the operand, transformed: cut, padded, its case changed
	opIndent              // indented by n
	opNindent             // the same after a line break
	opReplace             // of (old, new, s)
	opConcat              // operands printed one after the other
	opQuote               // the same in quotes
	opFormat              // of (format, operands...)
	opEncode              // YAML or JSON of a value
	opInclude             // output of a template
	opTpl                 // output of the first operand as a template
	opGenerated           // made by a stand-in for chance
)

// A piece relates bytes lo to hi of a derived string to bytes alo to ahi of an
// operand. If it is exact they are the same bytes, in number at least.
type piece struct {
	lo, hi   int
	arg      arg
	alo, ahi int
	exact    bool
}

// parts returns the pieces of a derived value, in the order of lo.
func (d *derived) parts(t *tracer) []piece {
	if d.pieces == nil {
		d.pieces = d.derive(t)
	}
	return d.pieces
}

func (d *derived) derive(t *tracer) []piece {
	last := arg{}
	if len(d.args) > 0 {
		last = d.args[len(d.args)-1]
	}
	in, _ := last.val.(string)
	switch d.op {
	case opPart:
		return []piece{{0, len(d.out), last, d.n, d.n + len(d.out), true}}
	case opAlign:
		return align(d.out, in, last)
	case opIndent:
		return indented(d.out, in, last, d.n, 0)
	case opNindent:
		return indented(d.out, in, last, d.n, 1)
	case opReplace:
		return d.replaced()
	case opConcat, opQuote:
		return d.concatenated(d.args)
	case opFormat:
		if pieces := d.formatted(); pieces != nil {
			return pieces
		}
		return d.concatenated(d.args[1:])
	case opEncode:
		e := &encoding{t: t}
		e.value(scanYAML(d.out).root, last.val)
		if len(e.pieces) == 0 {
			return d.opaque()
		}
		return e.pieces
	}
	return d.opaque()
}

// opaque relates all of d to all of its operands.
func (d *derived) opaque() []piece {
	pieces := []piece{}
	for _, a := range d.args {
		if a.org != nil {
			pieces = append(pieces, whole(0, len(d.out), a))
		}
	}
	return pieces
}

// whole relates a range to all of an operand.
func whole(lo, hi int, a arg) piece {
	s, _ := a.val.(string)
	return piece{lo, hi, a, 0, len(s), false}
}

// align relates a string to the one it was made from, by what is the same at
// the beginning and the end.
func align(out, in string, a arg) []piece {
	switch {
	case len(out) == len(in) && strings.EqualFold(out, in):
		return []piece{{0, len(out), a, 0, len(in), true}}
	case strings.Contains(in, out):
		at := strings.Index(in, out)
		return []piece{{0, len(out), a, at, at + len(out), true}}
	case in != "" && strings.Contains(out, in):
		at := strings.Index(out, in)
		return []piece{{at, at + len(in), a, 0, len(in), true}}
	}
	p, n := 0, min(len(in), len(out))
	for p < n && in[p] == out[p] {
		p++
	}
	s := 0
	for s < n-p && in[len(in)-1-s] == out[len(out)-1-s] {
		s++
	}
	if 2*(p+s) < n { // chance, as with an encoding
		return []piece{{0, len(out), a, 0, len(in), false}}
	}
	pieces := []piece{{0, p, a, 0, p, true}}
	if p < len(out)-s {
		pieces = append(pieces, piece{p, len(out) - s, a, p, max(p, len(in)-s), false})
	}
	return append(pieces, piece{len(out) - s, len(out), a, len(in) - s, len(in), true})
}

// indented relates the lines of an indented string to those of the operand.
func indented(out, in string, a arg, n, at int) []piece {
	pieces := []piece{}
	for from := 0; from <= len(in); {
		end := len(in)
		if i := strings.IndexByte(in[from:], '\n'); i >= 0 {
			end = from + i + 1
		}
		at += n
		pieces = append(pieces, piece{at, at + end - from, a, from, end, true})
		at += end - from
		if end == len(in) {
			break
		}
		from = end
	}
	if at > len(out) {
		return []piece{{0, len(out), a, 0, len(in), false}}
	}
	return pieces
}

// replaced relates the result of a replacement to its operands.
func (d *derived) replaced() []piece {
	old, _ := d.args[0].val.(string)
	repl, _ := d.args[1].val.(string)
	a := d.args[2]
	in, _ := a.val.(string)
	if old == "" {
		return d.opaque()
	}
	pieces := []piece{}
	at, from := 0, 0
	for {
		n := strings.Index(in[from:], old)
		keep := n
		if n < 0 {
			keep = len(in) - from
		}
		pieces = append(pieces, piece{at, at + keep, a, from, from + keep, true})
		at, from = at+keep, from+keep
		if n < 0 {
			return pieces
		}
		pieces = append(pieces, piece{at, at + len(repl), d.args[1], 0, len(repl), true},
			piece{at, at + len(repl), a, from, from + len(old), false})
		at, from = at+len(repl), from+len(old)
	}
}

// concatenated looks for operands one after the other.
func (d *derived) concatenated(args []arg) []piece {
	pieces := []piece{}
	at := 0
	for _, a := range args {
		if a.val == nil {
			continue
		}
		s, isString := a.val.(string)
		text := s
		if !isString {
			text = fmt.Sprint(a.val)
		}
		exact := isString
		if d.op == opQuote && isString && !strings.Contains(d.out[at:], s) {
			q := strconv.Quote(s)
			text, exact = q[1:len(q)-1], false
		}
		i := strings.Index(d.out[at:], text)
		if i < 0 {
			pieces = append(pieces, whole(at, len(d.out), a))
			continue
		}
		at += i
		p := whole(at, at+len(text), a)
		p.exact = exact
		pieces = append(pieces, p)
		at += len(text)
	}
	return pieces
}

// formatted relates the output of printf to its operands by formatting each of
// them alone; nil if the format is not simple enough for that.
func (d *derived) formatted() []piece {
	format, _ := d.args[0].val.(string)
	args := d.args[1:]
	pieces := []piece{}
	at := 0
	for format != "" {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			i = len(format)
		}
		if f := d.args[0]; f.org != nil && i > 0 {
			pieces = append(pieces, piece{at, at + i, f, 0, len(f.val.(string)), false})
		}
		at, format = at+i, format[i:]
		if format == "" {
			break
		}
		verb := 1 + len(format[1:]) - len(strings.TrimLeft(format[1:], "+-# 0123456789."))
		if verb >= len(format) || strings.ContainsAny(format[verb:verb+1], "*[") {
			return nil
		}
		if format[verb] == '%' {
			at, format = at+1, format[verb+1:]
			continue
		}
		if len(args) == 0 {
			return nil
		}
		a := args[0]
		text := fmt.Sprintf(format[:verb+1], a.val)
		if !strings.HasPrefix(d.out[min(at, len(d.out)):], text) {
			return nil
		}
		p := whole(at, at+len(text), a)
		if s, ok := a.val.(string); ok {
			if i := strings.Index(text, s); i >= 0 {
				p.lo, p.hi, p.exact = at+i, at+i+len(s), true
			}
		}
		pieces = append(pieces, p)
		at, args, format = at+len(text), args[1:], format[verb+1:]
	}
	return pieces
}

// An encoding relates YAML text to the value it shows.
type encoding struct {
	t      *tracer
	pieces []piece
}

// value relates a node to a value. Keys that the value has not are passed over.
func (e *encoding) value(n *ynode, v any) {
	if n == nil {
		return
	}
	switch v := v.(type) {
	case chartutil.Values:
		e.value(n, map[string]any(v))
		return
	case map[string]any:
		if n.kind == yaml.MappingNode && len(n.keys) > 0 {
			actual := make(map[string]string, len(v)) // the keys that are known
			for k := range v {
				actual[k] = k
			}
			for i, key := range n.keys {
				if k, ok := actual[key.value]; ok {
					e.scalar(key, k)
					e.value(n.vals[i], v[k])
				}
			}
			return
		}
	case []any:
		if n.kind == yaml.SequenceNode && len(n.vals) == len(v) && len(v) > 0 {
			for i, x := range v {
				e.value(n.vals[i], x)
			}
			return
		}
	default:
		if n.kind != yaml.ScalarNode {
			e.reflected(n, reflect.ValueOf(v))
			return
		}
	}
	e.scalar(n, v)
}

// reflected is value for the maps and lists that are not of the usual types.
func (e *encoding) reflected(n *ynode, v reflect.Value) {
	switch {
	case v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String && n.kind == yaml.MappingNode:
		for _, k := range v.MapKeys() {
			for i, key := range n.keys {
				if key.value == k.String() {
					e.value(n.vals[i], v.MapIndex(k).Interface())
				}
			}
		}
	case v.Kind() == reflect.Slice && n.kind == yaml.SequenceNode && v.Len() == len(n.vals):
		for i := range v.Len() {
			e.value(n.vals[i], v.Index(i).Interface())
		}
	}
}

// scalar relates the bytes of a node to a value.
func (e *encoding) scalar(n *ynode, v any) {
	a := arg{v, e.t.origin(v)}
	if a.org == nil {
		return
	}
	if len(n.lines) > 0 {
		for _, p := range n.lines {
			p.arg = a
			e.pieces = append(e.pieces, p)
		}
		return
	}
	p := whole(n.lo, max(n.hi, n.lo+1), a)
	if s, ok := v.(string); ok && n.exact && s == n.value {
		p.hi, p.exact = n.hi, true
	}
	e.pieces = append(e.pieces, p)
}
