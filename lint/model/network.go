package model

import (
	klabels "k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A Direction is one of the two in which a policy isolates pods.
type Direction uint8

// The directions.
const (
	Ingress Direction = iota
	Egress
)

// directions are both.
var directions = [...]Direction{Ingress, Egress}

// String returns "ingress" or "egress".
func (d Direction) String() string { return [...]string{"ingress", "egress"}[d] }

// Network is who can reach whom in a bundle, as far as its policies say: those of
// Kubernetes exactly, those of network plugins and administrators by what they
// select. Policies that are not in the bundle may say otherwise.
//
// https://kubernetes.io/docs/concepts/services-networking/network-policies/
type Network struct {
	// Endpoints are the pods of the bundle in the order of its objects. The pods
	// of one template are one of them.
	Endpoints []*Endpoint
	// Policies are those of all kinds, in the order of the bundle's objects.
	Policies []*Policy
	// Services are those of the bundle, in its order.
	Services []*Service

	// objects are those of the bundle.
	objects []*manifest.Object
	groups  []*group
	// chosen finds the groups that can choose pods of a namespace; those for all
	// are under "".
	chosen map[string]*groupIndex
	// namespaces are the labels of those that the bundle holds or has pods in.
	namespaces map[string]labelSet
	// pods finds the Endpoints of a namespace; those of all are under "".
	pods     map[string]*podIndex
	services map[objectName][]*Service
	accounts map[objectName][]*manifest.Object
}

type objectName struct{ namespace, name string }

// An Endpoint is a pod as the network sees it.
type Endpoint struct {
	Pod
	// Exposures are the ways from outside the cluster to it, one for each port and
	// scope.
	Exposures []Exposure

	labels   labelSet
	selected []match
}

// A match is a group of policies that select a pod, or may.
type match struct {
	group   *group
	verdict Verdict
}

// A group is the policies with one selector.
type group struct {
	selector
	policies []*Policy
	// pods and hosts count the endpoints it selects, or may: those on the network
	// of pods, and those on that of their node, which no policy has an effect on.
	pods, hosts int
	// outside is what its rules let through to beyond the bundle; nil until asked.
	outside *Outside
}

// does reports whether a policy of the group has something.
func (g *group) does(d Direction, has func(*Policy) [2]bool) bool {
	for _, p := range g.policies {
		if has(p)[d] {
			return true
		}
	}
	return false
}

func isolates(p *Policy) [2]bool { return p.Isolates }

// NewNetwork reads the network of a bundle.
func NewNetwork(b *Bundle) *Network {
	n := &Network{
		objects:    b.Objects,
		namespaces: make(map[string]labelSet),
		pods:       map[string]*podIndex{"": {}},
		services:   make(map[objectName][]*Service),
		accounts:   make(map[objectName][]*manifest.Object),
	}
	for _, o := range b.Objects {
		switch o.GroupKind() {
		case "Namespace":
			set := klabels.Set(labels(at(o.Root, "metadata", "labels")))
			n.namespaces[o.Name] = labelSet{known: klabels.Merge(set, nameLabel(o.Name))}
		case "ServiceAccount":
			name := objectName{o.Namespace, o.Name}
			n.accounts[name] = append(n.accounts[name], o)
		}
	}
	for _, pod := range b.Pods() {
		n.addPod(b, pod)
	}
	byID := make(map[string]*group)
	for _, o := range b.Objects {
		for _, p := range n.readPolicies(o) {
			n.Policies = append(n.Policies, p)
			g := byID[p.selector.id]
			if g == nil {
				g = &group{selector: p.selector}
				byID[p.selector.id] = g
				n.groups = append(n.groups, g)
			}
			g.policies = append(g.policies, p)
			p.group = g
		}
	}
	n.chosen = indexGroups(n.groups)
	for _, g := range n.groups {
		n.choose(g.selector, func(e *Endpoint, v Verdict) {
			if e.HostNetwork {
				g.hosts++
				return
			}
			g.pods++
			e.selected = append(e.selected, match{g, v})
		})
	}
	n.expose(b)
	return n
}

// nameLabel is what the API server labels a namespace with.
func nameLabel(namespace string) klabels.Set {
	return klabels.Set{"kubernetes.io/metadata.name": namespace}
}

// namespace returns the labels of a namespace: of one that is not in the bundle
// only the name is known.
func (n *Network) namespace(name string) labelSet {
	if set, ok := n.namespaces[name]; ok {
		return set
	}
	return labelSet{known: nameLabel(name), unknown: anyLabel}
}

func (n *Network) addPod(b *Bundle, pod Pod) {
	e := &Endpoint{Pod: pod}
	kind := pod.Object.GroupKind()
	known, unknown := generated(kind, pod.Object.Name)
	e.labels = labelSet{known: klabels.Merge(known, pod.Labels), unknown: unknown}
	for _, row := range b.Workloads[kind] {
		if row.Shape != "" {
			e.labels.unknown = anyLabel
		}
	}
	n.Endpoints = append(n.Endpoints, e)
	if n.pods[pod.Namespace] == nil {
		n.pods[pod.Namespace] = &podIndex{}
	}
	n.pods[pod.Namespace].add(e)
	n.pods[""].add(e)
}

// choose calls yield for every pod that a selector chooses or may choose.
func (n *Network) choose(s selector, yield func(*Endpoint, Verdict)) {
	index := n.pods[s.namespace]
	if index == nil || s.match == nil {
		return
	}
	for _, e := range index.candidates(s.anchors) {
		if v := s.match(e); v != No {
			yield(e, v)
		}
	}
}

// A Selected is a policy that selects a pod, or may.
type Selected struct {
	Policy  *Policy
	Verdict Verdict
}

// Selected returns the policies that isolate a pod in a direction, or may. None
// isolates a pod on the network of its node.
func (e *Endpoint) Selected(d Direction) []Selected {
	var all []Selected
	for _, s := range e.selected {
		for _, p := range s.group.policies {
			if p.Isolates[d] {
				all = append(all, Selected{p, s.verdict})
			}
		}
	}
	return all
}

// Isolated returns whether a policy isolates a pod in a direction.
func (e *Endpoint) Isolated(d Direction) Verdict {
	v := No
	for _, s := range e.selected {
		if s.group.does(d, isolates) {
			v = v.Or(s.verdict)
		}
	}
	return v
}

// DeniesByDefault returns whether whatever pod comes to a namespace, be it
// without labels, is isolated in a direction, and not open to everyone all the
// same.
func (n *Network) DeniesByDefault(namespace string, d Direction) Verdict {
	denied, open := No, No
	for _, s := range n.selecting(&Endpoint{Pod: Pod{Namespace: namespace}}) {
		for _, p := range s.group.policies {
			switch {
			case !p.Isolates[d]:
			case !p.open[d]:
				denied = denied.Or(s.verdict)
			case !p.Opaque:
				open = open.Or(s.verdict)
			}
		}
	}
	return denied.And(open.Not())
}

// selecting returns the groups that select a pod that is not in the bundle, or
// may.
func (n *Network) selecting(e *Endpoint) []match {
	var all []match
	for _, namespace := range []string{e.Namespace, ""} {
		for _, g := range n.chosen[namespace].candidates(e.labels.known) {
			if v := g.match(e); v != No {
				all = append(all, match{g, v})
			}
		}
	}
	return all
}
