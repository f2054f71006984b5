package mask

import (
	"bytes"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

// Redacted is what is shown in place of a secret.
const Redacted = "[redacted]"

const (
	// maxPattern is how many bytes of a secret it is known by. What follows a longer
	// one is taken for the rest of it, up to the end of the line.
	maxPattern = 256
	// maxPatterns bounds the bytes of all of them. Where there are more, nothing can
	// be told from a secret.
	maxPatterns = 16 << 20
)

// A matcher finds every occurrence of many strings in one pass over a text, in time
// that depends on the text and not on how many strings there are: the algorithm of
// Aho and Corasick (1975). The nil matcher finds nothing.
type matcher struct {
	// all says that there are too many strings to look for.
	all bool
	// States are the beginnings of strings, in the order of their length, the empty
	// one first; those that continue state i by one byte, label, are child[i] up to
	// child[i+1], sorted.
	label []byte
	child []int32
	// fail is the longest state that a state ends in, and longest the length of the
	// longest string that it ends in, 0 for none.
	fail, longest []int32
	// root is the state after each byte.
	root [256]int32
	// begins has a bit for every two bytes that a string begins with, so that most of
	// a text is passed over without a state.
	begins [1 << 16 / 64]uint64
}

// newMatcher returns a matcher of strings, of which empty ones are passed over.
func newMatcher(values []string) *matcher {
	patterns := make([]string, 0, len(values))
	size := 0
	for _, v := range values {
		if v = v[:min(len(v), maxPattern)]; v != "" {
			patterns = append(patterns, v)
			size += len(v)
		}
	}
	switch {
	case len(patterns) == 0:
		return nil
	case size > maxPatterns:
		return &matcher{all: true}
	}
	slices.Sort(patterns)
	patterns = slices.Compact(patterns)

	m := &matcher{label: []byte{0}, fail: []int32{0}}
	for _, p := range patterns {
		first, last := 0, 255
		if len(p) > 1 {
			first, last = int(p[1]), int(p[1])
		}
		for second := first; second <= last; second++ {
			pair := pairOf(p[0], byte(second))
			m.begins[pair/64] |= 1 << (pair % 64)
		}
	}
	// A state is what the patterns from lo up to hi have in common.
	type span struct{ lo, hi, depth int32 }
	states := []span{{0, int32(len(patterns)), 0}}
	for i := 0; i < len(states); i++ {
		s := states[i]
		m.child = append(m.child, int32(len(states)))
		m.longest = append(m.longest, m.longestAt(i))
		if int(s.depth) == len(patterns[s.lo]) {
			m.longest[i] = s.depth
			s.lo++
		}
		for s.lo < s.hi {
			c := patterns[s.lo][s.depth]
			next := s.lo
			for next < s.hi && patterns[next][s.depth] == c {
				next++
			}
			state := int32(len(states))
			states = append(states, span{s.lo, next, s.depth + 1})
			m.label = append(m.label, c)
			if i == 0 {
				m.root[c] = state
				m.fail = append(m.fail, 0)
			} else {
				m.fail = append(m.fail, m.next(m.fail[i], c))
			}
			s.lo = next
		}
	}
	m.child = append(m.child, int32(len(states)))
	return m
}

// longestAt returns the length of the longest string that a state ends in, but is
// not.
func (m *matcher) longestAt(state int) int32 {
	if state == 0 {
		return 0
	}
	return m.longest[m.fail[state]]
}

func pairOf(a, b byte) int { return int(a)<<8 | int(b) }

// next returns the state after a byte.
func (m *matcher) next(state int32, c byte) int32 {
	for state != 0 {
		first, end := m.child[state], m.child[state+1]
		if i, ok := slices.BinarySearch(m.label[first:end], c); ok {
			return first + int32(i)
		}
		state = m.fail[state]
	}
	return m.root[c]
}

// find returns the occurrences of the strings in a text, sorted, those that touch
// joined.
func (m *matcher) find(content []byte) []text.Span {
	switch {
	case m == nil:
		return nil
	case m.all && len(content) > 0:
		return []text.Span{{Start: 0, End: len(content)}}
	}
	var spans []text.Span
	state := int32(0)
	for i := 0; i < len(content); i++ {
		if state == 0 {
			for i+1 < len(content) {
				pair := pairOf(content[i], content[i+1])
				if m.begins[pair/64]&(1<<(pair%64)) != 0 {
					break
				}
				i++
			}
		}
		if state = m.next(state, content[i]); m.longest[state] == 0 {
			continue
		}
		found := text.Span{Start: i + 1 - int(m.longest[state]), End: i + 1}
		if n := len(spans) - 1; n >= 0 && spans[n].Start <= found.Start && found.End <= spans[n].End {
			continue
		}
		if m.longest[state] == maxPattern {
			if found.End = len(content); bytes.IndexByte(content[i:], '\n') >= 0 {
				found.End = i + bytes.IndexByte(content[i:], '\n')
			}
		}
		for n := len(spans) - 1; n >= 0 && spans[n].End >= found.Start; n-- {
			found = text.Span{Start: min(spans[n].Start, found.Start), End: max(spans[n].End, found.End)}
			spans = spans[:n]
		}
		spans = append(spans, found)
	}
	return spans
}

// redact returns s with every occurrence of a string masked.
func (m *matcher) redact(s string) string {
	spans := m.find([]byte(s))
	if len(spans) == 0 {
		return s
	}
	var b strings.Builder
	at := 0
	for _, span := range spans {
		b.WriteString(s[at:span.Start])
		b.WriteString(Redacted)
		at = span.End
	}
	b.WriteString(s[at:])
	return b.String()
}
