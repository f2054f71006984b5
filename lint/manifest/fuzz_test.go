package manifest

import (
	"testing"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/document"
)

// FuzzParse checks on any input that Parse does not panic, that it says why it
// found nothing, and that its problems and spans lie in the text; on one document
// that the values are those kubectl reads and the spans are exact.
func FuzzParse(f *testing.F) {
	for seed := range uint64(40) {
		f.Add([]byte(newWriter(seed).document()))
	}
	for _, test := range syntaxTests {
		f.Add([]byte(test.text))
	}
	for _, test := range splitTests {
		f.Add([]byte(test.text))
	}
	f.Add([]byte(`{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Pod"}]}{}`))
	f.Add([]byte("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n<<: {d: *b}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		r := Parse(&document.Document{File: "f.yaml", Text: text})
		for _, p := range r.Problems {
			if p.Line < 1 || p.Column < 1 || p.Message == "" || p.File == "" {
				t.Errorf("%q: problem %+v", text, p)
			}
		}
		for _, o := range r.Objects {
			checkBounds(t, string(text), o.Root)
			if at := o.Locate([]any{"spec", 0, "x"}); at.Line < 1 || at.EndLine < at.Line {
				t.Errorf("%q: location %+v", text, at)
			}
		}
		documents := split(text)
		if len(documents) > 0 && len(r.Objects)+len(r.Problems)+r.NotKubernetes == 0 {
			checkNull(t, string(text))
		}
		if len(documents) == 1 && len(text) < 400 && utf8.Valid(text) {
			document := string(text[documents[0].start:documents[0].end])
			if _, err := decode([]byte(document)); (err != nil) != isSyntaxError(document) {
				return // yaml/v2 and yaml/v3 differ on what is YAML; they do in corners
			}
			if root := checkOracle(t, document); root != nil {
				checkSpans(t, document, root)
			}
		}
	})
}

// checkNull checks that the documents in text are empty, lists without items
// aside.
func checkNull(t *testing.T, text string) {
	for _, at := range split([]byte(text)) {
		root, _ := parseOne(text[at.start:at.end])
		if plainValue(root) != nil && (root.Field("items") == nil || len(root.Field("items").Value.Items) > 0) {
			t.Errorf("%q: document %q is left out", text, text[at.start:at.end])
		}
	}
}
