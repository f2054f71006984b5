// Package text is about text as such: what stands where in it, and which words
// are near each other. It imports nothing of kubevet's.
package text

import "strings"

// Nearest returns the candidate that name is most likely a misspelling of: the
// one with the smallest Levenshtein distance, case ignored, the first of equals.
// It is "" if none is near, which is more than a third of name's length away.
func Nearest(name string, candidates []string) string {
	lower := []rune(strings.ToLower(name))
	nearest, best := "", (len(lower)+2)/3
	for _, candidate := range candidates {
		// Only a smaller distance replaces a candidate, the limit itself counts
		// for the first.
		d := levenshtein(lower, []rune(strings.ToLower(candidate)))
		if d < best || d == best && nearest == "" {
			nearest, best = candidate, d
		}
	}
	return nearest
}

// levenshtein counts the insertions, deletions and substitutions of runes that
// turn a into b.
func levenshtein(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
