package helm

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// TestSeparators holds them against Helm's own expression.
func TestSeparators(t *testing.T) {
	expression := regexp.MustCompile(`(?:^|\s*\n)---\s*`)
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"---", "--", "\n", " ", "\t", "\r\n", "\f", "\v", "a: b", "# c", "\u00a0"}
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(14) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := []byte(strings.TrimSpace(b.String()))
		got, want := separators(text), expression.FindAllIndex(text, -1)
		if len(got) != len(want) {
			t.Fatalf("%q: %v, not %v", text, got, want)
		}
		for i := range got {
			if got[i].Start != want[i][0] || got[i].End != want[i][1] {
				t.Fatalf("%q: %v, not %v", text, got, want)
			}
		}
	}
}
