package manifest

import (
	"fmt"
	"strconv"
	"strings"
)

// FormatPath writes a path for people: spec.containers[0].image. A key that is
// not made of letters, digits, "_" and "-" is written in brackets:
// metadata.annotations["example.com/owner"].
func FormatPath(path []any) string {
	var b strings.Builder
	for _, step := range path {
		key, ok := step.(string)
		switch {
		case !ok:
			fmt.Fprintf(&b, "[%v]", step)
		case !isPlainKey(key):
			b.WriteString("[" + strconv.Quote(key) + "]")
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(key)
		}
	}
	return b.String()
}

func isPlainKey(key string) bool {
	for i := range len(key) {
		switch c := key[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
		case i > 0 && (isDigit(c) || c == '-'):
		default:
			return false
		}
	}
	return key != ""
}
