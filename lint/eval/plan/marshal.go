package plan

import (
	"encoding/json"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// marshal is json.marshal of texts, numbers, arrays, and objects whose keys are
// texts, without a tree of Go's values in between.
func marshal(args []*ast.Term) (*ast.Term, bool) {
	var b strings.Builder
	if !writeJSON(&b, args[0].Value) {
		return nil, false
	}
	return ast.StringTerm(b.String()), true
}

// writeJSON writes a value as encoding/json does, and reports whether it can.
func writeJSON(b *strings.Builder, v ast.Value) bool {
	switch v := v.(type) {
	case ast.Null:
		b.WriteString("null")
	case ast.Boolean:
		if v {
			b.WriteString("true")
		} else {
			b.WriteString("false")
		}
	case ast.Number:
		b.WriteString(string(v))
	case ast.String:
		return writeQuoted(b, string(v))
	case *ast.Array:
		b.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				b.WriteByte(',')
			}
			if !writeJSON(b, v.Elem(i).Value) {
				return false
			}
		}
		b.WriteByte(']')
	case ast.Object:
		b.WriteByte('{')
		sep := false
		odd := v.Until(func(key, value *ast.Term) bool {
			if sep {
				b.WriteByte(',')
			}
			sep = true
			k, ok := key.Value.(ast.String)
			if !ok || !writeQuoted(b, string(k)) {
				return true
			}
			b.WriteByte(':')
			return !writeJSON(b, value.Value)
		})
		if odd {
			return false
		}
		b.WriteByte('}')
	default:
		return false
	}
	return true
}

// writeQuoted writes a text in quotes. What needs escapes is left to encoding/json.
func writeQuoted(b *strings.Builder, s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || strings.IndexByte(`"\<>&`, c) >= 0 {
			quoted, err := json.Marshal(s)
			b.Write(quoted)
			return err == nil
		}
	}
	b.WriteByte('"')
	b.WriteString(s)
	b.WriteByte('"')
	return true
}
