package mask

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMatches holds what finds candidates against the expressions themselves, asked
// everywhere.
func TestMatches(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{
		"password", "PWD", "pw", "x-pw", "api_key", "apikey", "Token", "secret", "name", "Name", "value", "-p", "-p ", "key-data", "authorization", "name: TOKEN, value: ", `"name":"api_key","value":"`,
		"bearer ", " is ", ":", ": ", "=", "\"", "'", ", ", "\n", " ", "  - ", "{", "}", "[", "]", "a1B2c3D4e5", "web", "é", "$", ".", "-", "_",
	}
	for _, test := range []struct {
		name       string
		expression *regexp.Regexp
		before     string // what may stand before the match, and is no part of its value
		next       func([]byte, int) (int, int)
	}{
		{"named", named, "", wordWith},
		{"entry", entry, "", nameKey},
		{"short", short, `(?:\A|[\s"'\[,])`, shortFlag},
	} {
		everywhere := regexp.MustCompile(strings.Replace(test.expression.String(), "^", test.before, 1))
		found := 0
		for range 20000 {
			var b strings.Builder
			for range random.IntN(14) {
				b.WriteString(pieces[random.IntN(len(pieces))])
			}
			text := []byte(b.String())
			var got, want [][]int
			matches(text, test.expression, test.next, func(at []int) { got = append(got, at[len(at)-2:]) })
			for _, at := range everywhere.FindAllSubmatchIndex(text, -1) {
				want = append(want, at[len(at)-2:])
			}
			if !slices.EqualFunc(got, want, slices.Equal) {
				t.Fatalf("%s in %q: %v, not %v", test.name, text, got, want)
			}
			found += len(got)
		}
		if found < 20 {
			t.Errorf("%s: %d matches", test.name, found)
		}
	}
}
