package gitops

import (
	"bytes"
	"regexp"

	"github.com/kubevet/kubevet/lint/manifest"
)

// variable is what Flux fills in: a name, and a default in one of the ways that
// https://github.com/fluxcd/pkg/tree/main/envsubst has.
var variable = regexp.MustCompile(`\$\{([_a-zA-Z][_a-zA-Z0-9]*)(?:(:?[-=])([^}]*))?\}`)

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
	complete := true
	for _, from := range items(post, "substituteFrom") {
		source := f.object(text(from, "kind"), o.Namespace, text(from, "name"))
		if source == nil || source.Kind == "Secret" {
			complete = false
		}
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
		return variable.ReplaceAllFunc(object, func(ref []byte) []byte {
			m := variable.FindSubmatch(ref)
			value, known := vars[string(m[1])]
			switch {
			case known && (value != "" || !bytes.HasPrefix(m[2], []byte(":"))):
				return []byte(value)
			case len(m[2]) > 0:
				return m[3]
			case complete:
				return nil
			}
			return ref
		})
	}
}
