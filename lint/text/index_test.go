package text

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// place counts lines and columns of an offset the plain way.
func place(text []byte, offset int) (line, column, units int) {
	body := text[:offset]
	if bytes.HasPrefix(text, byteOrderMark) {
		body = body[min(len(byteOrderMark), len(body)):]
	}
	start := bytes.LastIndexByte(body, '\n') + 1
	return 1 + bytes.Count(body, []byte("\n")), 1 + utf8.RuneCount(body[start:]), len(utf16.Encode([]rune(string(body[start:]))))
}

// checkIndex holds an index against place at every offset where a code point begins.
func checkIndex(t *testing.T, text []byte, every int) {
	t.Helper()
	x := NewIndex(text)
	if want := 1 + bytes.Count(text, []byte("\n")); x.Lines() != want {
		t.Errorf("%d lines, want %d", x.Lines(), want)
	}
	if _, ok := x.Line(0); ok {
		t.Error("there is a line 0")
	}
	if _, ok := x.Line(x.Lines() + 1); ok {
		t.Error("there is a line after the last")
	}
	first, _ := x.Line(1)
	for at, n := first.Start, 0; at <= len(text); n++ {
		if n%every == 0 {
			wantLine, wantColumn, wantUnits := place(text, at)
			line, column := x.Position(at)
			if line != wantLine || column != wantColumn {
				t.Fatalf("offset %d is at %d:%d, want %d:%d", at, line, column, wantLine, wantColumn)
			}
			if line, units := x.UTF16(at); line != wantLine || units != wantUnits {
				t.Fatalf("offset %d is at %d:%d in UTF-16, want %d:%d", at, line, units, wantLine, wantUnits)
			}
			span, _ := x.Line(line)
			if got, want := x.Offset(line, column), min(at, span.End); got != want {
				t.Fatalf("%d:%d is offset %d, want %d", line, column, got, want)
			}
			if got, want := x.OffsetUTF16(line, wantUnits), min(at, span.End); got != want {
				t.Fatalf("%d:%d in UTF-16 is offset %d, want %d", line, wantUnits, got, want)
			}
			if l, start := x.LineAt(at); l != line || start != span.Start {
				t.Fatalf("offset %d is in line %d from %d, want %d from %d", at, l, start, line, span.Start)
			}
		}
		if at == len(text) {
			break
		}
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
}

func TestIndex(t *testing.T) {
	for _, text := range []string{
		"", "\n", "a", "a\n", "a\r\nb\r\n", "\uFEFFa: 1\nb", "ä: 𝄞x\n\n\xff\xfe\n", "\uFEFF", "a\n\uFEFFb",
		strings.Repeat("ä𝄞x", 3000) + "\n" + strings.Repeat("\x80", 5000) + "\nend",
	} {
		checkIndex(t, []byte(text), 1+len(text)/500)
	}
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", " ", "\n", "\r\n", "é", "𝄞", "\xf0\x9d", "\t"}
	for range 200 {
		var b strings.Builder
		for range r.IntN(4000) {
			b.WriteString(parts[r.IntN(len(parts))])
			if r.IntN(400) == 0 {
				b.WriteString(strings.Repeat("é𝄞z", r.IntN(2000)))
			}
		}
		checkIndex(t, []byte(b.String()), 97)
	}
}

func TestIndexOutside(t *testing.T) {
	x := NewIndex([]byte("ab\ncd"))
	for _, test := range []struct{ line, column, want int }{
		{1, 9, 2}, {1, 0, 0}, {1, -5, 0}, {2, 9, 5}, {3, 1, 5}, {0, 1, 5},
	} {
		if got := x.Offset(test.line, test.column); got != test.want {
			t.Errorf("%d:%d is offset %d, want %d", test.line, test.column, got, test.want)
		}
	}
	if line, column := x.Position(99); line != 2 || column != 3 {
		t.Errorf("an offset after the end is at %d:%d", line, column)
	}
	if line, column := x.Position(-1); line != 1 || column != 1 {
		t.Errorf("an offset before the start is at %d:%d", line, column)
	}
}

func TestMerge(t *testing.T) {
	got := Merge([]Span{{9, 12}, {3, 5}, {5, 7}, {4, 4}, {20, 20}, {10, 11}})
	want := []Span{{3, 7}, {9, 12}}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("merged to %v, want %v", got, want)
	}
}

func FuzzIndex(f *testing.F) {
	f.Add([]byte("a: 1\r\nä: \"𝄞\"\n"))
	f.Fuzz(func(t *testing.T, text []byte) { checkIndex(t, text, 1+len(text)/200) })
}
