package plan

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
)

// prepared are built-in functions on texts that make something of an argument
// that is most often a constant of the rules, and keep it for as long as their
// program lives.
var prepared = map[string]func() shortcut{
	ast.RegexMatch.Name: regexMatch,
	ast.ReplaceN.Name:   replaceN,
}

// regexMatch is regex.match, which compiles an expression once.
func regexMatch() shortcut {
	var compiled kept[ast.String, *matcher]
	return func(args []*ast.Term) (*ast.Term, bool) {
		pattern, ok := args[0].Value.(ast.String)
		text, ok2 := args[1].Value.(ast.String)
		if !ok || !ok2 {
			return nil, false
		}
		m := compiled.get(pattern, func() *matcher {
			m, _ := newMatcher(string(pattern)) // OPA's function says what is wrong
			return m
		})
		if m == nil {
			return nil, false
		}
		return ast.InternedTerm(m.match(string(text))), true
	}
}

// replaceN is strings.replace_n, which makes a replacer once for a table. Tables
// are told apart as terms, by address, since those of the rules are constants.
func replaceN() shortcut {
	var replacers kept[*ast.Term, *strings.Replacer]
	return func(args []*ast.Term) (*ast.Term, bool) {
		text, ok := args[1].Value.(ast.String)
		if !ok {
			return nil, false
		}
		r := replacers.get(args[0], func() *strings.Replacer { return newReplacer(args[0].Value) })
		if r == nil {
			return nil, false
		}
		replaced := r.Replace(string(text))
		if replaced == string(text) {
			return args[1], true
		}
		return ast.StringTerm(replaced), true
	}
}

// newReplacer makes a replacer of a table, nil if it holds something else than
// texts. Of two keys that match at one place the first in order counts.
func newReplacer(table ast.Value) *strings.Replacer {
	object, ok := table.(ast.Object)
	if !ok {
		return nil
	}
	var pairs []string
	for _, k := range object.Keys() {
		from, ok := k.Value.(ast.String)
		to, ok2 := object.Get(k).Value.(ast.String)
		if !ok || !ok2 {
			return nil
		}
		pairs = append(pairs, string(from), string(to))
	}
	return strings.NewReplacer(pairs...)
}

// A kept is what is made of keys, of the first maxKept of them. It is safe for
// concurrent use, and its zero value is empty.
type kept[K comparable, V any] struct {
	made sync.Map
	n    atomic.Int32
}

// maxKept bounds what is kept; the rules have some 300 expressions.
const maxKept = 4096

// get returns what is made of a key.
func (c *kept[K, V]) get(key K, create func() V) V {
	if v, ok := c.made.Load(key); ok {
		return v.(V)
	}
	v := create()
	if c.n.Add(1) <= maxKept {
		c.made.Store(key, v)
	}
	return v
}
