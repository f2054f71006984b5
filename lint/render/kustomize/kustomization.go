package kustomize

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/types"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
)

// fileNames are the names of a kustomization file, in kustomize's order.
func fileNames() [3]string {
	return [3]string{"kustomization.yaml", "kustomization.yml", "Kustomization"}
}

// A kustomization is one kustomization file as it is shown to kustomize: decoded
// by kustomize's own type, without the entries that cannot be built.
type kustomization struct {
	dir, file string
	text      []byte
	// root is the mapping of the file, for positions.
	root *yaml.Node
	// fields holds the decoded value of every accepted top-level field.
	// Lists are []any, aligned with nodes.
	fields map[string]any
	// nodes holds the node of every accepted top-level field by its canonical
	// name, and of every accepted entry if it is a list.
	nodes map[string]*fieldNodes
	// spec is the decoded file, always in step with fields.
	spec types.Kustomization
	// found are the real names of the files and directories that entries name, by
	// their nodes.
	found map[*yaml.Node]string
	// lacking says that resources are left out that it should be built of.
	lacking bool
}

// fieldNodes are the positions of a top-level field.
type fieldNodes struct {
	key, value *yaml.Node
	entries    []*yaml.Node
}

// moved are the deprecated spellings of list fields that kustomize appends to
// another field on loading.
func moved(field string) string {
	switch field {
	case "bases":
		return "resources"
	case "imagetags":
		return "images"
	}
	return field
}

// readKustomization decodes a kustomization file. Fields and entries that
// kustomize would refuse are left out, each with a Problem; a file that is not a
// YAML mapping gives nil.
func readKustomization(dir, file string, text []byte) (*kustomization, []document.Problem) {
	k := &kustomization{dir: dir, file: file, text: text, fields: map[string]any{}, nodes: map[string]*fieldNodes{}, found: map[*yaml.Node]string{}}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, []document.Problem{yamlProblem(file, err, 0)}
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, []document.Problem{{File: file, Line: 1, Column: 1, Message: "the kustomization is empty or not a YAML mapping"}}
	}
	k.root = doc.Content[0]
	raw, err := sigsyaml.YAMLToJSON(text)
	if err != nil {
		return nil, []document.Problem{yamlProblem(file, err, 0)}
	}
	values := map[string]json.RawMessage{}
	if err := json.Unmarshal(raw, &values); err != nil {
		return nil, []document.Problem{yamlProblem(file, err, 0)}
	}
	var problems []document.Problem
	// kustomize appends the deprecated spellings to the current ones.
	for _, deprecated := range []bool{false, true} {
		for _, pair := range pairs(k.root) {
			name := strings.ToLower(pair.key.Value)
			if (moved(name) != name) == deprecated {
				problems = append(problems, k.accept(pair.key, pair.value, values)...)
			}
		}
	}
	if err := k.decode(); err != nil {
		return nil, append(problems, yamlProblem(file, err, 1))
	}
	if len(problems) == 0 && k.spec.CheckEmpty() != nil {
		return nil, []document.Problem{{File: file, Line: 1, Column: 1, Message: "the kustomization is empty"}}
	}
	return k, problems
}

// accept takes one top-level field into k, without those entries that kustomize
// cannot decode.
func (k *kustomization) accept(key, node *yaml.Node, values map[string]json.RawMessage) []document.Problem {
	raw, ok := values[key.Value]
	if !ok {
		return nil
	}
	name := moved(strings.ToLower(key.Value))
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil || list == nil || node.Kind != yaml.SequenceNode || len(list) != len(node.Content) {
		var value any
		if err := decodeField(key.Value, raw); err != nil {
			return []document.Problem{fieldProblem(k.file, key, err)}
		}
		if json.Unmarshal(raw, &value) == nil && value != nil {
			k.fields[name] = value
			k.nodes[name] = &fieldNodes{key: key, value: node}
		}
		return nil
	}
	// A field may come twice: as "bases" and as "resources".
	into := k.nodes[name]
	if into == nil {
		into = &fieldNodes{key: key, value: node}
		k.nodes[name] = into
	}
	accepted, _ := k.fields[name].([]any)
	var problems []document.Problem
	for i, item := range list {
		var value any
		if err := decodeField(key.Value, json.RawMessage("["+string(item)+"]")); err != nil {
			problems = append(problems, fieldProblem(k.file, node.Content[i], err))
			continue
		}
		if json.Unmarshal(item, &value) == nil {
			accepted = append(accepted, value)
			into.entries = append(into.entries, deref(node.Content[i]))
		}
	}
	if accepted == nil {
		accepted = []any{}
	}
	k.fields[name] = accepted
	return problems
}

// decodeField reports what kustomize's strict decoding says of one field.
func decodeField(key string, value json.RawMessage) error {
	name, err := json.Marshal(key)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(strings.NewReader("{" + string(name) + ":" + string(value) + "}"))
	dec.DisallowUnknownFields()
	return dec.Decode(new(types.Kustomization))
}

// decode brings spec in step with fields.
func (k *kustomization) decode() error {
	raw, err := json.Marshal(k.fields)
	if err != nil {
		return err
	}
	k.spec = types.Kustomization{}
	if err := json.Unmarshal(raw, &k.spec); err != nil {
		return err
	}
	k.spec.FixKustomization()
	return nil
}

