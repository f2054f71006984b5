package plan

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A file has a line for each function, sorted by name: the name, a tab, and all
// else in base64. So the lines of different rules can be merged, and none is
// read that is not run.

// File writes functions to the text of a file. Dynamic ones are an error: they
// would need all others.
func (fs Functions) File() (string, error) {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(fs)) {
		if fs[name].dynamic {
			return "", fmt.Errorf("%s refers to a rule by a name that only a run knows", name)
		}
		fmt.Fprintf(&b, "%s\t%s\n", name, encoding.EncodeToString(fs[name].encode()))
	}
	return b.String(), nil
}

var encoding = base64.RawStdEncoding

// index maps the names of the functions in the text of a file to their code.
func index(text string) (map[string]string, error) {
	lines := make(map[string]string, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		name, code, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return nil, fmt.Errorf("read the plan: line %d has no tab", len(lines)+1)
		}
		lines[name] = code
	}
	return lines, nil
}

// Read returns the program in the text of a file.
func Read(text string) (*Program, error) {
	lines, err := index(text)
	if err != nil {
		return nil, err
	}
	return newProgram(func(name string) (*Function, error) {
		code, ok := lines[name]
		if !ok {
			return nil, nil
		}
		f, err := decode(name, code)
		if err != nil {
			return nil, fmt.Errorf("read the plan of %s: %w", name, err)
		}
		return f, nil
	}), nil
}

// The kinds of constants in a file.
const (
	stringConst byte = iota
	numberConst
	trueConst
	falseConst
	nullConst
	arrayConst
	objectConst
	setConst
)

// encode writes a function but for its name.
func (f *Function) encode() []byte {
	var b []byte
	number := func(n int) { b = binary.AppendVarint(b, int64(n)) }
	text := func(s string) {
		number(len(s))
		b = append(b, s...)
	}
	texts := func(list []string) {
		number(len(list))
		for _, s := range list {
			text(s)
		}
	}
	number(f.params)
	number(f.locals)
	number(f.loops)
	texts(f.reads)
	texts(f.functions)
	texts(f.builtins)
	var constant func(*ast.Term)
	constant = func(c *ast.Term) {
		kind, parts := byte(nullConst), []*ast.Term(nil)
		switch v := c.Value.(type) {
		case ast.String:
			b = append(b, stringConst)
			text(string(v))
			return
		case ast.Number:
			b = append(b, numberConst)
			text(string(v))
			return
		case ast.Boolean:
			kind = falseConst
			if v {
				kind = trueConst
			}
			b = append(b, kind)
			return
		case *ast.Array:
			kind = arrayConst
			v.Foreach(func(e *ast.Term) { parts = append(parts, e) })
		case ast.Object:
			kind = objectConst
			v.Foreach(func(k, e *ast.Term) { parts = append(parts, k, e) })
		case ast.Set:
			kind = setConst
			parts = v.Slice()
		}
		b = append(b, kind)
		if kind == nullConst {
			return
		}
		number(len(parts))
		for _, p := range parts {
			constant(p)
		}
	}
	number(len(f.consts))
	for _, c := range f.consts {
		constant(c)
	}
	number(len(f.code))
	for _, c := range f.code {
		number(int(c))
	}
	return b
}

// A decoder reads what encode wrote.
type decoder struct {
	rest string
	err  error
}

var errDamaged = errors.New("it is damaged")

func decode(name, line string) (*Function, error) {
	bytes, err := encoding.DecodeString(line)
	if err != nil {
		return nil, err
	}
	d := &decoder{rest: string(bytes)}
	f := &Function{Name: name, params: d.number(), locals: d.number(), loops: d.number()}
	f.reads, f.functions, f.builtins = d.texts(), d.texts(), d.texts()
	f.consts = make([]*ast.Term, d.count())
	for i := range f.consts {
		f.consts[i] = d.constant()
	}
	f.code = make([]int32, d.count())
	for i := range f.code {
		f.code[i] = int32(d.number())
	}
	if d.err == nil && d.rest != "" {
		d.err = errDamaged
	}
	return f, d.err
}

func (d *decoder) constant() *ast.Term {
	kind := nullConst
	if d.rest == "" {
		d.err = errDamaged
	} else {
		kind, d.rest = d.rest[0], d.rest[1:]
	}
	switch kind {
	case stringConst:
		return ast.StringTerm(d.text())
	case numberConst:
		return ast.NewTerm(ast.Number(d.text()))
	case trueConst, falseConst:
		return ast.InternedTerm(kind == trueConst)
	case arrayConst, objectConst, setConst:
		return d.collection(kind)
	}
	return ast.NullTerm()
}

func (d *decoder) collection(kind byte) *ast.Term {
	parts := make([]*ast.Term, d.count())
	for i := range parts {
		parts[i] = d.constant()
	}
	switch {
	case len(parts) == 0:
		return map[byte]*ast.Term{arrayConst: ast.InternedEmptyArray, objectConst: ast.InternedEmptyObject, setConst: ast.InternedEmptySet}[kind]
	case kind == arrayConst:
		return collection(opArray, parts)
	case kind == objectConst:
		return collection(opObject, parts)
	}
	return collection(opSet, parts)
}

func (d *decoder) number() int {
	var u uint64
	for i := 0; i < len(d.rest) && i < binary.MaxVarintLen64; i++ {
		c := d.rest[i]
		u |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			d.rest = d.rest[i+1:]
			return int(int64(u>>1) ^ -int64(u&1))
		}
	}
	d.err, d.rest = errDamaged, ""
	return 0
}

// count reads how many of something follow, which take a byte each or more.
func (d *decoder) count() int {
	n := d.number()
	if n < 0 || n > len(d.rest) {
		d.err, d.rest = errDamaged, ""
		return 0
	}
	return n
}

func (d *decoder) text() string {
	n := d.count()
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) texts() []string {
	var list []string
	for range d.count() {
		list = append(list, d.text())
	}
	return list
}
