package manifest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var splitTests = []struct {
	name, text string
	want       []string
}{
	{"empty", "", nil},
	{"blank lines", "\n  \n\t\n", nil},
	{"comments", "# a\n---\n# b\n--- # c\n...\n", nil},
	{"one", "a: 1\n", []string{"a: 1\n"}},
	{"no line break at the end", "a: 1\n---\nb: 2", []string{"a: 1\n", "b: 2"}},
	{"marker at the start", "---\na: 1\n", []string{"a: 1\n"}},
	{"marker with a comment", "--- # first\na: 1\n---\t# second\nb: 2\n", []string{"a: 1\n", "b: 2\n"}},
	{"content after the marker", "--- a\n--- >\n b\n", []string{"--- a\n", "--- >\n b\n"}},
	{"marker at the end", "a: 1\n---", []string{"a: 1\n"}},
	{"empty documents between", "a: 1\n---\n---\n# nothing\n---\nb: 2\n", []string{"a: 1\n", "b: 2\n"}},
	{"not markers", "---a: 1\n----\n --- x\n....\n", []string{"---a: 1\n----\n --- x\n....\n"}},
	{"document end", "a: 1\n...\nb: 2\n... # end\n---\nc: 3\n", []string{"a: 1\n", "b: 2\n", "c: 3\n"}},
	{"marker ends a block scalar", "a: |\n  x\n---\nb: 2\n", []string{"a: |\n  x\n", "b: 2\n"}},
	{"indented marker does not", "a: |\n  x\n  ---\n  y\n", []string{"a: |\n  x\n  ---\n  y\n"}},
	{"marker ends a quoted scalar", "a: \"x\n---\nb: 2\"\n", []string{"a: \"x\n", "b: 2\"\n"}},
	{"directive", "%YAML 1.1\n# c\n---\na: 1\n---\nb: 2\n", []string{"%YAML 1.1\n# c\n---\na: 1\n", "b: 2\n"}},
	{"directive after a document", "a: 1\n...\n%TAG ! !x\n--- b\n", []string{"a: 1\n", "%TAG ! !x\n--- b\n"}},
	{"directive of an empty document", "%YAML 1.1\n---\n---\na: 1\n", []string{"a: 1\n"}},
	{"percent in content", "a: 1\n%b\n", []string{"a: 1\n%b\n"}},
	{"CRLF", "---\r\na: 1\r\n---\r\nb: 2\r\n", []string{"a: 1\r\n", "b: 2\r\n"}},
	{"CR", "---\ra: 1\r---\rb: 2\r", []string{"a: 1\r", "b: 2\r"}},
	{"byte order mark", "\uFEFF---\na: 1\n", []string{"a: 1\n"}},
	{"only a byte order mark", "\uFEFF", nil},
	{"byte order mark of the second document", "a: 1\n---\n\uFEFFb: 2\n", []string{"a: 1\n", "\uFEFFb: 2\n"}},
}

func TestSplit(t *testing.T) {
	for _, test := range splitTests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, at := range split([]byte(test.text)) {
				got = append(got, test.text[at.start:at.end])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("documents (-want +got):\n%s", diff)
			}
		})
	}
}
