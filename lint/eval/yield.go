package eval

import (
	"slices"
	"strings"
)

// Unsaid returns which of the findings of a bundle say what no other one says that
// goes before them. A finding yields only to those that are reported, of the same
// object, no less severe, and of rules that its own names in Yields; and only if
// they speak for the same field and all of its evidence.
func Unsaid(findings []Finding, reported func(*Finding) bool) []bool {
	y := yielding{findings: findings, reported: make([]bool, len(findings)), decided: make([]standing, len(findings))}
	for i := range findings {
		y.reported[i] = reported(&findings[i])
	}
	unsaid := make([]bool, len(findings))
	for start := 0; start < len(findings); {
		end := start + 1
		for end < len(findings) && findings[end].Object == findings[start].Object {
			end++
		}
		for i := start; i < end; i++ {
			unsaid[i] = y.stands(i, start, end)
		}
		start = end
	}
	return unsaid
}

// yielding decides which findings stand. Yields has no circles, so it ends.
type yielding struct {
	findings []Finding
	reported []bool
	decided  []standing
}

type standing uint8

const (
	undecided standing = iota
	stands
	yields
)

// stands reports whether the i-th finding is reported and yields to none of those
// from start up to end, which are those of its object.
func (y *yielding) stands(i, start, end int) bool {
	if !y.reported[i] {
		return false
	}
	if y.decided[i] == undecided {
		y.decided[i] = stands
		if y.said(i, start, end) {
			y.decided[i] = yields
		}
	}
	return y.decided[i] == stands
}

func (y *yielding) said(i, start, end int) bool {
	f := &y.findings[i]
	if len(f.Rule.Yields) == 0 {
		return false
	}
	left := f.Evidence
	for j := start; j < end; j++ {
		g := &y.findings[j]
		if !slices.Contains(f.Rule.Yields, g.Rule.ID) || g.Severity < f.Severity || !speaksFor(g, f) || !y.stands(j, start, end) {
			continue
		}
		if len(g.Evidence) == 0 {
			return true
		}
		if len(f.Evidence) == 0 {
			continue // f is about all of it, and g about some
		}
		left = slices.DeleteFunc(slices.Clone(left), func(item string) bool {
			return slices.ContainsFunc(g.Evidence, func(of string) bool { return covers(of, item) })
		})
		if len(left) == 0 {
			return true
		}
	}
	return false
}

// speaksFor reports whether f is about what g speaks for, or a part of it.
func speaksFor(g, f *Finding) bool {
	return startsWith(f.Path, g.Scope) || startsWith(f.Scope, g.Scope)
}

func startsWith(path, prefix []any) bool {
	return len(path) >= len(prefix) && slices.Equal(path[:len(prefix)], prefix)
}

// covers reports whether one item of evidence includes another: word by word, "*"
// in it stands for any text.
func covers(item, other string) bool {
	words, others := strings.Fields(item), strings.Fields(other)
	return slices.EqualFunc(words, others, matches)
}

func matches(pattern, word string) bool {
	before, after, wild := strings.Cut(pattern, "*")
	if !wild {
		return pattern == word
	}
	if !strings.HasPrefix(word, before) {
		return false
	}
	for rest := word[len(before):]; ; rest = rest[1:] {
		if matches(after, rest) {
			return true
		}
		if rest == "" {
			return false
		}
	}
}
