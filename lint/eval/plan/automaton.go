package plan

import (
	"encoding/binary"
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// A matcher says whether an expression matches a text. It does so with a
// deterministic automaton, which it makes as texts need it: that looks at each
// character once, where package regexp follows every way on. It is safe for
// concurrent use.
type matcher struct {
	automaton *automaton
	// re is what answers for texts that the automaton is not for.
	re func() *regexp.Regexp
}

func newMatcher(pattern string) (*matcher, error) {
	a, err := newAutomaton(pattern)
	if err != nil {
		return nil, err
	}
	return &matcher{a, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })}, nil
}

func (m *matcher) match(text string) bool {
	if m.automaton != nil {
		if matches, ok := m.automaton.match(text); ok {
			return matches
		}
	}
	return m.re().MatchString(text)
}

// An automaton follows all threads of a program of package regexp/syntax at once.
// Its states are sets of threads, and are made when a text first leads to them.
type automaton struct {
	prog *syntax.Prog
	// bounds are the first characters of ranges of which the program tells no two
	// characters apart, sorted; class is the range of each ASCII character.
	bounds []rune
	class  [utf8.RuneSelf]uint8
	start  *state

	mu     sync.Mutex // held to make states
	states map[string]*state
	// seen is the round in which an instruction was last followed.
	seen  []uint32
	round uint32
}

const (
	// maxStates bounds an automaton; the text that needs more is not for it.
	maxStates = 2000
	// maxClasses bounds the room that a state takes; the expression that tells more
	// characters apart is not for an automaton.
	maxClasses = 256
)

// A state is what threads wait for the next character.
type state struct {
	threads []uint32 // instructions, what they lead to without a character not followed
	before  rune     // stands for the character before, -1 at the beginning
	next    []atomic.Pointer[state]
	// end is the state after the end of the text.
	end atomic.Pointer[state]
}

// matched is the state in which the text matches, whatever follows, and failed the
// one at the end of a text that does not.
var matched, failed = new(state), new(state)

// newAutomaton returns the automaton of an expression, nil for one that needs too
// much room.
func newAutomaton(pattern string) (*automaton, error) {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, err
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil, err
	}
	a := &automaton{prog: prog, states: make(map[string]*state), seen: make([]uint32, len(prog.Inst))}
	if a.classify(); len(a.bounds) > maxClasses {
		return nil, nil
	}
	a.start = a.state([]uint32{uint32(prog.Start)}, -1)
	return a, nil
}

// classify finds the ranges of characters: those between two bounds that the
// program or its assertions ask for are alike.
func (a *automaton) classify() {
	a.bounds = []rune{0}
	mark := func(lo, hi rune) { a.bounds = append(a.bounds, lo, hi+1) }
	for _, r := range [][2]rune{{'\n', '\n'}, {'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}} {
		mark(r[0], r[1])
	}
	for _, inst := range a.prog.Inst {
		switch inst.Op {
		case syntax.InstRune, syntax.InstRune1:
			if len(inst.Rune) == 1 { // which may stand for its other cases too
				for r := inst.Rune[0]; ; {
					mark(r, r)
					if r = unicode.SimpleFold(r); r == inst.Rune[0] {
						break
					}
				}
			}
			for i := 0; i+1 < len(inst.Rune); i += 2 {
				mark(inst.Rune[i], inst.Rune[i+1])
			}
		}
	}
	slices.Sort(a.bounds)
	a.bounds = slices.Compact(a.bounds)
	for c := range a.class {
		a.class[c] = uint8(a.classOf(rune(c)))
	}
}

// classOf returns the index of the range of a character.
func (a *automaton) classOf(c rune) int {
	i, exact := slices.BinarySearch(a.bounds, c)
	if !exact {
		i--
	}
	return i
}

// match reports whether the text matches, and whether the automaton can say so.
func (a *automaton) match(text string) (matches, ok bool) {
	s := a.start
	for i := 0; i < len(text); {
		class := 0
		if c := text[i]; c < utf8.RuneSelf {
			class = int(a.class[c])
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			class = a.classOf(r)
			i += size
		}
		next := s.next[class].Load()
		if next == nil {
			if next = a.after(s, a.bounds[class]); next == nil {
				return false, false
			}
			s.next[class].Store(next)
		}
		if next == matched {
			return true, true
		}
		s = next
	}
	end := s.end.Load()
	if end == nil {
		end = a.after(s, -1)
		s.end.Store(end)
	}
	return end == matched, true
}

// after makes the state that a character leads to, -1 for the end of the text; nil
// if there are too many.
func (a *automaton) after(s *state, c rune) *state {
	a.mu.Lock()
	defer a.mu.Unlock()
	here := syntax.EmptyOpContext(s.before, c)
	a.round++
	next := []uint32{uint32(a.prog.Start)} // a match may begin at every character
	var follow func(pc uint32) (matches bool)
	follow = func(pc uint32) bool {
		if a.seen[pc] == a.round {
			return false
		}
		a.seen[pc] = a.round
		switch inst := &a.prog.Inst[pc]; inst.Op {
		case syntax.InstMatch:
			return true
		case syntax.InstAlt, syntax.InstAltMatch:
			return follow(inst.Out) || follow(inst.Arg)
		case syntax.InstCapture, syntax.InstNop:
			return follow(inst.Out)
		case syntax.InstEmptyWidth:
			return syntax.EmptyOp(inst.Arg)&^here == 0 && follow(inst.Out)
		case syntax.InstFail:
		default:
			if c >= 0 && inst.MatchRune(c) {
				next = append(next, inst.Out)
			}
		}
		return false
	}
	if slices.ContainsFunc(s.threads, follow) {
		return matched
	}
	if c < 0 {
		return failed
	}
	return a.state(next, c)
}

// state returns the state of threads after a character; nil if there are too many.
func (a *automaton) state(threads []uint32, before rune) *state {
	slices.Sort(threads)
	threads = slices.Compact(threads)
	// Assertions ask no more of the character than whether it is part of a word or
	// ends a line.
	switch {
	case before == '\n' || before < 0:
	case syntax.IsWordChar(before):
		before = 'a'
	default:
		before = ' '
	}
	key := binary.AppendVarint(nil, int64(before))
	for _, pc := range threads {
		key = binary.AppendUvarint(key, uint64(pc))
	}
	s := a.states[string(key)]
	if s == nil && len(a.states) < maxStates {
		s = &state{threads: threads, before: before, next: make([]atomic.Pointer[state], len(a.bounds))}
		a.states[string(key)] = s
	}
	return s
}
