package manifest

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkQuick holds the quick parser against the YAML library on the documents of a
// text and returns how many it parsed.
func checkQuick(t *testing.T, text []byte) (parsed int) {
	t.Helper()
	for _, at := range split(text) {
		got := parseQuick(text, at)
		if got == nil {
			continue
		}
		parsed++
		root, err := decode(text[at.start:at.end])
		if err != nil || root == nil {
			t.Fatalf("%q is no YAML: %v", text[at.start:at.end], err)
		}
		b := builder{scanner: newScanner(text, at)}
		want := b.build(root, 1)
		if len(b.faults) > 0 || b.scanner.gap(max(want.end, at.start+1)) != at.end {
			t.Fatalf("%q: %v", text[at.start:at.end], b.faults)
		}
		if !reflect.DeepEqual(want.node, got) {
			t.Fatalf("%q: library (-) and quick parser (+):\n%s", text[at.start:at.end], cmp.Diff(want.node, got))
		}
	}
	return parsed
}

// manifests are the texts of fixtures and of the examples of rules.
func manifests(t testing.TB) [][]byte {
	t.Helper()
	var texts [][]byte
	for _, pattern := range []string{"../../policies/*/*.txtar", "../../fixtures/trees/*/manifests/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for part := range strings.SplitSeq("\n"+string(text), "\n-- ") {
				_, part, _ = strings.Cut(part, "\n")
				texts = append(texts, []byte(part))
			}
		}
	}
	if len(texts) < 300 {
		t.Fatalf("%d texts", len(texts))
	}
	return texts
}

// TestQuick holds the quick parser against the library on manifests as they are,
// most of which it is to parse, and with a few bytes changed.
func TestQuick(t *testing.T) {
	texts := manifests(t)
	all, parsed := 0, 0
	for _, text := range texts {
		all += len(split(text))
		parsed += checkQuick(t, text)
	}
	if parsed*2 < all {
		t.Errorf("%d of %d documents parsed", parsed, all)
	}
	random := rand.New(rand.NewPCG(1, 2))
	parsed = 0
	for range 20000 {
		parsed += checkQuick(t, mutate(random, texts[random.IntN(len(texts))]))
	}
	if parsed < 5000 {
		t.Errorf("%d changed documents parsed", parsed)
	}
}

// mutate changes a text in one or two places: it puts in what means something in
// YAML, takes some bytes out, or doubles a line.
func mutate(random *rand.Rand, text []byte) []byte {
	pieces := []string{
		" ", "  ", "\n", "\n\n", "\t", ":", ": ", "#", " #", "- ", "-", "|", "|-", ">", "'", "''", `"`, `\n`, `\`, "[", "]", "{}", "[]",
		",", "&a ", "*a", "!!str ", "?", "? ", "<<", "---\n", "...", "%", "@", "~", "null", "1e3", "0x1", "é", "\u00a0", "\u2028", "\r\n",
	}
	for range 1 + random.IntN(2) {
		at := random.IntN(len(text) + 1)
		switch random.IntN(3) {
		case 0:
			end := min(len(text), at+1+random.IntN(4))
			text = append(text[:at:at], text[end:]...)
		case 1:
			start := strings.LastIndexByte(string(text[:at]), '\n') + 1
			text = append(text[:at:at], text[start:]...)
		default:
			text = append(append(text[:at:at], pieces[random.IntN(len(pieces))]...), text[at:]...)
		}
	}
	return text
}

// FuzzQuick holds the quick parser against the library on any text.
func FuzzQuick(f *testing.F) {
	for _, text := range manifests(f) {
		f.Add(text)
	}
	for seed := range uint64(40) {
		f.Add([]byte(newWriter(seed).document()))
	}
	for _, test := range syntaxTests {
		f.Add([]byte(test.text))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkQuick(t, text) })
}
