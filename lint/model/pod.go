package model

import (
	"slices"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// A Pod is a pod that an object is or makes.
type Pod struct {
	Object *manifest.Object
	// Path leads from the object to the pod spec, or to what the workload API has
	// instead of one.
	Path []any
	// Labels are those of the template; a controller may add its own.
	Labels map[string]string
	// Namespace is the object's.
	Namespace string
	// ServiceAccount is the name of the account the pod runs as, "default" where a
	// pod spec names none, and "" where that depends on what is not in the object:
	// the configuration of a workflow controller, or the run of a task.
	ServiceAccount string
	// AccountPath leads to where ServiceAccount is named, or would be.
	AccountPath []any
	HostNetwork bool
	// Containers are those of all three lists of a pod spec, in the order init,
	// main, ephemeral.
	Containers []Container
}

// A Container is one of a Pod.
type Container struct {
	Name string
	// Role is "container", "init", "sidecar" (an init container that is kept
	// running) or "ephemeral".
	Role string
	// Path leads from the object to the container.
	Path  []any
	Ports []Port
}

// A Port is one that a container says it listens on.
type Port struct {
	// Name is "" if it has none.
	Name string
	// Protocol is "TCP" if it says none.
	Protocol string
	// Number is 1 to 65535 in a valid manifest, 0 if it is missing or a string.
	Number int
	// HostPort is the port of the node that leads to it, 0 if none does.
	HostPort int
	// Path leads from the object to the port.
	Path []any
}

// Pods returns the pods of a bundle in the order of its objects.
func (b *Bundle) Pods() []Pod {
	var pods []Pod
	for _, o := range b.Objects {
		for _, t := range Templates(b.Workloads[o.GroupKind()], o) {
			if n := o.Get(t.Path); n != nil && n.Kind == manifest.Mapping {
				pods = append(pods, podsOf(o, n, t)...)
			}
		}
	}
	return pods
}

// A Template is a place in an object from which pods are made.
type Template struct {
	// Path leads from the object to the template, which need not exist.
	Path []any
	// Shape is as in rule.Workload, or shapeSpec.
	Shape string
}

// shapeSpec is the shape of a template that is the pod spec itself.
const shapeSpec = "spec"

// Templates returns the places that the rows of a kind lead to in an object or, if
// its kind has none, those that have the shape of a pod spec.
func Templates(rows []rule.Workload, o *manifest.Object) []Template {
	var all []Template
	if rows == nil {
		for _, spec := range o.PodSpecs {
			all = append(all, Template{spec.Path, shapeSpec})
		}
	}
	for _, w := range rows {
		if w.Each == nil {
			all = append(all, Template{path(nil, w.Template), w.Shape})
			continue
		}
		each := path(nil, w.Each)
		elements := o.Get(each)
		if elements == nil {
			continue
		}
		for i := range elements.Items {
			all = append(all, Template{path(join(each, i), w.Template), w.Shape})
		}
		for _, f := range elements.Fields {
			all = append(all, Template{path(join(each, f.Key), w.Template), w.Shape})
		}
	}
	return all
}

// path returns a new path of root and keys.
func path(root []any, keys []string) []any {
	out := slices.Clone(root)
	for _, k := range keys {
		out = append(out, k)
	}
	return out
}

// join returns a new path of root and steps.
func join(root []any, steps ...any) []any {
	return slices.Concat(root, steps)
}

// podsOf reads the template n of o.
func podsOf(o *manifest.Object, n *manifest.Node, t Template) []Pod {
	switch t.Shape {
	case "":
		if pod, ok := plainPod(o, n, t.Path); ok {
			return []Pod{pod}
		}
		return nil
	case shapeSpec:
		return []Pod{podOf(o, n, nil, t.Path)}
	case "argo-workflow":
		return argoPods(o, n, t.Path)
	default:
		return tektonPods(o, n, t)
	}
}

// plainPod reads a pod template: an object with metadata and spec.
func plainPod(o *manifest.Object, n *manifest.Node, here []any) (Pod, bool) {
	spec := at(n, "spec")
	if spec == nil || spec.Kind != manifest.Mapping {
		return Pod{}, false
	}
	return podOf(o, spec, at(n, "metadata", "labels"), join(here, "spec")), true
}

// podOf reads a pod spec, and the labels of its template.
func podOf(o *manifest.Object, spec, named *manifest.Node, here []any) Pod {
	pod := newPod(o, spec, here)
	pod.Labels = labels(named)
	if pod.ServiceAccount == "" {
		pod.ServiceAccount = "default"
	}
	for _, list := range []struct{ field, role string }{
		{"initContainers", "init"}, {"containers", "container"}, {"ephemeralContainers", "ephemeral"},
	} {
		pod.addContainers(at(spec, list.field), join(pod.Path, list.field), list.role)
	}
	return pod
}

// newPod returns a pod with what the fields of a pod spec say, but for its
// containers and labels.
func newPod(o *manifest.Object, spec *manifest.Node, here []any) Pod {
	pod := Pod{
		Object: o, Path: here, Namespace: o.Namespace,
		HostNetwork: is(at(spec, "hostNetwork")),
	}
	pod.setAccount(spec, here)
	return pod
}

// setAccount takes the service account from the fields of a spec, unless the pod
// has one. The deprecated serviceAccount counts where serviceAccountName is empty.
// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
func (p *Pod) setAccount(spec *manifest.Node, here []any) {
	if p.ServiceAccount != "" {
		return
	}
	if p.AccountPath == nil {
		p.AccountPath = join(here, "serviceAccountName")
	}
	for _, field := range []string{"serviceAccountName", "serviceAccount"} {
		if name := text(at(spec, field)); name != "" {
			p.ServiceAccount, p.AccountPath = name, join(here, field)
			return
		}
	}
}

// addContainers adds the containers of a list.
func (p *Pod) addContainers(list *manifest.Node, here []any, role string) {
	for i, n := range items(list) {
		p.addContainer(n, join(here, i), role)
	}
}

func (p *Pod) addContainer(n *manifest.Node, here []any, role string) {
	if n == nil || n.Kind != manifest.Mapping {
		return
	}
	if role == "init" && text(at(n, "restartPolicy")) == "Always" {
		role = "sidecar"
	}
	c := Container{Name: text(at(n, "name")), Role: role, Path: here}
	for i, port := range items(at(n, "ports")) {
		protocol := text(at(port, "protocol"))
		if protocol == "" {
			protocol = "TCP"
		}
		c.Ports = append(c.Ports, Port{
			Name: text(at(port, "name")), Protocol: protocol,
			Number: number(at(port, "containerPort")), HostPort: number(at(port, "hostPort")),
			Path: join(here, "ports", i),
		})
	}
	p.Containers = append(p.Containers, c)
}