// drop takes entry i out of a list field, or a whole field if i is negative.
func (k *kustomization) drop(field string, i int) {
	list, isList := k.fields[field].([]any)
	if i < 0 || !isList {
		delete(k.fields, field)
		delete(k.nodes, field)
	} else if i < len(list) {
		k.fields[field] = append(append([]any{}, list[:i]...), list[i+1:]...)
		n := k.nodes[field]
		n.entries = append(append([]*yaml.Node{}, n.entries[:i]...), n.entries[i+1:]...)
	}
	// What is left was decoded before, so it decodes again.
	_ = k.decode()
}

// entry returns the node of entry i of a list field, or of the field.
func (k *kustomization) entry(field string, i int) *yaml.Node {
	n := k.nodes[field]
	switch {
	case n == nil:
		return k.root
	case i >= 0 && i < len(n.entries):
		return n.entries[i]
	}
	return n.key
}

// problem is a Problem at entry i of a list field.
func (k *kustomization) problem(field string, i int, format string, args ...any) document.Problem {
	n := k.entry(field, i)
	return document.Problem{File: k.file, Line: n.Line, Column: n.Column, Message: fmt.Sprintf(format, args...)}
}

// isInlinePatch says whether an entry of patchesStrategicMerge is the patch
// itself and not the name of a file: as in kustomize, if it is a YAML mapping.
func isInlinePatch(entry string) bool {
	var v map[string]any
	return sigsyaml.Unmarshal([]byte(entry), &v) == nil && len(v) > 0 || strings.Contains(entry, "\n")
}

// A pair is a key of a mapping and its value, with aliases followed.
type pair struct{ key, value *yaml.Node }

// pairs lists the keys of a mapping in order, those of merges included; it is
// nil for other nodes and for nil.
func pairs(n *yaml.Node) []pair {
	if n == nil {
		return nil
	}
	if n = deref(n); n.Kind != yaml.MappingNode {
		return nil
	}
	var out []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], deref(n.Content[i+1])
		if key.Tag != "!!merge" {
			out = append(out, pair{key, value})
			continue
		}
		merged := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			merged = value.Content
		}
		for _, m := range merged {
			// One level of merging: a merge within a merge is rare, and a cycle is
			// not.
			m = deref(m)
			for j := 0; m.Kind == yaml.MappingNode && j+1 < len(m.Content); j += 2 {
				if m.Content[j].Tag != "!!merge" {
					out = append(out, pair{m.Content[j], deref(m.Content[j+1])})
				}
			}
		}
	}
	return out
}

// child returns the key and value called name in a mapping, as kustomize finds
// fields: whatever the case of their letters.
func child(n *yaml.Node, name string) (key, value *yaml.Node) {
	for _, p := range pairs(n) {
		if strings.EqualFold(p.key.Value, name) {
			return p.key, p.value
		}
	}
	return nil, nil
}

// fieldProblem puts an error of the strict decoder at the node it is about.
func fieldProblem(file string, at *yaml.Node, err error) document.Problem {
	msg := strings.TrimPrefix(err.Error(), "json: ")
	if m := regexp.MustCompile(`^unknown field "(.*)"$`).FindStringSubmatch(msg); m != nil {
		if n := findKey(at, m[1]); n != nil {
			at = n
		}
	}
	msg = regexp.MustCompile(`Go struct field \S+ of type .*$`).ReplaceAllString(msg, "this field")
	return document.Problem{File: file, Line: at.Line, Column: at.Column, Message: "invalid kustomization: " + msg}
}

// findKey returns the first key called name at or below n.
func findKey(n *yaml.Node, name string) *yaml.Node {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && c.Value == name {
			return c
		}
		if found := findKey(c, name); found != nil {
			return found
		}
	}
	return nil
}

// yamlProblem turns an error of a YAML parser into a Problem; offset is added to
// the line that the parser names, and stands in for it if it names none.
func yamlProblem(file string, err error, offset int) document.Problem {
	p := document.Problem{File: file, Line: max(offset, 1), Column: 1}
	msg := err.Error()
	if m := regexp.MustCompile(`(?:line |^yaml: line )(\d+)`).FindStringSubmatch(msg); m != nil {
		line, _ := strconv.Atoi(m[1])
		p.Line = max(line, 1) + max(offset-1, 0)
	}
	msg = regexp.MustCompile(`^(error converting YAML to JSON: )?(yaml: )?(line \d+: )?`).ReplaceAllString(msg, "")
	p.Message = "invalid YAML: " + oneLine(msg)
	return p
}

// deref follows aliases to the node that they stand for.
func deref(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	return n
}

// oneLine shortens a message of kustomize to one line, in terms of the root.
func oneLine(msg string) string {
	msg = strings.ReplaceAll(msg, mount+"/", "")
	msg = strings.ReplaceAll(msg, mount, ".")
	msg = string(bytes.Join(bytes.Fields([]byte(msg)), []byte(" ")))
	if r := []rune(msg); len(r) > 300 {
		msg = string(r[:300]) + "..."
	}
	return strings.TrimSuffix(msg, ".")
}

// find returns the kustomization file of the directory dir, and how many there
// are.
func (o *overlay) find(dir string) (file string, count int) {
	for _, name := range fileNames() {
		if info, _, err := o.stat(path.Join(mount, dir, name)); err == nil && !info.IsDir() {
			file, count = path.Join(dir, name), count+1
		}
	}
	return file, count
}
