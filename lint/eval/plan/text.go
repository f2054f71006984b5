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
	ast.RegexMatch.Name:                 regexMatch,
	ast.RegexFind.Name:                  func() shortcut { return unlessMatched(0, 1, noMatches) },
	ast.RegexFindAllStringSubmatch.Name: func() shortcut { return unlessMatched(0, 1, noMatches) },
	ast.RegexReplace.Name:               func() shortcut { return unlessMatched(1, 0, asItIs) },
	ast.ReplaceN.Name:                   replaceN,
}

// A matching asks expressions, each of which it compiles once.
type matching struct{ compiled kept[ast.String, *matcher] }

// match reports whether a pattern matches a text; not ok is for what are no texts
// and for a pattern that is no expression, of which OPA's function says what is
// wrong.
func (m *matching) match(pattern, text *ast.Term) (matches, ok bool) {
	p, ok := pattern.Value.(ast.String)
	t, ok2 := text.Value.(ast.String)
	if !ok || !ok2 {
		return false, false
	}
	compiled := m.compiled.get(p, func() *matcher {
		c, _ := newMatcher(string(p))
		return c
	})
	if compiled == nil {
		return false, false
	}
	return compiled.match(string(t)), true
}

// regexMatch is regex.match.
func regexMatch() shortcut {
	var m matching
	return func(args []*ast.Term) (*ast.Term, bool) {
		matches, ok := m.match(args[0], args[1])
		return ast.InternedTerm(matches), ok
	}
}

// unlessMatched is a function that has nothing to do where the pattern among its
// arguments does not match the text among them, which is nearly everywhere; its
// result is then that of unmatched.
func unlessMatched(pattern, text int, unmatched shortcut) shortcut {
	var m matching
	return func(args []*ast.Term) (*ast.Term, bool) {
		if matches, ok := m.match(args[pattern], args[text]); matches || !ok {
			return nil, false
		}
		return unmatched(args)
	}
}

// noMatches is the result of the functions that list at most so many matches.
func noMatches(args []*ast.Term) (*ast.Term, bool) {
	n, ok := args[2].Value.(ast.Number)
	if ok {
		_, ok = n.Int()
	}
	return ast.InternedEmptyArray, ok
}

// asItIs is the result of replacing nothing.
func asItIs(args []*ast.Term) (*ast.Term, bool) {
	_, ok := args[2].Value.(ast.String)
	return args[0], ok
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
