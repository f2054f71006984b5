package mask

import (
	"bytes"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/text"
)

func TestRedact(t *testing.T) {
	for _, c := range []struct {
		s       string
		secrets []string
		want    string
	}{
		{"nothing to hide", nil, "nothing to hide"},
		{"nothing to hide", []string{"", "hunter2"}, "nothing to hide"},
		{"password hunter2 and hunter2", []string{"hunter2"}, "password [redacted] and [redacted]"},
		{"abcd", []string{"bcd", "abc"}, "[redacted]"},
		{"hunter22", []string{"hunter2", "hunter22"}, "[redacted]"},
		{"aaaaa.", []string{"aa"}, "[redacted]."},
		{"é你é", []string{"你"}, "é[redacted]é"},
		{"redacted", []string{"redacted", "act"}, "[redacted]"},
	} {
		if got := newMatcher(c.secrets).redact(c.s); got != c.want {
			t.Errorf("redact(%q, %q) = %q, want %q", c.s, c.secrets, got, c.want)
		}
	}
}

// TestMatcher holds the matcher against looking for one string after the other.
func TestMatcher(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "ab\nc"[r.IntN(2+r.IntN(3))]
		}
		return string(b)
	}
	for range 3000 {
		var values []string
		for range r.IntN(8) {
			values = append(values, word(r.IntN(6)))
		}
		content := word(r.IntN(60))
		var want []text.Span
		for _, v := range values {
			for at := range content {
				if v != "" && strings.HasPrefix(content[at:], v) {
					want = append(want, text.Span{Start: at, End: at + len(v)})
				}
			}
		}
		if diff := cmp.Diff(text.Merge(want), newMatcher(values).find([]byte(content))); diff != "" {
			t.Fatalf("%q in %q (-want +got):\n%s", values, content, diff)
		}
	}
}

// TestLongSecret finds a secret that is longer than what it is known by, whole and
// alone.
func TestLongSecret(t *testing.T) {
	secret := strings.Repeat("s3cret-", 2*maxPattern/7)
	m := newMatcher([]string{secret})
	if got, want := m.redact("a: "+secret+"\nb: c\n"), "a: "+Redacted+"\nb: c\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := m.redact(secret[:maxPattern-1]); got != secret[:maxPattern-1] {
		t.Errorf("what is no secret is hidden: %q", got)
	}
}

// TestTooManySecrets shows nothing where secrets cannot be told apart any more.
func TestTooManySecrets(t *testing.T) {
	values := make([]string, 1+maxPatterns/maxPattern)
	for i := range values {
		values[i] = strings.Repeat("x", maxPattern)
	}
	if got := newMatcher(values).redact("anything"); got != Redacted {
		t.Errorf("%q is shown", got)
	}
}

// BenchmarkMatcher looks for more and more secrets in one text.
func BenchmarkMatcher(b *testing.B) {
	content := bytes.Repeat([]byte("    image: registry.example.com/team/app:1.2.3 # s3cret-\n"), 20_000)
	for _, n := range []int{1, 100, 10_000} {
		var values []string
		for i := range n {
			values = append(values, "s3cret-"+strings.Repeat(string(rune('a'+i%26)), 3)+string(rune('A'+i/26%26))+string(rune('0'+i/676)))
		}
		m := newMatcher(values)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				m.find(content)
			}
		})
	}
}
