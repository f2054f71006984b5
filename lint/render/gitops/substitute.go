package gitops

import (
	"bytes"
	"regexp"

	"github.com/kubevet/kubevet/lint/manifest"
)

// opening begins what Flux fills in: a name, and a default in one of the ways that
// https://github.com/fluxcd/pkg/tree/main/envsubst has, which may hold more of them.
// A second dollar sign takes the meaning away.
var opening = regexp.MustCompile(`\$?\$\{([_a-zA-Z][_a-zA-Z0-9]*)(:?[-=]|\})`)

// maxDefaults bounds how many defaults are in each other.
const maxDefaults = 8

// disabled is how an object says that nothing is to be filled in.
var disabled = regexp.MustCompile(`kustomize\.toolkit\.fluxcd\.io/substitute["']?: ["']?disabled`)

// substitution returns what fills in the variables of a Flux Kustomization, nil if it
// has none. A variable that nothing in the tree gives a value stays as it is: a
// Secret that is encrypted may have it.
func (f *finder) substitution(o *manifest.Object) func([]byte) []byte {
	post := node(o.Root, "spec", "postBuild")
	if post == nil {
		return nil
	}
	vars := make(map[string]string)
	for _, from := range items(post, "substituteFrom") {
		source := f.object(text(from, "kind"), o.Namespace, text(from, "name"))
		if source == nil {
			continue
		}
		for _, field := range []string{"data", "stringData"} {
			if field == "data" && source.Kind == "Secret" {
				continue
			}
			if n := node(source.Root, field); n != nil {
				for _, v := range n.Fields {
					if s, ok := v.Value.Value.(string); ok {
						vars[v.Key] = s
					}
				}
			}
		}
	}
	if n := node(post, "substitute"); n != nil {
		for _, v := range n.Fields {
			if s, ok := v.Value.Value.(string); ok {
				vars[v.Key] = s
			}
		}
	}
	return func(object []byte) []byte {
		if !bytes.Contains(object, []byte("${")) || disabled.Match(object) {
			return object
		}
		return fill(object, maxDefaults, func(name string, operator, standIn []byte) ([]byte, bool) {
			value, known := vars[name]
			switch {
			case known && (value != "" || !bytes.HasPrefix(operator, []byte(":"))):
				return []byte(value), true
			case len(operator) > 0:
				return standIn, true
			}
			return nil, false
		})
	}
}

// fill replaces the variables of a text. The value of each is asked for with the
// operator of its default, nil if it has none, and the default, filled in; one that has
// no value stays as it is.
func fill(text []byte, depth int, value func(name string, operator, standIn []byte) ([]byte, bool)) []byte {
	var out []byte
	for {
		m := opening.FindSubmatchIndex(text)
		if m == nil || depth == 0 {
			return append(out, text...)
		}
		out = append(out, text[:m[0]]...)
		if bytes.HasPrefix(text[m[0]:], []byte("$$")) {
			out, text = append(out, text[m[0]+1:m[1]]...), text[m[1]:]
			continue
		}
		operator, standIn, end := text[m[4]:m[5]], []byte(nil), m[1]
		if string(operator) == "}" {
			operator = nil
		} else {
			length := closing(text[end:])
			if length < 0 {
				return append(out, text[m[0]:]...)
			}
			standIn = fill(text[end:end+length], depth-1, value)
			end += length + 1
		}
		if v, known := value(string(text[m[2]:m[3]]), operator, standIn); known {
			out = append(out, v...)
		} else {
			out = append(out, text[m[0]:end]...)
		}
		text = text[end:]
	}
}

// closing is where the brace is that closes what is open before a text, -1 if there
// is none.
func closing(text []byte) int {
	open := 1
	for i, c := range text {
		switch {
		case c == '{' && i > 0 && text[i-1] == '$':
			open++
		case c == '}':
			if open--; open == 0 {
				return i
			}
		case c == '\n':
			return -1
		}
	}
	return -1
}
