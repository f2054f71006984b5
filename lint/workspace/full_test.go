package workspace

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/text"
)

// TestRewritten makes edits in a text over which masks lie: nothing of a secret is left,
// whatever overlaps, and all else is as it would be without masks.
func TestRewritten(t *testing.T) {
	const content = "abcdefghijklmnopqrstuvwxyz"
	for _, tt := range []struct {
		part  text.Span
		masks []text.Span
		edits []document.Edit
		want  string
	}{
		{text.Span{Start: 0, End: 5}, nil, nil, "abcde"},
		{text.Span{Start: 2, End: 8}, []text.Span{{Start: 3, End: 5}}, nil, "c[redacted]fgh"},
		{text.Span{Start: 2, End: 8}, []text.Span{{Start: 0, End: 4}, {Start: 7, End: 20}}, nil, "[redacted]efg[redacted]"},
		{text.Span{Start: 0, End: 8}, []text.Span{{Start: 1, End: 3}}, []document.Edit{{Start: 5, End: 6, Text: "X"}}, "a[redacted]deXgh"},
		{text.Span{Start: 0, End: 8}, []text.Span{{Start: 5, End: 7}}, []document.Edit{{Start: 1, End: 1, Text: "X"}}, "aXbcde[redacted]h"},
		// The edit is in the secret, around it, and across each end of it.
		{text.Span{Start: 0, End: 8}, []text.Span{{Start: 2, End: 6}}, []document.Edit{{Start: 3, End: 4, Text: "X"}}, "ab[redacted]Xgh"},
		{text.Span{Start: 0, End: 8}, []text.Span{{Start: 3, End: 4}}, []document.Edit{{Start: 2, End: 6, Text: "X"}}, "abXgh"},
		{text.Span{Start: 0, End: 8}, []text.Span{{Start: 2, End: 5}}, []document.Edit{{Start: 4, End: 6, Text: "X"}}, "ab[redacted]Xgh"},
		{text.Span{Start: 0, End: 8}, []text.Span{{Start: 2, End: 5}}, []document.Edit{{Start: 1, End: 3, Text: "X"}}, "aX[redacted]fgh"},
	} {
		if got := rewritten([]byte(content), tt.part, tt.masks, tt.edits); got != tt.want {
			t.Errorf("%v %v %v: %q, want %q", tt.part, tt.masks, tt.edits, got, tt.want)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		span := func(from int) text.Span {
			start := from + r.IntN(6)
			return text.Span{Start: min(start, 26), End: min(start+r.IntN(5), 26)}
		}
		part := text.Span{Start: r.IntN(13), End: 13 + r.IntN(14)}
		var masks []text.Span
		var edits []document.Edit
		for at := part.Start; at < part.End; {
			m := span(at)
			if at = m.End + 1; m.Start < m.End {
				masks = append(masks, m)
			}
		}
		for at := part.Start; at < part.End; {
			e := span(at)
			if at = e.End + 1; e.End <= part.End {
				edits = append(edits, document.Edit{Start: e.Start, End: e.End, Text: "X"})
			}
		}
		want := make(map[byte]bool) // the characters that nothing hides or replaces
		for i := part.Start; i < part.End; i++ {
			want[content[i]] = true
		}
		for _, m := range masks {
			for i := m.Start; i < m.End; i++ {
				delete(want, content[i])
			}
		}
		for _, e := range edits {
			for i := e.Start; i < e.End; i++ {
				delete(want, content[i])
			}
		}
		got := rewritten([]byte(content), part, masks, edits)
		left := strings.ReplaceAll(strings.ReplaceAll(got, mask.Redacted, ""), "X", "")
		if len(left) != len(want) || strings.ContainsFunc(left, func(c rune) bool { return !want[byte(c)] }) {
			t.Fatalf("%v masks %v edits %v: %q", part, masks, edits, got)
		}
	}
}
