// Package text is about text as such: what stands where in it, and which words
// are near each other.
//
// It may import nothing of kubevet's.
package text

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the candidate that name is most likely a misspelling of: the
// one with the smallest Levenshtein distance, case ignored, the first of equals.
// It is "" if none is near, which is more than a third of name's length away.
func Nearest(name string, candidates []string) string {
	lower := strings.ToLower(name)
	nearest, best := "", (utf8.RuneCountInString(lower)+2)/3
	for _, candidate := range candidates {
		// Only a smaller distance replaces a candidate, the limit itself counts
		// for the first.
		d := levenshtein.ComputeDistance(lower, strings.ToLower(candidate))
		if d < best || d == best && nearest == "" {
			nearest, best = candidate, d
		}
	}
	return nearest
}

// Distance is the Levenshtein distance of two texts.
func Distance(a, b string) int { return levenshtein.ComputeDistance(a, b) }
