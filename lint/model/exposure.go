package model

import (
	slashpath "path"
	"slices"
	"strconv"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// A Scope is from where something outside the cluster is reached.
type Scope uint8

// The scopes, each wider than the one before.
const (
	// Private is a network that is not the internet, by what the manifest says.
	Private Scope = iota
	// Nodes is wherever the nodes of the cluster are reached from.
	Nodes
	// Internet is everywhere, unless the network of the cluster forbids it.
	Internet
)

// String returns "private", "nodes" or "internet".
func (s Scope) String() string { return [...]string{"private", "nodes", "internet"}[s] }

// An Exposure is a way from outside the cluster to a port of a pod.
type Exposure struct {
	Scope Scope
	// Protocol is TCP, UDP or SCTP.
	Protocol string
	// Port is that of the pod, 0 if it is not known.
	Port int
	// HTTP holds if only HTTP gets through.
	HTTP bool
	// Chain leads from outside to the service.
	Chain []Hop
}

// A Hop is an object that a way leads through, and the field that leads on.
type Hop struct {
	Object *manifest.Object
	Path   []any
	// Message says what the object does, beginning with a verb.
	Message string
}

// A Service is one of the bundle.
type Service struct {
	Object *manifest.Object
	// Ports are those it listens on.
	Ports []ServicePort
	// Openings are the ways from outside the cluster to it.
	Openings []Opening

	selector *selector
}

// A ServicePort is one of a Service.
type ServicePort struct {
	Name, Protocol string
	Number         int
	// Target is the port of the pods, TargetName its name if it is named.
	Target     int
	TargetName string
	Index      int
}

// An Opening is a way from outside the cluster to a service.
type Opening struct {
	Scope Scope
	// Port is the number or name of the service's port; "" for all.
	Port  string
	HTTP  bool
	Chain []Hop
}

// readService reads a Service.
func readService(o *manifest.Object) *Service {
	s := &Service{Object: o}
	spec := at(o.Root, "spec")
	for i, n := range items(at(spec, "ports")) {
		port := ServicePort{
			Name: text(at(n, "name")), Protocol: text(at(n, "protocol")), Number: number(at(n, "port")),
			Target: number(at(n, "targetPort")), TargetName: text(at(n, "targetPort")), Index: i,
		}
		if port.Protocol == "" {
			port.Protocol = "TCP"
		}
		if port.Target == 0 && port.TargetName == "" {
			port.Target = port.Number
		}
		s.Ports = append(s.Ports, port)
	}
	if chosen := labels(at(spec, "selector")); len(chosen) > 0 {
		if sel, err := podSelector(o.Namespace, &metav1.LabelSelector{MatchLabels: chosen}); err == nil {
			s.selector = &sel
		}
	}
	s.Openings = ownOpenings(o, spec)
	return s
}

// ownOpenings are the ways that a Service opens itself.
func ownOpenings(o *manifest.Object, spec *manifest.Node) []Opening {
	var all []Opening
	add := func(scope Scope, message string, path ...any) {
		all = append(all, Opening{Scope: scope, Chain: []Hop{{o, path, message}}})
	}
	switch text(at(spec, "type")) {
	case "LoadBalancer":
		add(loadBalancerScope(o, spec), "has type LoadBalancer", "spec", "type")
	case "NodePort":
		add(Nodes, "has type NodePort", "spec", "type")
	case "ExternalName":
		return nil
	}
	if len(items(at(spec, "externalIPs"))) > 0 {
		add(Nodes, "has external addresses", "spec", "externalIPs")
	}
	return all
}

// expose reads the services of the bundle and what leads to them from outside,
// and notes it at the pods behind them.
func (n *Network) expose(b *Bundle) {
	for _, o := range b.Objects {
		if o.GroupKind() == "Service" {
			s := readService(o)
			n.Services = append(n.Services, s)
			name := objectName{o.Namespace, o.Name}
			n.services[name] = append(n.services[name], s)
		}
	}
	gateways := make(map[string]*manifest.Object)
	for _, o := range b.Objects {
		switch kind := o.GroupKind(); kind {
		case "Gateway", "Gateway.networking.istio.io":
			gateways[kind+" "+o.Namespace+"/"+o.Name] = o
		}
	}
	for _, o := range b.Objects {
		for _, r := range routes(o, gateways) {
			for _, s := range n.services[objectName{r.namespace, r.service}] {
				if together(o, s.Object) {
					s.open(r.Opening)
				}
			}
		}
	}
	for _, s := range n.Services {
		if len(s.Openings) == 0 || s.selector == nil {
			continue
		}
		n.choose(*s.selector, func(e *Endpoint, _ Verdict) {
			if !together(s.Object, e.Object) {
				return
			}
			for _, opening := range s.Openings {
				e.expose(s, opening)
			}
		})
	}
}

// together reports whether objects of one namespace surely land in the same one.
// Where a plain manifest that names none goes is up to whoever applies it, which
// is done directory by directory.
func together(a, b *manifest.Object) bool {
	return namesPlace(a) && namesPlace(b) || slashpath.Dir(a.Document.File) == slashpath.Dir(b.Document.File)
}

func namesPlace(o *manifest.Object) bool {
	src := o.Document.Source
	return src != nil && src.Kind != document.Plain || text(at(o.Root, "metadata", "namespace")) != ""
}

// open adds an opening, unless there is one like it: of a thousand ingresses that
// lead to a service one tells.
func (s *Service) open(opening Opening) {
	if !slices.ContainsFunc(s.Openings, func(o Opening) bool {
		return o.Scope == opening.Scope && o.Port == opening.Port && o.HTTP == opening.HTTP
	}) {
		s.Openings = append(s.Openings, opening)
	}
}

// expose notes that a pod is reached through an opening of a service.
func (e *Endpoint) expose(s *Service, opening Opening) {
	for _, port := range s.Ports {
		if opening.Port != "" && opening.Port != port.Name && opening.Port != strconv.Itoa(port.Number) {
			continue
		}
		target := port.Target
		if port.TargetName != "" {
			if numbers := e.portsNamed(port.TargetName, port.Protocol); len(numbers) > 0 {
				target = numbers[0]
			}
		}
		x := Exposure{Scope: opening.Scope, Protocol: port.Protocol, Port: target, HTTP: opening.HTTP, Chain: opening.Chain}
		if last := x.Chain[len(x.Chain)-1]; last.Object != s.Object {
			x.Chain = append(slices.Clone(x.Chain), Hop{s.Object, []any{"spec", "ports", port.Index}, "leads to the pods"})
		}
		if !slices.ContainsFunc(e.Exposures, func(o Exposure) bool {
			return o.Scope == x.Scope && o.Protocol == x.Protocol && o.Port == x.Port && o.HTTP == x.HTTP
		}) {
			e.Exposures = append(e.Exposures, x)
		}
	}
}

// Exposed returns the widest scope from which a pod is reached, and whether it
// is reached from outside the cluster at all.
func (e *Endpoint) Exposed() (Scope, bool) {
	scope := Private
	for _, x := range e.Exposures {
		scope = max(scope, x.Scope)
	}
	return scope, len(e.Exposures) > 0
}

// Behind returns the pods that a service leads to, or may.
func (n *Network) Behind(s *Service) []*Endpoint {
	var all []*Endpoint
	if s.selector == nil {
		return nil
	}
	n.choose(*s.selector, func(e *Endpoint, _ Verdict) {
		if together(s.Object, e.Object) {
			all = append(all, e)
		}
	})
	return all
}

// Targets returns the ports of a pod that a port of its service leads to.
func (p ServicePort) Targets(e *Endpoint) []int {
	if p.TargetName != "" {
		return e.portsNamed(p.TargetName, p.Protocol)
	}
	return []int{p.Target}
}
