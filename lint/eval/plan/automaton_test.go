package plan

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// checkAutomaton holds the automaton of an expression against package regexp.
func checkAutomaton(t *testing.T, pattern string, texts []string) (decided int) {
	t.Helper()
	re := regexp.MustCompile(pattern)
	a, err := newAutomaton(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if a == nil {
		return len(texts)
	}
	for _, text := range texts {
		got, ok := a.match(text)
		if !ok {
			continue
		}
		decided++
		if want := re.MatchString(text); got != want {
			t.Errorf("%q matches %q: %v, not %v", pattern, text, got, want)
		}
	}
	return decided
}

// expressions are those of the rules: raw strings that compile, some of which are
// no expressions at all.
func expressions(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../../policies/*/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile("(?:match|find_n|_submatch_n)\\(`([^`]+)`").FindAllStringSubmatch(string(text), -1) {
			if _, err := regexp.Compile(m[1]); err == nil {
				found = append(found, m[1])
			}
		}
	}
	if len(found) < 50 {
		t.Fatalf("%d expressions", len(found))
	}
	return found
}

// TestAutomaton asks the expressions of the rules, and some with all there is in
// the syntax, about texts made of their own pieces.
func TestAutomaton(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	patterns := append(expressions(t), `(?i)k\b|ſ`, `^$`, `(?m)^a$|\Bb\B`, `(?s)a.b`, `a.b`, `\z`, `\Aab+?(c|d)*$`, `[^a-y]{2,3}`, `x*`, ``)
	for _, pattern := range patterns {
		pieces := append(strings.FieldsFunc(pattern, func(r rune) bool { return strings.ContainsRune(`|()[]{}?+*^$\.`, r) }),
			"", " ", "\n", "a", "b", "Z", "_", "-", "0", "=", ":", "/", "K", "é", "\xff", "\u212a", "世")
		var texts []string
		for range 300 {
			var b strings.Builder
			for range random.IntN(6) {
				b.WriteString(pieces[random.IntN(len(pieces))])
			}
			texts = append(texts, b.String())
		}
		if n := checkAutomaton(t, pattern, texts); n < len(texts) {
			t.Errorf("%q: %d texts decided", pattern, n)
		}
	}
}

// FuzzAutomaton holds automata against package regexp for any expression.
func FuzzAutomaton(f *testing.F) {
	f.Add(`^(a|b)*\bc$`, "abab c")
	f.Add(`(?i)pass(word|wd)?[:=]`, "PassWord:")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 100 {
			t.Skip()
		}
		if _, err := regexp.Compile(pattern); err != nil {
			t.Skip()
		}
		checkAutomaton(t, pattern, []string{text, text + text, text + "\n"})
	})
}

// BenchmarkAutomaton asks the expressions of the rules about an image and a
// command line, by an automaton and by package regexp.
func BenchmarkAutomaton(b *testing.B) {
	texts := []string{"registry.example.com/team/web:2.1.0", "/bin/sh -c exec /usr/local/bin/web --listen=:8080 --log-level=info"}
	patterns := expressions(b)
	b.Run("automaton", func(b *testing.B) {
		var all []*automaton
		for _, p := range patterns {
			if a, _ := newAutomaton(p); a != nil {
				all = append(all, a)
			}
		}
		for b.Loop() {
			for _, a := range all {
				for _, text := range texts {
					a.match(text)
				}
			}
		}
	})
	b.Run("regexp", func(b *testing.B) {
		var all []*regexp.Regexp
		for _, p := range patterns {
			all = append(all, regexp.MustCompile(p))
		}
		for b.Loop() {
			for _, re := range all {
				for _, text := range texts {
					re.MatchString(text)
				}
			}
		}
	})
}
