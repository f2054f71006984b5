// Package mask keeps the promise that a secret's value never reaches an output:
// no message, excerpt, diff, hash, baseline or problem. This is how.
//
// What a secret is: the value at the path of a finding whose rule has "masks" in
// its METADATA, and everything in data and stringData of a plain Secret. Rules
// that mask run in every run, selected or not.
//
// Where it is hidden, each way for what the others cannot know:
//
//   - By place: where the secret stands in a file, in plain YAML to the byte, else
//     the value on each line that supplies the field (see document.Role). That hides
//     weak passwords that are ordinary words.
//   - By value: a secret that is distinctive is hidden in every file and every
//     message that it occurs in, also as its decoded base64 and line by line.
//   - By look: what no rule has judged, as comments, scripts, JSON in a string and
//     the lines around a fix, is hidden where it stands behind the name of a
//     credential, in the userinfo of a URL, or after -p, if it is distinctive.
//   - By suspicion: a chart or kustomization that does not render has no objects for rules to judge,
//     and what it says of why may quote any value. In its problems every value is
//     hidden that has the name or the look of a credential.
//
// A Mask is made of the findings before anything is shown. What is no secret is not
// hidden. All of it takes time in proportion to the texts, however many secrets
// there are.
//
// It may import lint/document, lint/eval, lint/files, lint/manifest and
// lint/text.
package mask

import (
	"bytes"
	"encoding/base64"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/text"
)

// A Mask knows what of the files' text no output may show. It is not for use by
// several goroutines at once.
type Mask struct {
	texts *files.Texts
	// spans are where secrets stand in files whose own text was parsed.
	spans map[string][]text.Span
	// places are the fields that supply a secret to a rendered object.
	places map[string][]document.Location
	// rendered are where secrets stand in documents whose text is that of no file.
	rendered map[*document.Document][]text.Span
	// values finds the values that are distinctive enough to be recognized elsewhere.
	values *matcher
}

// New returns the Mask of all secrets among objects and findings, whose files are
// among texts.
func New(texts *files.Texts, objects iter.Seq[*manifest.Object], findings iter.Seq[*eval.Finding]) *Mask {
	m := &Mask{
		texts: texts, spans: make(map[string][]text.Span), places: make(map[string][]document.Location),
		rendered: make(map[*document.Document][]text.Span),
	}
	for o := range objects {
		if o.GroupKind() == "Secret" {
			m.addNode(o.Document, o.Get([]any{"data"}))
			m.addNode(o.Document, o.Get([]any{"stringData"}))
		}
	}
	var values []string
	for f := range findings {
		if f.Rule.Masks {
			values = m.addFinding(values, f)
		}
	}
	m.values = newMatcher(values)
	return m
}

// addFinding notes where the secret of a finding stands, and appends its values.
func (m *Mask) addFinding(values []string, f *eval.Finding) []string {
	node := f.Object.Get(f.Path)
	if f.Line > 0 && node != nil {
		// Only this line of a file is the secret; the others are left readable.
		value, _ := node.Value.(string)
		lines := text.NewStringIndex(value)
		line, _ := lines.Line(f.Line)
		content := lines.Text()[line.Start:line.End]
		if span, ok := valueOf(content); ok {
			secret := content[span.Start:span.End]
			values = appendLines(values, strings.Trim(string(secret), `"'`))
			m.addLine(f.Object.Document, node, secret)
		}
	} else {
		values = appendValues(values, node)
		m.addNode(f.Object.Document, node)
		if f.Object.Document.Origin == nil {
			return values
		}
	}
	loc := f.Place(m.texts.Read)
	m.places[loc.File] = append(m.places[loc.File], loc)
	for _, r := range loc.Related {
		if r.Role == document.Generated {
			continue // names the file of the value
		}
		m.places[r.File] = append(m.places[r.File], r.Location)
	}
	return values
}

// addNode notes the place of every scalar below a node of a document.
func (m *Mask) addNode(doc *document.Document, n *manifest.Node) {
	if n == nil {
		return
	}
	if n.Kind == manifest.Scalar {
		m.addSpan(doc, text.Span{Start: n.Start, End: n.End})
	}
	for _, f := range n.Fields {
		m.addNode(doc, f.Value)
	}
	for _, item := range n.Items {
		m.addNode(doc, item)
	}
}

func (m *Mask) addSpan(doc *document.Document, at text.Span) {
	if doc.Origin == nil {
		m.spans[doc.File] = append(m.spans[doc.File], at)
	} else {
		m.rendered[doc] = append(m.rendered[doc], at)
	}
}

