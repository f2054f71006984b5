package mask

import (
	"regexp"
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

// What a credential looks like in a text whose structure nobody knows: a comment, a
// script, JSON in an annotation, the lines around a fix. The last group of each
// expression is the value.
var (
	// userInfo is the password in a URL or image reference, not the tag before a digest.
	userInfo = regexp.MustCompile(`[A-Za-z0-9_.%+-]:([^\s/:@"'{}$]+)@[A-Za-z0-9\[]`)
	// named is the value of a key, parameter, variable or flag.
	named = regexp.MustCompile(`(?i)([\w.-]*(?:passw(?:or)?d|passphrase|pwd|\bpw|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|key-data|credentials?|authorization)[\w.-]*)["']?(?:\s*[:=]\s*|\s+is\s+|["', ]{1,4})["']?(?:bearer +|basic +)?([^\s"',;&{}\[\]$<>]+)`)
	// entry is the value of an environment variable or header in a flow mapping.
	entry = regexp.MustCompile(`(?i)["']?name["']?\s*:\s*["']?[\w.-]*(?:passw(?:or)?d|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|authorization)[\w.-]*["']?\s*,\s*["']?value["']?\s*:\s*["']?([^\s"',{}]+)`)
	// short is the value of the flag that most programs take a password by.
	short = regexp.MustCompile(`(?:^|[\s"'\[,])-p["', ]{1,4}([^\s"',\]]+)`)
	// reference ends the names of keys whose value names or describes a secret.
	reference = regexp.MustCompile(`(?i)(?:names?|refs?|paths?|files?|dirs?|mounts?|urls?|types?|class|kinds?|versions?|algorithm|policy|provider|issuer|seconds|projection|requests|template|store|engine|generator)$`)
	// name is what objects of Kubernetes are called.
	plainName = regexp.MustCompile(`^[a-z0-9]([-a-z0-9./]*[a-z0-9])?$`)
	digest    = regexp.MustCompile(`^sha\d+:`)
)

// looks returns where a text seems to hold credentials. Only values count that are
// distinctive and no name of an object, unless the key says password.
func looks(content []byte) []text.Span {
	spans := userInfos(string(content))
	add := func(at []int) {
		spans = append(spans, text.Span{Start: at[len(at)-2], End: at[len(at)-1]})
	}
	for _, at := range named.FindAllSubmatchIndex(content, -1) {
		key, value := string(content[at[2]:at[3]]), string(content[at[4]:at[5]])
		password := strings.Contains(strings.ToLower(key), "pass") || strings.Contains(strings.ToLower(key), "pwd")
		if !reference.MatchString(key) && distinctive(value) && (password || !plainName.MatchString(value)) {
			add(at)
		}
	}
	for _, expression := range []*regexp.Regexp{entry, short} {
		for _, at := range expression.FindAllSubmatchIndex(content, -1) {
			value := string(content[at[len(at)-2]:at[len(at)-1]])
			if distinctive(value) && !strings.ContainsAny(value, ":/") {
				add(at)
			}
		}
	}
	return spans
}

// userInfos returns where the passwords of URLs and image references stand.
func userInfos(content string) []text.Span {
	if !strings.Contains(content, "@") {
		return nil
	}
	var spans []text.Span
	for _, at := range userInfo.FindAllStringSubmatchIndex(content, -1) {
		if !digest.MatchString(content[at[1]-1:]) {
			spans = append(spans, text.Span{Start: at[2], End: at[3]})
		}
	}
	return spans
}

// withoutLooks masks in a message what seems to be a credential.
func withoutLooks(message string) string { return cut(message, looks([]byte(message))) }

// cut masks spans of a message.
func cut(message string, spans []text.Span) string {
	if len(spans) == 0 {
		return message
	}
	var b strings.Builder
	at := 0
	for _, span := range text.Merge(spans) {
		b.WriteString(message[at:span.Start])
		b.WriteString(Redacted)
		at = span.End
	}
	b.WriteString(message[at:])
	return b.String()
}
