package lint

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/text"
)

// unified returns the difference of two texts of a file as a unified diff.
func unified(name, before, after string) string {
	return udiff.Unified("a/"+name, "b/"+name, before, after)
}

// hide returns the text of a file with the secrets in it masked, line by line so
// that no line is gone.
func (m *mask) hide(file string, content []byte) string {
	spans := m.in(file)
	slices.SortFunc(spans, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	var b strings.Builder
	at := 0
	for _, span := range spans {
		start := max(span.Start, at)
		if start >= span.End {
			continue
		}
		b.Write(content[at:start])
		for line := range strings.Lines(string(content[start:span.End])) {
			shown := strings.TrimRight(line, "\r\n")
			if secret := strings.TrimLeft(shown, " \t"); secret != "" {
				b.WriteString(strings.TrimSuffix(shown, secret) + report.Redacted)
			}
			b.WriteString(line[len(shown):])
		}
		at = span.End
	}
	b.Write(content[at:])
	return b.String()
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
