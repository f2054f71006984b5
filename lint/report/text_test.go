package report

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/text"
)

func TestText(t *testing.T) {
	for _, c := range []struct {
		file string
		opts Options
	}{
		{"report.txt", Options{Path: show}},
		{"report-color.txt", Options{Path: show, Color: true}},
		{"report-statistics.txt", Options{Statistics: true}},
		{"report-quiet.txt", Options{Quiet: true}},
	} {
		var b bytes.Buffer
		if err := Text(&b, sampleReport(), c.opts); err != nil {
			t.Fatal(err)
		}
		golden(t, c.file, b.Bytes())
	}
}

func TestConcise(t *testing.T) {
	for _, c := range []struct {
		file string
		opts Options
	}{
		{"report-concise.txt", Options{Path: show}},
		{"report-concise-quiet.txt", Options{Quiet: true}},
	} {
		var b bytes.Buffer
		if err := Concise(&b, sampleReport(), c.opts); err != nil {
			t.Fatal(err)
		}
		golden(t, c.file, b.Bytes())
	}
}

var escapeCode = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// TestColorAddsOnlyCodes checks that colour is all that Color changes, and that
// what the input holds of control characters never comes through.
func TestColorAddsOnlyCodes(t *testing.T) {
	for _, write := range []func(*bytes.Buffer, Options) error{
		func(b *bytes.Buffer, o Options) error { return Text(b, sampleReport(), o) },
		func(b *bytes.Buffer, o Options) error { return Concise(b, sampleReport(), o) },
	} {
		var plain, color bytes.Buffer
		if err := write(&plain, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := write(&color, Options{Color: true}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(plain.String(), escapeCode.ReplaceAllString(color.String(), "")); diff != "" {
			t.Errorf("colour changes the text (-plain +stripped):\n%s", diff)
		}
		for _, r := range plain.String() {
			if r != '\n' && (text.Harmless(r) != string(r)) {
				t.Errorf("control character %U in the output", r)
			}
		}
	}
}

func TestTextOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := Text(&b, Report{Summary: Summary{Files: 1, Objects: 1}}, Options{Statistics: true}); err != nil {
		t.Fatal(err)
	}
	want := "no findings; looked at 1 object: 0 charts, 0 scenarios, 0 kustomizations, 1 file; 0 skipped\n"
	if got := b.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestTextReportsWriteErrors(t *testing.T) {
	for _, opts := range []Options{{}, {Statistics: true}} {
		if err := Text(brokenWriter{}, sampleReport(), opts); !errors.Is(err, errBroken) {
			t.Errorf("Text returns %v, want %v", err, errBroken)
		}
		if err := Concise(brokenWriter{}, sampleReport(), opts); !errors.Is(err, errBroken) {
			t.Errorf("Concise returns %v, want %v", err, errBroken)
		}
	}
}

func TestUnderline(t *testing.T) {
	dots := strings.Repeat(".", 200)
	for _, c := range []struct {
		name              string
		text              string
		column, endColumn int
		source, marks     string
	}{
		{"plain", "a: true", 4, 8, "a: true", "   ^^^^"},
		{"empty span", "a:", 3, 3, "a:", "  ^"},
		{"empty line", "", 1, 1, "", "^"},
		{"past the end", "a", 9, 12, "a", " ^"},
		{"no columns", "a", 0, 0, "a", "^"},
		{"tabs", "\ta\tb", 4, 5, "    a   b", "        ^"},
		{"wide before", "你好: b", 5, 6, "你好: b", "      ^"},
		{"wide span", "k: 你好", 4, 6, "k: 你好", "   ^^^^"},
		{"combining", "e\u0301: b", 5, 6, "e\u0301: b", "   ^"},
		{"emoji", "🚀 x", 3, 4, "🚀 x", "   ^"},
		{"control", "a\x1b[0m b", 7, 8, "a␛[0m b", "      ^"},
		{"bidi", "a\u202eb c", 5, 6, "a<U+202E>b c", "           ^"},
		{"tags", "a\U000E0041\u200b c", 5, 6, "a<U+E0041><U+200B> c", "                   ^"},
		{"long, span first", "true" + dots, 1, 5, "true" + dots[:116] + "…", "^^^^"},
		{"long, span last", dots + "true", 201, 205, "…" + dots[:116] + "true", strings.Repeat(" ", 117) + "^^^^"},
		{"long, span in the middle", dots + "true" + dots, 201, 205, "…" + dots[:40] + "true" + dots[:76] + "…", strings.Repeat(" ", 41) + "^^^^"},
		{"long span", dots, 11, 200, dots[:120] + "…", strings.Repeat(" ", 10) + strings.Repeat("^", 110)},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, marks := underline(c.text, c.column, c.endColumn, "^")
			if diff := cmp.Diff([]string{c.source, c.marks}, []string{source, marks}); diff != "" {
				t.Errorf("underline differs (-want +got):\n%s", diff)
			}
		})
	}
}
