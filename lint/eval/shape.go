package eval

import (
	"fmt"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

// containerLists are the lists of containers in a pod spec.
var containerLists = []string{"initContainers", "containers", "ephemeralContainers"}

// Misshapen returns what keeps rules from seeing the containers of a workload:
// a pod template or a list of containers that is a string, say. Rules find
// nothing in it, so it has to be said.
func Misshapen(set *rule.Set, o *manifest.Object) []document.Problem {
	var problems []document.Problem
	expect := func(n *manifest.Node, path []any, kind manifest.NodeKind) bool {
		if n == nil || n.Kind == manifest.Scalar && n.Value == nil {
			return false
		}
		if n.Kind == kind {
			return true
		}
		loc := o.Locate(path)
		problems = append(problems, document.Problem{
			File: loc.File, Line: loc.Line, Column: loc.Column,
			Message: fmt.Sprintf("%s %q: %s is a %s where a %s belongs, so its containers are not judged", o.Kind, o.Name, manifest.FormatPath(path), shape(n), nodeKinds[kind]),
		})
		return false
	}
	for _, template := range model.Templates(set.Workloads[o.GroupKind()], o) {
		if template.Shape != "" || !expect(o.Get(template.Path), template.Path, manifest.Mapping) {
			continue
		}
		spec := append(slices.Clone(template.Path), "spec")
		if !expect(o.Get(spec), spec, manifest.Mapping) {
			continue
		}
		for _, list := range containerLists {
			path := append(slices.Clone(spec), list)
			containers := o.Get(path)
			if !expect(containers, path, manifest.Sequence) {
				continue
			}
			for i, c := range containers.Items {
				expect(c, append(slices.Clone(path), i), manifest.Mapping)
			}
		}
	}
	return problems
}

var nodeKinds = map[manifest.NodeKind]string{manifest.Scalar: "scalar", manifest.Mapping: "mapping", manifest.Sequence: "list"}

// shape names what a node is.
func shape(n *manifest.Node) string {
	switch n.Value.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case int64, uint64, float64:
		return "number"
	}
	return nodeKinds[n.Kind]
}
