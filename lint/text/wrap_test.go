package text

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		cells int
		hang  string
		want  string
	}{
		{"one two  three extraordinarily four", 9, "", "one two\nthree\nextraordinarily\nfour"},
		{"one two three", 9, "  ", "one two\n  three"},
		{"one two three", 7, "  ", "one two\n  three"},
		{"one two three", 0, "  ", "one two three"},
		{"", 9, "  ", ""},
		{"  one two", 6, "    ", "  one\n    two"},
		{"one   two", 9, "", "one   two"},
		{"你好 你好 a", 9, "", "你好 你好\na"},
		{"\x1b[1mone\x1b[0m \x1b]8;;https://example.com\x1b\\two\x1b]8;;\x1b\\ three", 7, "", "\x1b[1mone\x1b[0m \x1b]8;;https://example.com\x1b\\two\x1b]8;;\x1b\\\nthree"},
	} {
		if got := Wrap(c.text, c.cells, c.hang); got != c.want {
			t.Errorf("Wrap(%q, %d, %q) = %q, want %q", c.text, c.cells, c.hang, got, c.want)
		}
	}
}

// TestWrapWidth holds lines to the width, where every word fits, and the words to
// what they were.
func TestWrapWidth(t *testing.T) {
	text := strings.Repeat("the pod 你好 shares\u0301 \x1b[1;31mits\x1b[0m node's network, ", 20)
	for width := 12; width < 90; width++ {
		got := Wrap(text, width, "    ")
		for line := range strings.Lines(got) {
			if n := Width(strings.TrimSuffix(line, "\n")); n > width {
				t.Fatalf("a line of %d cells at a width of %d: %q", n, width, line)
			}
		}
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(text), " ") {
			t.Fatalf("words are lost at a width of %d: %q", width, got)
		}
	}
}
