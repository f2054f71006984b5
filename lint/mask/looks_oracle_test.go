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

// TestUserInfos holds the passwords of URLs that are found by hand against an
// expression, asked about each @.
func TestUserInfos(t *testing.T) {
	expression := regexp.MustCompile(`[A-Za-z0-9_.%+-]:([^\s/:@"'{}$]+)@[A-Za-z0-9\[]`)
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"https://", "me", ":", "secret", "@", "example.com", "/", " ", "[::1]", "sha256:", "\n", "é", "$", "{", "%20", "'"}
	found := 0
	for range 20000 {
		var b strings.Builder
		for range random.IntN(14) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		var got, want [][]int
		for _, span := range userInfos(text) {
			got = append(got, []int{span.Start, span.End})
		}
		for from := 0; from < len(text); {
			at := expression.FindStringSubmatchIndex(text[from:])
			if at == nil {
				break
			}
			if !strings.HasPrefix(text[from+at[1]-1:], "sha256:") {
				want = append(want, []int{from + at[2], from + at[3]})
			}
			from += at[3] + 1 // the host may be the user of another one
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("in %q: %v, not %v", text, got, want)
		}
		found += len(got)
	}
	if found < 20 {
		t.Errorf("%d matches", found)
	}
}
