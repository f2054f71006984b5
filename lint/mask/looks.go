package mask

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

// What a credential looks like in a text whose structure nobody knows: a comment, a
// script, JSON in an annotation, the lines around a fix. The last group of each
// expression is the value. Those that begin with ^ are asked where they may match and
// nowhere else, which candidates finds: texts are long, and credentials rare.
var (
	// userInfo is the password in a URL or image reference, not the tag before a digest.
	userInfo = regexp.MustCompile(`[A-Za-z0-9_.%+-]:([^\s/:@"'{}$]+)@[A-Za-z0-9\[]`)
	// named is the value of a key, parameter, variable or flag.
	named = regexp.MustCompile(`(?i)^([\w.-]*(?:passw(?:or)?d|passphrase|pwd|\bpw|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|key-data|credentials?|authorization)[\w.-]*)["']?(?:\s*[:=]\s*|\s+is\s+|["', ]{1,4})["']?(?:bearer +|basic +)?([^\s"',;&{}\[\]$<>]+)`)
	// entry is the value of an environment variable or header in a flow mapping.
	entry = regexp.MustCompile(`(?i)^name["']?\s*:\s*["']?[\w.-]*(?:passw(?:or)?d|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|authorization)[\w.-]*["']?\s*,\s*["']?value["']?\s*:\s*["']?([^\s"',{}]+)`)
	// short is the value of the flag that most programs take a password by.
	short = regexp.MustCompile(`^-p["', ]{1,4}([^\s"',\]]+)`)
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
	matches(content, named, wordWith, func(at []int) {
		key, value := string(content[at[2]:at[3]]), string(content[at[4]:at[5]])
		password := strings.Contains(strings.ToLower(key), "pass") || strings.Contains(strings.ToLower(key), "pwd")
		if !reference.MatchString(key) && distinctive(value) && (password || !plainName.MatchString(value)) {
			add(at)
		}
	})
	value := func(at []int) {
		value := string(content[at[len(at)-2]:at[len(at)-1]])
		if distinctive(value) && !strings.ContainsAny(value, ":/") {
			add(at)
		}
	}
	matches(content, entry, nameKey, value)
	matches(content, short, shortFlag, value)
	return spans
}

// matches calls found with the matches of an expression that begins with ^, as
// offsets in content. next returns the first offset from another on at which it may
// match, -1 if there is none, and where to look on if it does not.
func matches(content []byte, expression *regexp.Regexp, next func(content []byte, from int) (at, after int), found func(at []int)) {
	for from := 0; ; {
		at, after := next(content, from)
		if at < 0 {
			return
		}
		from = after
		match := expression.FindSubmatchIndex(content[at:])
		if match == nil {
			continue
		}
		for i := range match {
			match[i] += at
		}
		found(match)
		from = match[1]
	}
}

// hints are in the words that named may match, each in one of them.
var hints = []string{"pass", "pw", "secret", "token", "key", "credential", "authorization"}

// wordWith finds the next word that has one of hints.
func wordWith(content []byte, from int) (at, after int) {
	for at = from; at < len(content); at = after + 1 {
		for after = at; after < len(content) && isWord(content[after]); after++ {
		}
		if after-at < len("pw") {
			continue
		}
		word := strings.ToLower(string(content[at:after]))
		if slices.ContainsFunc(hints, func(hint string) bool { return strings.Contains(word, hint) }) {
			return at, after
		}
	}
	return -1, 0
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '.' || c == '-'
}

// nameKey finds the next "name".
func nameKey(content []byte, from int) (at, after int) {
	for at = from; at+len("name") <= len(content); at++ {
		if content[at]|0x20 == 'n' && strings.EqualFold(string(content[at:at+len("name")]), "name") {
			return at, at + len("name")
		}
	}
	return -1, 0
}

// shortFlag finds the next "-p" that begins a word.
func shortFlag(content []byte, from int) (at, after int) {
	for at = from; ; at += len("-p") {
		i := bytes.Index(content[at:], []byte("-p"))
		if i < 0 {
			return -1, 0
		}
		if at += i; at == 0 || at > from && strings.IndexByte(" \t\n\f\r\"'[,", content[at-1]) >= 0 {
			return at, at + len("-p")
		}
	}
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
