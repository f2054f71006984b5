package mask

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/kubevet/kubevet/lint/text"
)

// What a credential looks like in a text whose structure nobody knows: a comment, a
// script, JSON in an annotation, the lines around a fix. The last group of each
// expression is the value. Those that begin with ^ are asked where they may match and
// nowhere else, which candidates finds: texts are long, and credentials rare.
var (
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
		if hinted(content[at:after]) {
			return at, after
		}
	}
	return -1, 0
}

// hinted reports whether a word has one of hints, in upper or lower case.
func hinted(word []byte) bool {
	for i, c := range word {
		for _, hint := range hintsBy[c|0x20] {
			if len(word)-i >= len(hint) && strings.EqualFold(string(word[i:i+len(hint)]), hint) {
				return true
			}
		}
	}
	return false
}

// hintsBy are the hints by the letter that they begin with.
var hintsBy = func() (by [256][]string) {
	for _, hint := range hints {
		by[hint[0]] = append(by[hint[0]], hint)
	}
	return by
}()

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

// userInfos returns where the passwords of URLs and image references stand: between
// a colon, which a user is before, and an @, which a host is behind. That is no tag
// before a digest.
func userInfos(content string) []text.Span {
	var spans []text.Span
	from := 0
	for {
		i := strings.IndexByte(content[from:], '@')
		if i < 0 {
			return spans
		}
		at := from + i
		start := at
		for start > from && !strings.ContainsRune(" \t\n\f\r/:@\"'{}$", rune(content[start-1])) {
			start--
		}
		if start < at && start-1 > 0 && start > from && content[start-1] == ':' && isUser(content[start-2]) &&
			at+1 < len(content) && isHost(content[at+1]) && !digest.MatchString(content[at+1:]) {
			spans = append(spans, text.Span{Start: start, End: at})
		}
		from = at + 1
	}
}

// isUser and isHost tell what the name of a user may end in, and a host begin with.
func isUser(c byte) bool { return isWord(c) || c == '%' || c == '+' }

func isHost(c byte) bool { return isWord(c) && strings.IndexByte("_.-", c) < 0 || c == '[' }

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
