package manifest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

var syntaxTests = []struct {
	name, text string
	want       []string // line:column message
}{
	{"tab indentation", "a:\n\tb: 1\n", []string{"2:1 a tab is used for indentation; YAML indents with spaces"}},
	{"tab on the first line", "\ta: 1\n", []string{"1:1 a tab is used for indentation; YAML indents with spaces"}},
	{"tab in the second document", "a: 1\n---\nb:\n  c: 1\n\t  d: 2\n---\ne: 1\n", []string{"5:1 a tab is used for indentation; YAML indents with spaces"}},
	{"tab before a block scalar's text", "a: |\n\tb\n", []string{"2:1 a tab is used for indentation; YAML indents with spaces"}},
	{"tab in a plain scalar", "a:\n  b: c\n\td\n", []string{"3:1 a tab is used for indentation; YAML indents with spaces"}},
	{"unclosed double quote", "a: 1\nb: \"x\nc: 2\n", []string{"2:4 the quote that opens here is never closed"}},
	{"unclosed single quote after a closed one", "a: ['x', 'y]\n", []string{"1:10 the quote that opens here is never closed"}},
	{"unclosed quote up to a marker", "a: 'x\n---\nb: 1\n", []string{"1:4 the quote that opens here is never closed"}},
	{"unclosed list", "a: [1, 2\nb: 3\n", []string{`2:1 expected "," or "]" in the list that begins on line 1`}},
	{"unclosed mapping", "a: {b: 1\n", []string{`2:1 expected "," or "}" in the mapping that begins on line 1`}},
	{"unclosed mapping, next field", "a: {b: 1\nc: 2\n", []string{`2:1 expected "," or "}" in the mapping that begins on line 1`}},
	{"two colons", "a: 1\nb: c: d\n", []string{`2:1 a "key: value" is not allowed here; quote a value that holds ": ", or correct the indentation`}},
	{"deeper without a parent", "a: 1\n  b: 2\n", []string{`2:3 a "key: value" is not allowed here; quote a value that holds ": ", or correct the indentation`}},
	{"shallower than its siblings", "a:\n    b: 1\n  c: 2\n", []string{"3:3 this does not fit the mapping that begins on line 1; the indentation differs or the line above is not complete"}},
	{"missing colon", "a: 1\nb\nc: 2\n", []string{`2:1 this is neither "key: value" nor the continuation of the value above; a ":" is missing or the indentation is wrong`}},
	{"missing space after the colon", "a: 1\nb:2\n", []string{`2:1 this is neither "key: value" nor the continuation of the value above; a ":" is missing or the indentation is wrong`}},
	{"list not aligned", "a:\n  - b\n - c\n", []string{"3:2 this does not fit the mapping that begins on line 1; the indentation differs or the line above is not complete"}},
	{"text in a list", "- a\nb\n", []string{`2:1 this is neither "key: value" nor the continuation of the value above; a ":" is missing or the indentation is wrong`}},
	{"list beside its key", "a: - b\n", []string{`1:1 a "- " is not allowed here; a list begins on the line after its key`}},
	{"at sign", "a: 1\nb: @c\n", []string{"2:4 a value cannot begin with this character unless it is quoted"}},
	{"backquote first", "`a`: 1\n", []string{"1:1 a value cannot begin with this character unless it is quoted"}},
	{"percent", "a: %b\n", []string{"1:4 a value cannot begin with this character unless it is quoted"}},
	{"unknown escape", "a: \"x\\d\"\n", []string{`1:6 unknown escape in a double-quoted string; a backslash itself is written "\\"`}},
	{"unknown alias", "a: '*b'\nc: *b\n", []string{`2:4 the alias has no anchor before it; quote a value that begins with "*"`}},
	{"control character", "a: 1\nb: x\ay\n", []string{"2:5 the control character U+0007 is not allowed"}},
	{"stray byte", "a: 1\nb: é\xff\n", []string{"2:5 this is not valid UTF-8"}},
	{"template", "a: 1\nb: {{ .Values.b }}\n", []string{`2:4 "{{" begins a mapping in YAML, which cannot be a key; this looks like a template that has not been rendered`}},
	{"template statement", "a: 1\n{{- if .Values.b }}\nb: 1\n{{- end }}\n", []string{`2:1 this is not valid YAML; "{{" looks like a template that has not been rendered`}},
	{"template in a scalar", "a: x\nname: {{ .Release.Name }}-web\n", []string{`2:7 this is not valid YAML; "{{" looks like a template that has not been rendered`}},
	{"directive without a document", "%YAML 1.1\na: 1\n", []string{`2:1 a "key: value" is not allowed here; quote a value that holds ": ", or correct the indentation`}},
	{"unknown version", "%YAML 2.0\n---\na: 1\n", []string{"1:1 this is not valid YAML: found incompatible YAML document"}},
	{"unknown tag handle", "a: !x!y 1\n", []string{"1:1 this is not valid YAML: found undefined tag handle"}},
	{"content after a document", "[a]\nb: 1\n", []string{`2:1 this stands after the end of a value; a new document begins with "---"`}},
	{"JSON and other text", "{\"a\": 1} x\n", []string{`1:10 this stands after the end of a value; a new document begins with "---"`}},
	{"JSON and broken JSON", "{\"a\": 1}\n{\"b\": }\n", []string{"2:1 this follows a JSON object and is not JSON"}},
	{"JSON and an unclosed object", "{\"a\": 1}\n{\"b\": [\n", []string{"3:1 expected a value"}},
	{"JSON in an array", "[{\"a\": 1}, {]\n", []string{"1:1 expected a value"}},
	{"a merged key is no duplicate", "a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n", nil},
	{"null key", "a: 1\n~: 2\n", []string{"2:1 null and numbers beyond 64 bits cannot be keys"}},
	{"huge key", "18446744073709551615: 2\n", []string{"1:1 null and numbers beyond 64 bits cannot be keys"}},
	{"mapping as key", "? {a: 1}\n: b\nc: {[d]: e}\n", []string{"1:3 a mapping or a list cannot be a key", "3:5 a mapping or a list cannot be a key"}},
	{"alias of a mapping as key", "a: &a {b: 1}\n*a : c\n", []string{"2:1 a mapping or a list cannot be a key"}},
	{"merge of a scalar", "a: 1\n<<: b\n", []string{"2:1 the value of a merge key must be a mapping or a list of mappings"}},
	{"merge of a list of scalars", "<<: [{a: 1}, b]\n", []string{"1:1 the value of a merge key must be a mapping or a list of mappings"}},
	{"merge of an alias of a list", "a: &a [{b: 1}]\nc: {<<: *a}\n", []string{"2:5 the value of a merge key must be a mapping or a list of mappings"}},
	{"infinity", "a: .inf\nb: [.nan]\n", []string{"1:4 infinity and NaN are not values that Kubernetes can hold", "2:5 infinity and NaN are not values that Kubernetes can hold"}},
	{"bad tags", "a: !!int x\nb: !!binary '?'\n", []string{"1:10 the value does not fit its tag", "2:13 the value does not fit its tag"}},
	{"alias in its own anchor", "a: &a\n  b: [1, *a]\n", []string{"2:10 the alias stands inside the value of its own anchor"}},
	{"UTF-16", "\xff\xfea\x00:\x00", []string{"1:1 the file is UTF-16; save it as UTF-8"}},
	{"CRLF", "a: 1\r\nb: \"\r\n", []string{"2:4 the quote that opens here is never closed"}},
	{"item of a list", "apiVersion: v1\nkind: List\nitems:\n- a\n- {kind: Pod}\n", []string{"4:3 this item of a list is no object with apiVersion and kind", "5:3 this item of a list is no object with apiVersion and kind"}},
}

func TestProblems(t *testing.T) {
	for _, test := range syntaxTests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range Parse(&document.Document{File: "f.yaml", Text: []byte(test.text)}).Problems {
				if p.File != "f.yaml" || !p.Incomplete() {
					t.Errorf("problem %+v", p)
				}
				got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Message))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%s", diff, strings.Join(got, "\n"))
			}
		})
	}
}
