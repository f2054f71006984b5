package lsp

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/kubevet/kubevet/lint/document"
)

var lineBreak = regexp.MustCompile(`\r\n|\n|\r`)

// pieces make texts with all kinds of lines and characters.
var pieces = []string{"a", "key: value", "é", "中", "😀", "\n", "\r\n", "\r", "\t", " ", "\x00"}

func randomText(random *rand.Rand, returns bool) string {
	var b strings.Builder
	for range random.IntN(40) {
		if p := pieces[random.IntN(len(pieces))]; returns || p != "\r" {
			b.WriteString(p)
		}
	}
	return b.String()
}

// placeOf is the position of an offset as the protocol defines it.
func placeOf(text string, offset int, encoding string) position {
	line, start := 0, 0
	for _, m := range lineBreak.FindAllStringIndex(text, -1) {
		if m[1] <= offset {
			line, start = line+1, m[1]
		}
	}
	part := text[start:offset]
	if encoding == utf8Encoding {
		return position{line, len(part)}
	}
	return position{line, len(utf16.Encode([]rune(part)))}
}

// TestPositions holds positions against those that the protocol defines, and edits of
// ranges against edits of offsets.
func TestPositions(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 3000 {
		text := randomText(random, i%2 == 0)
		for _, encoding := range []string{utf8Encoding, utf16Encoding} {
			sh := newSheet([]byte(text), encoding)
			for offset := range text + " " {
				want := placeOf(text, offset, encoding)
				if offset > 0 && offset < len(text) && text[offset-1] == '\r' && text[offset] == '\n' {
					continue // within a line break
				}
				if got := sh.position(offset); got != want {
					t.Fatalf("%s: the position of %d in %q is %v, not %v", encoding, offset, text, got, want)
				}
				if got := sh.offset(want); got != offset {
					t.Fatalf("%s: the offset of %v in %q is %d, not %d", encoding, want, text, got, offset)
				}
			}
			a, b := boundary(random, text), boundary(random, text)
			a, b = min(a, b), max(a, b)
			with := randomText(random, true)
			r := sh.span(a, b)
			got := string(apply([]byte(text), []contentChange{{Range: &r, Text: with}}, encoding))
			if want := text[:a] + with + text[b:]; got != want {
				t.Fatalf("%s: %q with %q at %d to %d is %q, not %q", encoding, text, with, a, b, got, want)
			}
		}
	}
}

// boundary returns an offset at which a character begins and no line break goes on.
func boundary(random *rand.Rand, text string) int {
	var all []int
	for at := range text + " " {
		if at == 0 || at == len(text) || text[at-1] != '\r' || text[at] != '\n' {
			all = append(all, at)
		}
	}
	return all[random.IntN(len(all))]
}

// TestNoPosition asks for what is nowhere in a text, which is the end of the line or
// of the text.
func TestNoPosition(t *testing.T) {
	for _, text := range []string{"", "a", "a\nb", "a\rb", "😀\n"} {
		for _, encoding := range []string{utf8Encoding, utf16Encoding} {
			sh := newSheet([]byte(text), encoding)
			for _, p := range []position{{-1, -1}, {1 << 40, 0}, {0, 1 << 40}, {1, -5}, {-1 << 62, 1 << 62}} {
				if at := sh.offset(p); at < 0 || at > len(text) {
					t.Errorf("%v in %q is at %d", p, text, at)
				}
			}
			for _, loc := range []document.Location{{Line: 99, Column: 7}, {Line: 1, Column: 99, EndLine: 99, EndColumn: 99}, {}, {Line: 1}} {
				if r := sh.at(loc); before(r, span{Start: r.End}) > 0 {
					t.Errorf("%v in %q is %v", loc, text, r)
				}
			}
		}
	}
}

// TestOutline finds the keys that lead to each line, as a parser would.
func TestOutline(t *testing.T) {
	const text = `apiVersion: v1
kind: Pod
spec:
  # a comment
  containers:
  - name: a
    ports:
    - containerPort: 80
  {{- if .Values.x }}
  - name: b
    env:
      - name: X
        value: "y: z"
  {{- end }}
  volumes:
    - name: v
      emptyDir: {}
---
kind: Other
`
	o := newOutline(text)
	want := map[int]string{
		0: "apiVersion", 2: "spec", 4: "spec containers", 5: "spec containers 0 name", 7: "spec containers 0 ports 0 containerPort",
		9: "spec containers 0 name", 12: "spec containers 0 env 0 value", 14: "spec volumes", 16: "spec volumes 0 emptyDir", 18: "kind",
	}
	for line, path := range want {
		var got []string
		for _, step := range o.path(line) {
			if key, ok := step.(string); ok {
				got = append(got, key)
			} else {
				got = append(got, "0")
			}
		}
		if strings.Join(got, " ") != path {
			t.Errorf("line %d: %q, not %q", line, strings.Join(got, " "), path)
		}
	}
	if v, k := o.kind(12); v != "v1" || k != "Pod" {
		t.Errorf("line 12 is in %s %s", v, k)
	}
	if v, k := o.kind(18); v != "" || k != "Other" {
		t.Errorf("line 18 is in %s %s", v, k)
	}
}