// addLine notes the places of one line of a node in a rendered document.
func (m *Mask) addLine(doc *document.Document, n *manifest.Node, line []byte) {
	if doc.Origin == nil {
		return // by its place in the file
	}
	for at := n.Start; len(line) > 0; at += len(line) {
		i := bytes.Index(doc.Text[at:n.End], line)
		if i < 0 {
			return
		}
		at += i
		m.addSpan(doc, text.Span{Start: at, End: at + len(line)})
	}
}

// appendValues appends every distinctive value below a node, line by line as an
// excerpt is one line, and decoded if it is base64.
func appendValues(values []string, n *manifest.Node) []string {
	if n == nil {
		return values
	}
	if value, ok := n.Value.(string); ok {
		values = appendLines(values, value)
		if decoded, err := base64.StdEncoding.DecodeString(value); err == nil {
			values = appendLines(values, string(decoded))
		}
	}
	for _, f := range n.Fields {
		values = appendValues(values, f.Value)
	}
	for _, item := range n.Items {
		values = appendValues(values, item)
	}
	return values
}

// appendLines appends the distinctive lines of a value.
func appendLines(values []string, value string) []string {
	for line := range strings.Lines(value) {
		if line = strings.TrimSpace(line); distinctive(line) {
			values = append(values, line)
		}
	}
	return values
}

// distinctive reports whether a value can be masked wherever it occurs. A weak
// password may be an ordinary word ("postgres"), which is masked only where it
// is the secret.
func distinctive(value string) bool {
	return len(value) >= 8 && strings.ContainsFunc(value, unicode.IsDigit) && strings.ContainsFunc(value, unicode.IsLetter)
}

// Spans returns where the text of a file holds secrets, sorted and apart; nil if it
// cannot be read.
func (m *Mask) Spans(file string) []text.Span {
	content, err := m.texts.Read(file)
	if err != nil {
		return nil
	}
	spans := slices.Concat(m.spans[file], m.values.find(content), looks(content))
	lines := text.NewIndex(content)
	for _, loc := range m.places[file] {
		if line, ok := lines.Line(loc.Line); ok {
			if span, ok := valueOf(content[line.Start:line.End]); ok {
				spans = append(spans, text.Span{Start: line.Start + span.Start, End: line.Start + span.End})
			}
		}
	}
	return text.Merge(spans)
}

// keyOf matches what precedes the value in a line of YAML: the marks of list
// items and keys, or in a line of properties.
var keyOf = regexp.MustCompile(`^\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#:][^\s:=]*)\s*(?::\s+|=\s*))?`)

// valueOf returns the part of a line that supplies a value: what follows the
// key. A template action is not a value; a literal in it is masked by value.
func valueOf(line []byte) (text.Span, bool) {
	start := len(keyOf.Find(line))
	end := len(bytes.TrimRight(line, " \t\r\n"))
	if start >= end || bytes.Contains(line[start:end], []byte("{{")) {
		return text.Span{}, false
	}
	return text.Span{Start: start, End: end}, true
}

// Message returns a message with the distinctive values in it masked, and the
// passwords of URLs and image references.
func (m *Mask) Message(message string) string {
	message = m.values.redact(message)
	return cut(message, userInfos(message))
}

// Text returns the text of a file with the secrets in it masked, line by line so
// that no line is gone.
func (m *Mask) Text(file string, content []byte) string {
	return masked(content, m.Spans(file))
}

// DocumentSpans returns where the text of a document holds secrets, as Spans does for
// a file.
func (m *Mask) DocumentSpans(doc *document.Document) []text.Span {
	if doc.Origin == nil {
		return m.Spans(doc.File)
	}
	return text.Merge(slices.Concat(m.rendered[doc], m.values.find(doc.Text), looks(doc.Text)))
}

// Document returns the text of a document with the secrets in it masked, line by line
// so that no line is gone.
func (m *Mask) Document(doc *document.Document) string {
	return masked(doc.Text, m.DocumentSpans(doc))
}

// masked masks spans of a text, which are sorted and apart.
func masked(content []byte, spans []text.Span) string {
	var b strings.Builder
	at := 0
	for _, span := range spans {
		b.Write(content[at:span.Start])
		for line := range strings.Lines(string(content[span.Start:span.End])) {
			shown := strings.TrimRight(line, "\r\n")
			if secret := strings.TrimLeft(shown, " \t"); secret != "" {
				b.WriteString(strings.TrimSuffix(shown, secret) + Redacted)
			}
			b.WriteString(line[len(shown):])
		}
		at = span.End
	}
	b.Write(content[at:])
	return b.String()
}
