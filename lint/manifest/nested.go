package manifest

import (
	"regexp"
	"slices"
	"strings"
)

// nestedIn are the kinds whose objects hold objects of other kinds, which a
// controller applies, and where: a path whose "*" is every item of a list.
var nestedIn = map[string][][]string{
	"Template":                                               {{"objects", "*"}},
	"Template.template.openshift.io":                         {{"objects", "*"}},
	"SelectorSyncSet.hive.openshift.io":                      {{"spec", "resources", "*"}},
	"SyncSet.hive.openshift.io":                              {{"spec", "resources", "*"}},
	"ResourceGraphDefinition.kro.run":                        {{"spec", "resources", "*", "template"}},
	"Composition.apiextensions.crossplane.io":                {{"spec", "resources", "*", "base"}, {"spec", "pipeline", "*", "input", "resources", "*", "base"}},
	"Object.kubernetes.crossplane.io":                        {{"spec", "forProvider", "manifest"}},
	"Object.kubernetes.m.crossplane.io":                      {{"spec", "forProvider", "manifest"}},
	"ManifestWork.work.open-cluster-management.io":           {{"spec", "workload", "manifests", "*"}},
	"ManifestWorkReplicaSet.work.open-cluster-management.io": {{"spec", "manifestWorkTemplate", "workload", "manifests", "*"}},
	"ResourceSet.fluxcd.controlplane.io":                     {{"spec", "resources", "*"}},
	"ClusterPolicy.kyverno.io":                               {{"spec", "rules", "*", "generate"}},
	"Policy.kyverno.io":                                      {{"spec", "rules", "*", "generate"}},
}

// maxNesting bounds how deep objects stand in objects.
const maxNesting = 8

// nested adds the objects that o holds. What o has of them is taken out of it, so
// that nothing in them is judged twice.
func (p *parser) nested(o *Object, depth int) {
	patterns := nestedIn[o.GroupKind()]
	if patterns == nil || depth > maxNesting {
		return
	}
	parameters := templateParameters(o)
	root := o.Root
	for _, pattern := range patterns {
		root, _ = prune(root, pattern, nil, func(n *Node, path []any) bool {
			if strings.HasSuffix(o.GroupKind(), "olicy.kyverno.io") {
				n, path = generated(n, path)
			}
			return p.objectsAt(withParameters(n, parameters), slices.Concat(o.Path, path), "", "", depth+1)
		})
	}
	o.Root = root
}

// prune returns n without what the pattern leads to and take accepts, copying
// only the nodes on the way; n itself if nothing is accepted.
func prune(n *Node, pattern []string, path []any, take func(*Node, []any) bool) (*Node, bool) {
	if n == nil {
		return n, false
	}
	if len(pattern) == 0 {
		if n.Kind != Mapping || !take(n, slices.Clone(path)) {
			return n, false
		}
		return &Node{Kind: Mapping, Start: n.Start, End: n.End}, true
	}
	out := *n
	changed := false
	if pattern[0] == "*" {
		out.Items = slices.Clone(n.Items)
		for i, item := range n.Items {
			if rest, took := prune(item, pattern[1:], append(path, i), take); took {
				out.Items[i], changed = rest, true
			}
		}
	} else {
		out.Fields = slices.Clone(n.Fields)
		for i, f := range n.Fields {
			if f.Key != pattern[0] {
				continue
			}
			if rest, took := prune(f.Value, pattern[1:], append(path, f.Key), take); took {
				out.Fields[i].Value, changed = rest, true
			}
		}
	}
	if !changed {
		return n, false
	}
	return &out, true
}

// generated returns the object that the "generate" of a Kyverno rule makes, and
// where its fields stand. https://kyverno.io/docs/policy-types/cluster-policy/generate/
func generated(rule *Node, path []any) (*Node, []any) {
	data := rule.Field("data")
	if data == nil || data.Value.Kind != Mapping {
		return &Node{Kind: Mapping}, path
	}
	o := *data.Value
	o.Fields = nil
	metadata := Field{Key: "metadata", Value: &Node{Kind: Mapping, Start: rule.Start, End: rule.Start}}
	for _, f := range rule.Fields {
		switch f.Key {
		case "apiVersion", "kind":
			o.Fields = append(o.Fields, f)
		case "name", "namespace":
			metadata.Value.Fields = append(metadata.Value.Fields, f)
		}
	}
	for _, f := range data.Value.Fields {
		if f.Key == "metadata" && f.Value.Kind == Mapping {
			metadata.KeyStart, metadata.KeyEnd = f.KeyStart, f.KeyEnd
			metadata.Value.Start, metadata.Value.End = f.Value.Start, f.Value.End
			metadata.Value.Fields = append(metadata.Value.Fields, f.Value.Fields...)
			continue
		}
		o.Fields = append(o.Fields, f)
	}
	o.Fields = append(o.Fields, metadata)
	return &o, append(path, "data")
}

// templateParameters returns the values of an OpenShift Template's parameters, nil
// for any other object. Those that have none are filled in when it is processed.
func templateParameters(o *Object) map[string]string {
	if !strings.HasPrefix(o.GroupKind(), "Template") {
		return nil
	}
	list := o.Root.Field("parameters")
	if list == nil {
		return nil
	}
	parameters := make(map[string]string)
	for _, item := range list.Value.Items {
		if f := item.Field("value"); f != nil && item.text("name") != "" {
			if value, ok := keyString(f.Value.Value); ok {
				parameters[item.text("name")] = value
			}
		}
	}
	return parameters
}

// parameter is how a Template names a parameter: ${NAME} in a string, ${{NAME}}
// alone for a value of any type.
var parameter = regexp.MustCompile(`\$\{([a-zA-Z0-9_]+)\}`)

// withParameters returns n with the parameters in it replaced by their values,
// copying only what changes. The values stand where the parameters are named.
func withParameters(n *Node, parameters map[string]string) *Node {
	if len(parameters) == 0 {
		return n
	}
	switch n.Kind {
	case Mapping:
		var fields []Field
		for i, f := range n.Fields {
			if v := withParameters(f.Value, parameters); v != f.Value {
				if fields == nil {
					fields = slices.Clone(n.Fields)
				}
				fields[i].Value = v
			}
		}
		if fields != nil {
			out := *n
			out.Fields = fields
			return &out
		}
	case Sequence:
		var items []*Node
		for i, item := range n.Items {
			if v := withParameters(item, parameters); v != item {
				if items == nil {
					items = slices.Clone(n.Items)
				}
				items[i] = v
			}
		}
		if items != nil {
			out := *n
			out.Items = items
			return &out
		}
	case Scalar:
		s, ok := n.Value.(string)
		if !ok || !strings.Contains(s, "${") {
			return n
		}
		out := *n
		if name, whole := strings.CutPrefix(s, "${{"); whole && strings.HasSuffix(name, "}}") {
			if value, known := parameters[strings.TrimSuffix(name, "}}")]; known {
				if v, err := resolve("", value, true); err == nil {
					out.Value = v
					return &out
				}
			}
		}
		replaced := parameter.ReplaceAllStringFunc(s, func(ref string) string {
			if value, known := parameters[ref[2:len(ref)-1]]; known {
				return value
			}
			return ref
		})
		if replaced != s {
			out.Value = replaced
			return &out
		}
	}
	return n
}
