package lint

import (
	"bytes"
	"encoding/base64"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

// withSecretRules adds the rules that find secrets to those selected: what they
// find is masked in the excerpts of all findings.
func withSecretRules(set *rule.Set, selected []*rule.Rule) []*rule.Rule {
	rules := slices.Clone(selected)
	for _, r := range set.Rules {
		if r.Masks && !slices.Contains(rules, r) {
			rules = append(rules, r)
		}
	}
	return rules
}

// A mask knows what of the files' text no output may show: the fields that
// lead to a secret, in the file they come from, and values of secrets that are
// distinctive enough to be recognised elsewhere.
type mask struct {
	fsys fs.FS
	// spans are where secrets stand in files whose own text was parsed.
	spans map[string][]text.Span
	// places are the fields that supply a secret to a rendered object.
	places map[string][]document.Location
	// values are the distinctive values.
	values map[string]bool
	// texts are the files read, first of all what was parsed as it stands, of
	// which standard input is nowhere else.
	texts map[string][]byte
}

// newMask collects the secrets of all bundles: what rules took for one, and all
// data of plain Secret objects.
func newMask(fsys fs.FS, bundles []*bundle) *mask {
	m := &mask{
		fsys:   fsys,
		spans:  make(map[string][]text.Span),
		places: make(map[string][]document.Location),
		values: make(map[string]bool),
		texts:  make(map[string][]byte),
	}
	for _, b := range bundles {
		for _, o := range b.objects {
			if o.Document.Origin != nil {
				continue
			}
			m.texts[o.Document.File] = o.Document.Text
			if o.GroupKind() == "Secret" {
				m.addSpans(o.Document.File, o.Get([]any{"data"}))
				m.addSpans(o.Document.File, o.Get([]any{"stringData"}))
			}
		}
		for i := range b.findings {
			if f := &b.findings[i]; f.Rule.Masks {
				m.addFinding(f)
			}
		}
	}
	return m
}

func (m *mask) addFinding(f *eval.Finding) {
	node := f.Object.Get(f.Path)
	if f.Line > 0 && node != nil {
		// Only this line of a file is the secret; the others are left readable.
		value, _ := node.Value.(string)
		_, line := nthLine([]byte(value), f.Line)
		if span, ok := valueOf([]byte(line)); ok {
			m.addText(strings.Trim(line[span.Start:span.End], `"'`))
		}
	} else {
		m.addValues(node)
		if f.Object.Document.Origin == nil {
			m.addSpans(f.Object.Document.File, node)
			return
		}
	}
	loc := locate(f, m.read)
	m.places[loc.File] = append(m.places[loc.File], loc)
	for _, r := range loc.Related {
		if r.Role == document.Generated {
			continue // names the file of the value
		}
		m.places[r.File] = append(m.places[r.File], r.Location)
	}
}

// addSpans notes the place of every scalar below a node.
func (m *mask) addSpans(file string, n *manifest.Node) {
	if n == nil {
		return
	}
	if n.Kind == manifest.Scalar {
		m.spans[file] = append(m.spans[file], text.Span{Start: n.Start, End: n.End})
	}
	for _, f := range n.Fields {
		m.addSpans(file, f.Value)
	}
	for _, item := range n.Items {
		m.addSpans(file, item)
	}
}

// addValues notes every distinctive value below a node, line by line as an
// excerpt is one line, and decoded if it is base64.
func (m *mask) addValues(n *manifest.Node) {
	if n == nil {
		return
	}
	if value, ok := n.Value.(string); ok {
		texts := []string{value}
		if decoded, err := base64.StdEncoding.DecodeString(value); err == nil {
			texts = append(texts, string(decoded))
		}
		for _, text := range texts {
			m.addText(text)
		}
	}
	for _, f := range n.Fields {
		m.addValues(f.Value)
	}
	for _, item := range n.Items {
		m.addValues(item)
	}
}

// addText notes the distinctive lines of a text.
func (m *mask) addText(text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); distinctive(line) {
			m.values[line] = true
		}
	}
}

// distinctive reports whether a value can be masked wherever it occurs. A weak
// password may be an ordinary word ("postgres"), which is masked only where it
// is the secret.
func distinctive(value string) bool {
	return len(value) >= 8 && strings.ContainsFunc(value, unicode.IsDigit) && strings.ContainsFunc(value, unicode.IsLetter)
}

// read returns the text of a file, each file once.
func (m *mask) read(file string) ([]byte, error) {
	if text, ok := m.texts[file]; ok {
		return text, nil
	}
	text, err := fs.ReadFile(m.fsys, file)
	if err == nil {
		m.texts[file] = text
	}
	return text, err
}

// in returns where the text of a file holds secrets.
func (m *mask) in(file string) []text.Span {
	content, err := m.read(file)
	if err != nil {
		return nil
	}
	spans := slices.Clone(m.spans[file])
	for value := range m.values { // the spans are sorted by who asked
		for at := 0; ; {
			i := bytes.Index(content[at:], []byte(value))
			if i < 0 {
				break
			}
			spans = append(spans, text.Span{Start: at + i, End: at + i + len(value)})
			at += i + len(value)
		}
	}
	lines := text.NewIndex(content)
	for _, loc := range m.places[file] {
		if line, ok := lines.Line(loc.Line); ok {
			if span, ok := valueOf(content[line.Start:line.End]); ok {
				spans = append(spans, text.Span{Start: line.Start + span.Start, End: line.Start + span.End})
			}
		}
	}
	return spans
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

// redact masks the distinctive values in a message.
func (m *mask) redact(message string) string {
	for value := range m.values {
		if strings.Contains(message, value) {
			return report.Redact(message, slices.Collect(maps.Keys(m.values)))
		}
	}
	return message
}
