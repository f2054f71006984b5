package helm

import (
	"errors"
	"reflect"
	"strings"
)

// An origin says where a value came from: a *leaf or a *derived.
type origin interface{ isOrigin() }

// A leaf is a place in a tree of values: a scalar, a mapping or a sequence, or
// the key of a mapping's entry.
type leaf struct {
	tree   *tree
	parent *leaf // nil for the root
	key    any   // string or int
	// isKey marks the key of the entry rather than its value.
	isKey bool
}

// A tree is what leaves are leaves of.
type tree struct {
	// source and text are the string that fromYaml or fromJson parsed; source is
	// nil for the values of a chart.
	source origin
	text   string
	// file is the file that .Files gave, "" for other trees.
	file string
	// nodes are the positions in text, made when first asked for.
	nodes *positions
}

// A derived value was made from others by a function.
type derived struct {
	op   op
	out  string // the string that was made, "" for numbers
	args []arg
	n    int
	// segs are the parts of the output of a template.
	segs []segment
	// name is the function that generated the value.
	name   string
	pieces []piece
}

// An arg is an operand: its value and where that came from, if known.
type arg struct {
	val any
	org origin
}

func (*leaf) isOrigin()    {}
func (*derived) isOrigin() {}

// path returns the keys that lead to the leaf.
func (l *leaf) path() []any {
	var path []any
	for ; l.parent != nil; l = l.parent {
		path = append(path, l.key)
	}
	for i, j := 0, len(path)-1; i < j; i, j = i+1, j-1 {
		path[i], path[j] = path[j], path[i]
	}
	return path
}

// A segment is a part of the output of a template: it begins where the one
// before it ends.
type segment struct {
	end int
	id  nodeID
	// org is where the value that an action printed came from, nil if it is not
	// known. For a branch that was not taken it is the *untaken.
	org origin
}

// An untaken records what a guard saw that was false.
type untaken struct{ dot, root, val reflect.Value }

func (*untaken) isOrigin() {}

// A tracer follows one rendering of a chart. It is used by one goroutine.
type tracer struct {
	names  map[string]any // of the functions
	budget *budget
	// origins are known by address. Values of charts are copied once so that every
	// leaf has an address of its own; see unsafe.go.
	origins map[address]origin
	// next is what the print mark saw, for the Write that follows.
	next    segment
	printed bool
	// guard is what the last guard mark saw.
	guard   untaken
	guardID nodeID
	// depth counts nested include, tpl and template calls.
	depth int
	// files are the parsed templates of the chart by their numbers.
	files map[uint32]*parsedFile
	// tpls are the parsed arguments of tpl, numbered from tplBit.
	tpls     []*parsedFile
	tplByKey map[string]*parsedFile
	// random counts the values that stand-ins made in one template.
	random int
}

// tplBit marks the numbers of files that are arguments of tpl.
const tplBit = 1 << 31

func newTracer(names map[string]any, b *budget) *tracer {
	return &tracer{
		names: names, budget: b,
		origins:  make(map[address]origin),
		files:    make(map[uint32]*parsedFile),
		tplByKey: make(map[string]*parsedFile),
	}
}

// file returns the parsed file of a node.
func (t *tracer) file(id nodeID) *parsedFile {
	if n := id.file(); n&tplBit != 0 {
		return t.tpls[n&^tplBit]
	}
	return t.files[id.file()]
}

func (t *tracer) node(id nodeID) node { return t.file(id).nodes[id.node()] }

// An output is the writer of one template execution.
type output struct {
	t    *tracer
	buf  []byte
	segs []segment
}

// Write appends p and notes where it came from. Whatever text/template writes
// is a text node unless a print mark has just announced a value.
func (w *output) Write(p []byte) (int, error) {
	t := w.t
	seg := segment{end: len(w.buf) + len(p)}
	var err error
	switch {
	case t.printed:
		t.printed = false
		seg.id, seg.org = t.next.id, t.next.org
		t.next.org = nil
	default:
		var ok bool
		if seg.id, ok = markOf(p); !ok {
			return 0, errUntraced
		}
		if len(p) == 0 {
			err = t.mark(&seg)
		}
	}
	if err == nil {
		err = charge(t, len(p))
	}
	if err != nil {
		// text/template gives the errors of actions a place, but not this one.
		return 0, nodeError{seg.id, err}
	}
	w.segs = append(w.segs, seg)
	w.buf = append(w.buf, p...)
	return len(p), nil
}

