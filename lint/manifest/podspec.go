package manifest

import (
	"slices"
	"strings"
)

// A PodSpec is a place in a custom resource that has the shape of a pod spec.
type PodSpec struct {
	// Path leads from the object to it.
	Path []any
	// Partial says that an operator completes it: it is not below a template, or
	// one of its containers has no image.
	Partial bool
}

// maxPodSpecs bounds the pod specs that one object is taken to carry.
const maxPodSpecs = 200

// podSpecs finds what has the shape of a pod spec in an object: a mapping with a
// list of containers, each with a name or an image. The kinds that Kubernetes
// serves have none that is not known by its kind, and in a policy such a shape is
// a pattern.
func podSpecs(o *Object) []PodSpec {
	group := o.Group()
	if !strings.Contains(group, ".") || strings.HasSuffix(group, ".k8s.io") || isPolicyGroup(group) {
		return nil
	}
	var specs []PodSpec
	var visit func(n *Node, path []any)
	visit = func(n *Node, path []any) {
		if len(specs) == maxPodSpecs || len(path) > 40 {
			return
		}
		switch n.Kind {
		case Mapping:
			if len(path) > 0 && n.text("apiVersion") != "" && n.text("kind") != "" {
				return // an object of its own
			}
			if images, ok := containersOf(n); ok {
				specs = append(specs, PodSpec{slices.Clone(path), !images || !belowTemplate(path)})
				return
			}
			for _, f := range n.Fields {
				visit(f.Value, append(path, f.Key))
			}
		case Sequence:
			for i, item := range n.Items {
				visit(item, append(path, i))
			}
		}
	}
	if spec := o.Root.Field("spec"); spec != nil {
		visit(spec.Value, []any{"spec"})
	}
	return specs
}

// containersOf reports whether a mapping has lists of containers, and whether all
// of these have an image.
func containersOf(n *Node) (images, ok bool) {
	images = true
	for _, name := range []string{"containers", "initContainers"} {
		list := n.Field(name)
		if list == nil || list.Value.Kind != Sequence {
			continue
		}
		for _, c := range list.Value.Items {
			image := c.text("image") != ""
			if !image && c.text("name") == "" {
				return false, false
			}
			images, ok = images && image, true
		}
	}
	return images, ok
}

// belowTemplate reports whether a path leads to the spec of a pod template.
func belowTemplate(path []any) bool {
	if len(path) < 2 || path[len(path)-1] != "spec" {
		return false
	}
	key, _ := path[len(path)-2].(string)
	return strings.HasSuffix(key, "emplate")
}

// isPolicyGroup reports whether the kinds of a group describe what objects should
// be like, or hold objects of other kinds as data.
func isPolicyGroup(group string) bool {
	for _, suffix := range []string{"kyverno.io", "gatekeeper.sh", "kubewarden.io", "toolkit.fluxcd.io", "policy.open-cluster-management.io"} {
		if group == suffix || strings.HasSuffix(group, "."+suffix) {
			return true
		}
	}
	return false
}
