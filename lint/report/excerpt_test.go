package report

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// excerptOf returns the excerpt of one location in one file.
func excerptOf(t *testing.T, content string, masks []text.Span, loc document.Location) Excerpt {
	t.Helper()
	loc.File = "a.yaml"
	e := NewExcerpter(
		func(string) ([]byte, error) { return []byte(content), nil },
		func(string) []text.Span { return masks })
	got := e.Excerpts(loc)
	if len(got) != 1 {
		t.Fatalf("%d excerpts, want 1", len(got))
	}
	return got[0]
}

func TestExcerpt(t *testing.T) {
	const block = "kind: Secret\nstringData:\n  key: |\n    line one\n    line two\nb: c\n"
	secret := func(content, secret string) []text.Span {
		i := strings.Index(content, secret)
		return []text.Span{{Start: i, End: i + len(secret)}}
	}
	long := strings.Repeat("é", 1000)
	for _, c := range []struct {
		name  string
		text  string
		masks []text.Span
		loc   document.Location
		want  Excerpt
	}{
		{
			"one line", "a: b\nc: true\n", nil,
			document.Location{Line: 2, Column: 4, EndLine: 2, EndColumn: 8},
			Excerpt{Line: 2, Text: "c: true", Column: 4, EndColumn: 8},
		},
		{
			"several lines", "a: b\nc: # see below  \n  d: e\n", nil,
			document.Location{Line: 2, Column: 1, EndLine: 3, EndColumn: 7},
			Excerpt{Line: 2, Text: "c: # see below  ", Column: 1, EndColumn: 15},
		},
		{
			"CRLF", "a: b\r\nc: true\r\n", nil,
			document.Location{Line: 2, Column: 4, EndLine: 3, EndColumn: 1},
			Excerpt{Line: 2, Text: "c: true", Column: 4, EndColumn: 8},
		},
		{
			"byte order mark", "\uFEFFkey: hunter2",
			[]text.Span{{Start: 8, End: 15}},
			document.Location{Line: 1, Column: 6, EndLine: 1, EndColumn: 13},
			Excerpt{Line: 1, Text: "key: [redacted]", Column: 6, EndColumn: 16, Masked: true},
		},
		{
			"no columns", "  {{ template }}  \n", nil,
			document.Location{Line: 1},
			Excerpt{Line: 1, Text: "  {{ template }}  ", Column: 3, EndColumn: 17},
		},
		{
			"no end", "a: b", nil,
			document.Location{Line: 1, Column: 4},
			Excerpt{Line: 1, Text: "a: b", Column: 4, EndColumn: 4},
		},
		{
			"columns past the end", "a: b\nc", nil,
			document.Location{Line: 1, Column: 40, EndLine: 1, EndColumn: 50},
			Excerpt{Line: 1, Text: "a: b", Column: 5, EndColumn: 5},
		},
		{
			"the empty last line", "a: b\n", nil,
			document.Location{Line: 2, Column: 1},
			Excerpt{Line: 2, Column: 1, EndColumn: 1},
		},
		{
			"the span is the secret", "key: hunter2, b: é", secret("key: hunter2", "hunter2"),
			document.Location{Line: 1, Column: 6, EndLine: 1, EndColumn: 13},
			Excerpt{Line: 1, Text: "key: [redacted], b: é", Column: 6, EndColumn: 16, Masked: true},
		},
		{
			"the secret is before the span", "é: hunter2, b: true", secret("é: hunter2", "hunter2"),
			document.Location{Line: 1, Column: 16, EndLine: 1, EndColumn: 20},
			Excerpt{Line: 1, Text: "é: [redacted], b: true", Column: 19, EndColumn: 23, Masked: true},
		},
		{
			"the secret is after the span", "a: true, b: hunter2", secret("a: true, b: hunter2", "hunter2"),
			document.Location{Line: 1, Column: 4, EndLine: 1, EndColumn: 8},
			Excerpt{Line: 1, Text: "a: true, b: [redacted]", Column: 4, EndColumn: 8, Masked: true},
		},
		{
			"the secret is in the span", "url: https://me:hunter2@example.com", secret("url: https://me:hunter2@example.com", "hunter2"),
			document.Location{Line: 1, Column: 6, EndLine: 1, EndColumn: 36},
			Excerpt{Line: 1, Text: "url: https://me:[redacted]@example.com", Column: 6, EndColumn: 39, Masked: true},
		},
		{
			"the span is in the secret", "a: hunter2", secret("a: hunter2", "hunter2"),
			document.Location{Line: 1, Column: 6, EndLine: 1, EndColumn: 8},
			Excerpt{Line: 1, Text: "a: [redacted]", Column: 4, EndColumn: 14, Masked: true},
		},
		{
			"two secrets, given last first", "a: one b: two c: d",
			[]text.Span{{Start: 10, End: 13}, {Start: 3, End: 6}},
			document.Location{Line: 1, Column: 15, EndLine: 1, EndColumn: 16},
			Excerpt{Line: 1, Text: "a: [redacted] b: [redacted] c: d", Column: 29, EndColumn: 30, Masked: true},
		},
		{
			"first line of a secret of several", block, secret(block, "line one\n    line two"),
			document.Location{Line: 4, Column: 5, EndLine: 5, EndColumn: 13},
			Excerpt{Line: 4, Text: "    [redacted]", Column: 5, EndColumn: 15, Masked: true},
		},
		{
			"last line of a secret of several", block, secret(block, "line one\n    line two"),
			document.Location{Line: 5, Column: 5, EndLine: 5, EndColumn: 13},
			Excerpt{Line: 5, Text: "    [redacted]", Column: 5, EndColumn: 15, Masked: true},
		},
		{
			"secrets beyond the file", "a: b",
			[]text.Span{{Start: -3, End: 1}, {Start: 3, End: 99}},
			document.Location{Line: 1, Column: 4, EndLine: 1, EndColumn: 5},
			Excerpt{Line: 1, Text: "[redacted]: [redacted]", Column: 13, EndColumn: 23, Masked: true},
		},
		{
			"not UTF-8", "\xff\xfe: true", nil,
			document.Location{Line: 1, Column: 5, EndLine: 1, EndColumn: 9},
			Excerpt{Line: 1, Text: "\uFFFD\uFFFD: true", Column: 5, EndColumn: 9},
		},
		{
			"long line", long + "true" + long, nil,
			document.Location{Line: 1, Column: 1001, EndLine: 1, EndColumn: 1005},
			Excerpt{
				Line: 1, Text: "…" + long[:200] + "true" + strings.Repeat("é", 296) + "…",
				Column: 102, EndColumn: 106,
			},
		},
		{
			"end of a long line", long + "true", nil,
			document.Location{Line: 1, Column: 1001, EndLine: 1, EndColumn: 1005},
			Excerpt{Line: 1, Text: "…" + strings.Repeat("é", 396) + "true", Column: 398, EndColumn: 402},
		},
		{
			"long span", long, nil,
			document.Location{Line: 1, Column: 11, EndLine: 1, EndColumn: 900},
			Excerpt{Line: 1, Text: strings.Repeat("é", 400) + "…", Column: 11, EndColumn: 402},
		},
		{
			"the window cuts a secret", long + "true" + long,
			[]text.Span{{Start: 0, End: 1950}, {Start: 2100, End: 4004}},
			document.Location{Line: 1, Column: 1001, EndLine: 1, EndColumn: 1005},
			Excerpt{
				Line: 1, Text: "…[redacted]" + strings.Repeat("é", 25) + "true" + strings.Repeat("é", 48) + "[redacted]…",
				Column: 37, EndColumn: 41, Masked: true,
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.File = "a.yaml"
			if diff := cmp.Diff(c.want, excerptOf(t, c.text, c.masks, c.loc)); diff != "" {
				t.Errorf("excerpt differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestExcerptsOfRelated(t *testing.T) {
	reads := make(map[string]int)
	e := NewExcerpter(func(file string) ([]byte, error) {
		reads[file]++
		if file == "gone.yaml" {
			return nil, fs.ErrNotExist
		}
		return []byte("one\ntwo\nthree\nfour\nfive\nsix\nseven\n"), nil
	}, nil)
	related := func(file string, line int, message string) document.Related {
		return document.Related{Location: document.Location{File: file, Line: line}, Message: message}
	}
	loc := document.Location{File: "a.yaml", Line: 2, Column: 1, EndLine: 2, EndColumn: 3, Related: []document.Related{
		related("a.yaml", 2, "the same line"),
		related("b.yaml", 2, "other file"),
		related("gone.yaml", 2, "no file"),
		related("a.yaml", 99, "no line"),
		related("a.yaml", 1, ""),
		related("b.yaml", 2, "the same again"),
		related("a.yaml", 3, "three"),
		related("a.yaml", 4, "four"),
		related("a.yaml", 5, "too many"),
	}}
	want := []Excerpt{
		{File: "a.yaml", Line: 2, Text: "two", Column: 1, EndColumn: 3},
		{File: "b.yaml", Line: 2, Text: "two", Column: 1, EndColumn: 4, Label: "other file"},
		{File: "a.yaml", Line: 1, Text: "one", Column: 1, EndColumn: 4, Label: "related"},
		{File: "a.yaml", Line: 3, Text: "three", Column: 1, EndColumn: 6, Label: "three"},
		{File: "a.yaml", Line: 4, Text: "four", Column: 1, EndColumn: 5, Label: "four"},
	}
	for range 2 {
		if diff := cmp.Diff(want, e.Excerpts(loc)); diff != "" {
			t.Errorf("excerpts differ (-want +got):\n%s", diff)
		}
	}
	if diff := cmp.Diff(map[string]int{"a.yaml": 1, "b.yaml": 1, "gone.yaml": 1}, reads); diff != "" {
		t.Errorf("reads differ (-want +got):\n%s", diff)
	}
}

// FuzzExcerpt checks that no secret is shown, that the columns are in the text
// and that nothing panics.
func FuzzExcerpt(f *testing.F) {
	f.Add("key: hunter2, b: true\n", 5, 12, 1, 6, 1, 13)
	f.Add("a: |\n  one\n  two\n", 7, 17, 3, 3, 3, 6)
	f.Add(strings.Repeat("é", 600)+"\r\n\xff", 1100, 1300, 1, 590, 2, 0)
	f.Add("", -1, 5, 1, 0, 0, 0)
	f.Fuzz(func(t *testing.T, content string, start, end, line, column, endLine, endColumn int) {
		// Secret bytes become a character that nothing else has.
		const marker = "\x01"
		content = strings.ReplaceAll(content, marker, "")
		from := min(max(start, 0), len(content))
		to := min(max(end, from), len(content))
		secret := strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\r\n", r) {
				return r
			}
			return 1
		}, content[from:to])
		content = content[:from] + secret + content[to:]
		e := NewExcerpter(
			func(string) ([]byte, error) { return []byte(content), nil },
			func(string) []text.Span { return []text.Span{{Start: from, End: from + len(secret)}} })
		for _, x := range e.Excerpts(document.Location{Line: line, Column: column, EndLine: endLine, EndColumn: endColumn}) {
			if strings.Contains(x.Text, marker) {
				t.Errorf("the secret is shown: %q", x.Text)
			}
			n := utf8.RuneCountInString(x.Text)
			if x.Column < 1 || x.EndColumn < x.Column || x.EndColumn > n+1 {
				t.Errorf("columns %d to %d are not in the %d characters of %q", x.Column, x.EndColumn, n, x.Text)
			}
			underline(x.Text, x.Column, x.EndColumn, "^", excerptWidth)
		}
	})
}

// BenchmarkExcerpts is of many findings in one file: its time for each must not
// depend on the length of the lines.
func BenchmarkExcerpts(b *testing.B) {
	item := `{"kind":"Pod","spec":{"hostNetwork":true}},`
	for _, c := range []struct {
		name, text string
		loc        func(i int) document.Location
	}{
		{"lines", strings.Repeat(item+"\n", 10_000), func(i int) document.Location {
			return document.Location{Line: i + 1, Column: 37, EndLine: i + 1, EndColumn: 41}
		}},
		{"one line", strings.Repeat(item, 10_000), func(i int) document.Location {
			return document.Location{Line: 1, Column: i*len(item) + 37, EndLine: 1, EndColumn: i*len(item) + 41}
		}},
	} {
		b.Run(fmt.Sprintf("%s/findings=10000", c.name), func(b *testing.B) {
			for b.Loop() {
				e := NewExcerpter(func(string) ([]byte, error) { return []byte(c.text), nil }, nil)
				for i := range 10_000 {
					e.Excerpts(c.loc(i))
				}
			}
		})
	}
}

// BenchmarkSARIF is of as many results as GitHub takes.
func BenchmarkSARIF(b *testing.B) {
	r := sampleReport()
	for len(r.Findings) < maxResults {
		r.Findings = append(r.Findings, r.Findings[:min(len(r.Findings), maxResults-len(r.Findings))]...)
	}
	for b.Loop() {
		if err := SARIF(io.Discard, r, Options{Read: readSample}); err != nil {
			b.Fatal(err)
		}
	}
}