// errUntraced is the error of a write that text/template does not make today.
var errUntraced = errors.New("text/template writes what is neither a text nor a value")

// A nodeError is an error that came up at a node.
type nodeError struct {
	id  nodeID
	err error
}

func (e nodeError) Error() string { return e.err.Error() }
func (e nodeError) Unwrap() error { return e.err }

// mark handles the zero-length nodes.
func (t *tracer) mark(seg *segment) error {
	switch n := t.node(seg.id); n.kind {
	case callNode:
		return t.enter()
	case returnNode:
		t.depth--
	case branchNode:
		if !n.taken && t.guardID == seg.id {
			u := t.guard
			seg.org = &u
		}
		t.guardID = 0
	}
	return nil
}

// enter counts a level of nesting.
func (t *tracer) enter() error {
	t.depth++
	return t.budget.nest(t.depth)
}

// string returns what was written. The bytes are not copied, so nothing may be
// written after it.
func (w *output) string() string { return shared(w.buf) }

// print is the print mark: it announces the value that is written next.
func (t *tracer) print(id int64, v reflect.Value) (reflect.Value, error) {
	t.next.id, t.printed = nodeID(id), true
	t.next.org = nil
	switch v.Kind() {
	case reflect.Invalid:
	case reflect.String:
		if s := v.String(); s != "" && v.NumMethod() == 0 {
			t.next.org = t.origins[addressOf(s)]
			break
		}
		fallthrough
	default:
		x := v.Interface()
		t.next.org = t.origin(x)
		if err := t.budget.printable(x); err != nil {
			t.printed = false
			return v, err
		}
	}
	return v, nil
}

// guarded is the guard mark: it keeps what the guard saw for the branch that
// follows.
func (t *tracer) guarded(id int64, dot, root, v reflect.Value) reflect.Value {
	t.guardID, t.guard = nodeID(id), untaken{dot, root, v}
	return v
}

// origin returns where a value came from, nil if that is not known.
func (t *tracer) origin(v any) origin {
	if v == nil {
		return nil
	}
	return t.origins[addressOf(v)]
}

// args looks up where operands came from; it returns nil if no origin is known.
func (t *tracer) args(vals []any) []arg {
	known := false
	for _, v := range vals {
		if t.origin(v) != nil {
			known = true
			break
		}
	}
	if !known {
		return nil
	}
	args := make([]arg, len(vals))
	for i, v := range vals {
		args[i] = arg{v, t.origin(v)}
	}
	return args
}

// made notes that a function made the string s out of operands, and returns s,
// perhaps as a copy that has an address of its own.
func (t *tracer) made(s string, op op, n int, vals ...any) string {
	if s == "" || t == nil {
		return s
	}
	args := t.args(vals)
	if args == nil {
		return s
	}
	for _, a := range args {
		// Part of an operand is known by the operand if it begins there.
		if in, ok := a.val.(string); ok && in != "" {
			if addressOf(in) == addressOf(s) {
				return s
			}
			if delta, ok := within(s, in); ok {
				if a.org != nil {
					t.origins[addressOf(s)] = &derived{op: opPart, out: s, n: delta, args: []arg{a}}
				}
				return s
			}
		}
	}
	if len(s) < 128 {
		s = strings.Clone(s) // it may be shared by all who make the same
	}
	t.origins[addressOf(s)] = &derived{op: op, out: s, n: n, args: args}
	return s
}

// cut notes that strings are parts of s, as split makes them.
func (t *tracer) cut(list []string, s string) []string {
	if t.origin(s) != nil {
		for _, p := range list {
			t.made(p, opOpaque, 0, s)
		}
	}
	return list
}

// numeric notes that a function made a number out of operands.
func numeric[T any](t *tracer, v T, vals ...any) any {
	if t == nil {
		return v
	}
	args := t.args(vals)
	if args == nil {
		return v
	}
	x := box(v)
	t.origins[addressOf(x)] = &derived{op: opOpaque, args: args}
	return x
}

// same notes that a new map or slice stands for an old one.
func (t *tracer) same(made, from any) {
	if org := t.origin(from); org != nil {
		t.origins[addressOf(made)] = org
	}
}
