package report

import (
	"bytes"
	"errors"
	"net/url"
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
		{"report-narrow.txt", Options{Path: show, Width: 60, Newcomer: true}},
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

// TestTextWidth holds every line to the width of the screen, but for a word that is
// longer, and text to being the same words at every width.
func TestTextWidth(t *testing.T) {
	long := sampleReport()
	long.Findings[2].Message = strings.Repeat("a long message of ordinary words ", 12)
	long.Problems[0].Message = long.Findings[2].Message
	long.Findings[1].Excerpt[1].Label = long.Findings[2].Message
	for _, width := range []int{40, 60, 80, 200} {
		var b bytes.Buffer
		if err := Text(&b, long, Options{Width: width, Newcomer: true, Color: true, Address: func(file string) string { return "file:///" + url.PathEscape(file) }}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			line = strings.TrimSuffix(line, "\n")
			words := strings.Fields(line)
			if n := text.Width(line); n > width && len(words) > 2 && !strings.Contains(words[0]+words[1], "...") && !strings.Contains(line, "-->") {
				t.Errorf("a line of %d cells at a width of %d: %s", n, width, line)
			}
		}
		if n := strings.Count(b.String(), "a long message of ordinary words") + strings.Count(b.String(), "\n"); n < 24 {
			t.Errorf("the message is not there at a width of %d", width)
		}
	}
}

// TestSources counts a finding for each source that it occurs in.
func TestSources(t *testing.T) {
	r := Report{}
	for i := range longRun {
		f := sampleReport().Findings[i%3]
		f.Sources = []string{[]string{"charts/web", "deploy/a"}[i%2]}
		if i == 4 {
			f.Sources = []string{"charts/web", "deploy/a"}
		}
		r.Findings = append(r.Findings, f)
	}
	var b bytes.Buffer
	if err := Text(&b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	want := "charts/web  10 findings (3 critical, 4 high, 3 medium)\ndeploy/a    11 findings (3 critical, 3 high, 5 medium)\n\n20 findings "
	if !strings.Contains(b.String(), want) {
		t.Errorf("got %s\nwant %s", b.String()[b.Len()-300:], want)
	}
	r.Findings = r.Findings[:longRun-1]
	b.Reset()
	if err := Text(&b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "charts/web  ") {
		t.Error("a short run has a line for each source")
	}
}

// TestConciseNamesObjects names what two lines differ in.
func TestConciseNamesObjects(t *testing.T) {
	r := Report{Findings: sampleReport().Findings[:1]}
	other := r.Findings[0]
	other.Object.Name = "other"
	r.Findings = append(r.Findings, other)
	var b bytes.Buffer
	if err := Concise(&b, r, Options{Quiet: true}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"(Pod default/*) [host-network]\n", "(Pod default/other) [host-network]\n"} {
		if !strings.Contains(b.String(), name) {
			t.Errorf("%q does not name %s", b.String(), name)
		}
	}
}

func TestTextOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := Text(&b, Report{Summary: Summary{Files: 1, Objects: 1}}, Options{Statistics: true}); err != nil {
		t.Fatal(err)
	}
	want := "no findings; looked at 1 object in 1 file\n"
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
			source, marks := underline(c.text, c.column, c.endColumn, "^", 122)
			if diff := cmp.Diff([]string{c.source, c.marks}, []string{source, marks}); diff != "" {
				t.Errorf("underline differs (-want +got):\n%s", diff)
			}
		})
	}
}
