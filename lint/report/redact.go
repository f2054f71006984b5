package report

import (
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

// Redact returns s with every occurrence of a secret masked, also of those that
// overlap. Empty secrets are passed over.
func Redact(s string, secrets []string) string {
	var spans []text.Span
	for _, secret := range secrets {
		if secret == "" {
			continue
		}
		for at := 0; ; {
			i := strings.Index(s[at:], secret)
			if i < 0 {
				break
			}
			spans = append(spans, text.Span{Start: at + i, End: at + i + len(secret)})
			at += i + 1
		}
	}
	if len(spans) == 0 {
		return s
	}
	var b strings.Builder
	at := 0
	for _, span := range text.Merge(spans) {
		b.WriteString(s[at:span.Start])
		b.WriteString(Redacted)
		at = span.End
	}
	b.WriteString(s[at:])
	return b.String()
}
