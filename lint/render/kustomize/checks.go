package kustomize

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
)

// patches checks the files of patches and that each is one.
func (t *tree) patches(u *unit, _ []string) int {
	k := u.k
	k.keep("patchesstrategicmerge", func(i int, entry any) bool {
		at := k.entry("patchesstrategicmerge", i)
		ref, _ := entry.(string)
		if isInlinePatch(ref) {
			return u.inlinePatch(at, ref)
		}
		name, ok := u.file(at, ref)
		return ok && u.patchFile(name)
	})
	for _, field := range []string{"patches", "patchesjson6902"} {
		k.keep(field, func(i int, entry any) bool {
			at := k.entry(field, i)
			if key, value := child(at, "path"); key != nil {
				name, ok := u.file(value, value.Value)
				return ok && u.patchFile(name)
			}
			if key, value := child(at, "patch"); key != nil {
				return u.inlinePatch(key, value.Value)
			}
			return true
		})
	}
	return 0
}

// inlinePatch checks that a patch written in a kustomization is YAML.
func (u *unit) inlinePatch(at *yaml.Node, text string) bool {
	_, err := documents([]byte(text))
	if err != nil {
		u.say(document.Problem{File: u.k.file, Line: at.Line, Column: at.Column, Message: "invalid YAML in the patch: " + oneLine(strings.TrimPrefix(err.Error(), "yaml: "))})
	}
	return err == nil
}

// patchFile checks that a file is YAML.
func (u *unit) patchFile(name string) bool {
	text, err := u.o.read(name)
	ok := err == nil
	for _, d := range splitDocuments(string(text)) {
		if _, err := documents([]byte(d.text)); err != nil {
			u.say(yamlProblem(name, err, d.line))
			ok = false
		}
	}
	return ok
}

// generators checks the files that ConfigMaps and Secrets are made of. A file
// that is missing is left out of its generator.
func (t *tree) generators(u *unit, _ []string) int {
	k := u.k
	for _, field := range []string{"configmapgenerator", "secretgenerator"} {
		list, _ := k.fields[field].([]any)
		for i, entry := range list {
			args, _ := entry.(map[string]any)
			for _, key := range sortedKeys(args) {
				_, node := child(k.entry(field, i), key)
				switch strings.ToLower(key) {
				case "files", "envs":
					items, _ := args[key].([]any)
					args[key] = slices.DeleteFunc(slices.Clone(items), func(item any) bool {
						ref, _ := item.(string)
						at := k.entry(field, i)
						for _, n := range contents(node) {
							if n.Value == ref {
								at = n
							}
						}
						_, ok := u.file(at, generatorFile(ref, strings.EqualFold(key, "files")))
						return !ok
					})
				case "env":
					ref, _ := args[key].(string)
					if node == nil {
						node = k.entry(field, i)
					}
					if _, ok := u.file(node, ref); !ok {
						delete(args, key)
					}
				}
			}
		}
	}
	_ = k.decode()
	return 0
}

// generatorFile is the file of an entry of files ("key=path" or "path").
func generatorFile(ref string, keyed bool) string {
	if _, file, found := strings.Cut(ref, "="); keyed && found {
		return file
	}
	return ref
}

// contents are the items of a sequence, or nil.
func contents(n *yaml.Node) []*yaml.Node {
	if n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	out := make([]*yaml.Node, len(n.Content))
	for i, c := range n.Content {
		out[i] = deref(c)
	}
	return out
}

// others checks the files of the remaining fields.
func (t *tree) others(u *unit, _ []string) int {
	k := u.k
	for _, field := range []string{"configurations", "crds"} {
		k.keep(field, func(i int, entry any) bool {
			ref, _ := entry.(string)
			name, ok := u.file(k.entry(field, i), ref)
			if ok && field == "crds" {
				if why := u.boundCRDs(name); why != "" {
					u.say(k.problem(field, i, "%q %s", ref, why))
					return false
				}
			}
			return ok
		})
	}
	k.keep("replacements", func(i int, _ any) bool {
		if key, value := child(k.entry("replacements", i), "path"); key != nil {
			name, ok := u.file(value, value.Value)
			return ok && u.patchFile(name)
		}
		return true
	})
	if ref, ok := k.spec.OpenAPI["path"]; ok {
		at := k.entry("openapi", -1)
		if key, value := child(k.nodes["openapi"].value, "path"); key != nil {
			at = value
		}
		name, ok := u.file(at, ref)
		if ok {
			text, err := u.o.read(name)
			var schema map[string]any
			err = cmp.Or(err, sigsyaml.Unmarshal(text, &schema))
			if _, isMap := schema["definitions"].(map[string]any); err != nil || schema["definitions"] != nil && !isMap {
				// kustomize panics on it.
				u.say(document.Problem{File: name, Line: 1, Column: 1, Message: "not an OpenAPI schema"})
				ok = false
			}
		}
		if !ok {
			k.drop("openapi", -1)
		}
	}
	return 0
}
