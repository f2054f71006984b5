package model

import (
	"slices"
	"strconv"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"
	"sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/manifest"
)

// Mesh is how Istio guards the pods of a bundle, as far as its policies are there:
// which of them take plaintext, and which requests they let in. Policies that are
// not in the bundle may say otherwise.
//
// https://istio.io/latest/docs/concepts/security/
type Mesh struct {
	// Root is the namespace whose policies are for all of the mesh.
	Root string
	// Peers, Requests and Authorizations are the PeerAuthentications,
	// RequestAuthentications and AuthorizationPolicies in the order of the bundle.
	Peers, Requests, Authorizations []*MeshPolicy

	objects []*manifest.Object
	bundle  *Bundle
	// byNamespace are those policies of each of the three kinds by namespace.
	byNamespace [3]map[string][]*MeshPolicy
	services    map[objectName]*Service
	// byLabel finds the Services by what they select.
	byLabel map[servedLabel][]*Service
	// routesByToken holds if a VirtualService routes by what a token says.
	routesByToken bool
}

// A servedLabel is one that a Service of a namespace selects by.
type servedLabel struct{ namespace, key, value string }

// A MeshPolicy is a policy of Istio that chooses workloads.
type MeshPolicy struct {
	Object *manifest.Object
	// Wide says that it has no selector: it is for its whole namespace or mesh.
	Wide bool
	// Attached says that it names what it is for by targetRefs: a gateway, waypoint
	// or Service, and no pods.
	Attached bool
	// Action is that of an AuthorizationPolicy: ALLOW, DENY, CUSTOM, or AUDIT, which
	// is also that of one that is only tried.
	Action string

	rules    []meshRule
	selector klabels.Selector
}

// A MeshWorkload is pods as Istio sees them, which need not be in the bundle.
type MeshWorkload struct {
	namespace string
	labels    labelSet
}

// A Mode is what a workload takes: "STRICT" mutual TLS alone, "PERMISSIVE" plaintext
// too, "DISABLE" plaintext alone, or "" if that is not known.
type Mode string

// A PeerMode is the mode of a workload, and what decides it.
type PeerMode struct {
	Mode Mode
	// By is nil if no policy does, when the mode is Istio's own, PERMISSIVE, unless
	// there is a policy that the bundle does not have.
	By *Hop
	// Ports are those with a mode of their own.
	Ports map[int]PeerMode
}

const istioSecurity = ".security.istio.io"

// NewMesh reads the policies of a bundle.
func NewMesh(b *Bundle) *Mesh {
	m := &Mesh{
		Root: rootNamespace(b), objects: b.Objects, bundle: b,
		services: make(map[objectName]*Service), byLabel: make(map[servedLabel][]*Service),
	}
	for i := range m.byNamespace {
		m.byNamespace[i] = make(map[string][]*MeshPolicy)
	}
	for _, o := range b.Objects {
		switch o.GroupKind() {
		case "PeerAuthentication" + istioSecurity:
			m.Peers = append(m.Peers, m.add(0, o))
		case "RequestAuthentication" + istioSecurity:
			m.Requests = append(m.Requests, m.add(1, o))
		case "AuthorizationPolicy" + istioSecurity:
			m.Authorizations = append(m.Authorizations, m.add(2, o))
		case "Service":
			s := readService(o)
			m.services[objectName{o.Namespace, o.Name}] = s
			for key, value := range labels(at(o.Root, "spec", "selector")) {
				label := servedLabel{o.Namespace, key, value}
				m.byLabel[label] = append(m.byLabel[label], s)
			}
		case "VirtualService.networking.istio.io":
			m.routesByToken = m.routesByToken || hasKey(at(o.Root, "spec", "http"), "@request.auth.")
		}
	}
	return m
}

// hasKey reports whether a key that begins with a prefix is anywhere below n.
func hasKey(n *manifest.Node, prefix string) bool {
	if n == nil {
		return false
	}
	return slices.ContainsFunc(n.Fields, func(f manifest.Field) bool {
		return strings.HasPrefix(f.Key, prefix) || hasKey(f.Value, prefix)
	}) || slices.ContainsFunc(n.Items, func(item *manifest.Node) bool { return hasKey(item, prefix) })
}

// rootNamespace is what the mesh's configuration says, or Istio's default.
// https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-root_namespace
func rootNamespace(b *Bundle) string {
	for _, o := range b.Objects {
		var root string
		switch o.GroupKind() {
		case "ConfigMap":
			if o.Name != "istio" && !strings.HasPrefix(o.Name, "istio-") {
				continue
			}
			var config struct {
				RootNamespace string `json:"rootNamespace"`
			}
			if yaml.Unmarshal([]byte(text(at(o.Root, "data", "mesh"))), &config) == nil {
				root = config.RootNamespace
			}
		case "IstioOperator.install.istio.io":
			root = text(at(o.Root, "spec", "meshConfig", "rootNamespace"))
		}
		if root != "" {
			return root
		}
	}
	return "istio-system"
}

func (m *Mesh) add(kind int, o *manifest.Object) *MeshPolicy {
	p := &MeshPolicy{Object: o, Action: text(at(o.Root, "spec", "action"))}
	chosen := labels(at(o.Root, "spec", "selector", "matchLabels"))
	p.Wide = len(chosen) == 0
	p.Attached = at(o.Root, "spec", "targetRef") != nil || len(items(at(o.Root, "spec", "targetRefs"))) > 0
	p.selector, _ = metav1.LabelSelectorAsSelector(&metav1.LabelSelector{MatchLabels: chosen})
	if p.Action == "" {
		p.Action = "ALLOW"
	}
	if annotations(o)["istio.io/dry-run"] == "true" {
		p.Action = "AUDIT"
	}
	if kind == 2 {
		p.rules = readMeshRules(o)
	}
	m.byNamespace[kind][o.Namespace] = append(m.byNamespace[kind][o.Namespace], p)
	return p
}

// Workload returns the pods in a namespace that have labels, and maybe others.
func Workload(namespace string, chosen map[string]string) MeshWorkload {
	return MeshWorkload{namespace, labelSet{known: chosen, unknown: anyLabel}}
}

// PodWorkload returns the pods of a template, with the labels that their controller gives
// them besides.
func PodWorkload(p *Pod) MeshWorkload {
	known, unknown := generated(p.Object.GroupKind(), p.Object.Name)
	return MeshWorkload{p.Namespace, labelSet{known: klabels.Merge(known, p.Labels), unknown: unknown}}
}

// workload returns what a policy is for: those pods of which nothing else is known.
func (p *MeshPolicy) workload() MeshWorkload {
	return Workload(p.Object.Namespace, labels(at(p.Object.Root, "spec", "selector", "matchLabels")))
}

// chooses returns whether a policy of a namespace that the workload is looked up in
// is for it.
func (p *MeshPolicy) chooses(w MeshWorkload) Verdict {
	switch {
	case p.Attached || p.selector == nil:
		return No
	case p.Wide:
		return Yes
	}
	return w.labels.match(p.selector)
}

// applying returns the policies of a kind, 1 or 2, that are for a workload or may be.
func (m *Mesh) applying(kind int, w MeshWorkload) []meshMatch {
	var all []meshMatch
	namespaces := []string{m.Root}
	if w.namespace != m.Root {
		namespaces = append(namespaces, w.namespace)
	}
	for _, namespace := range namespaces {
		for _, p := range m.byNamespace[kind][namespace] {
			if v := p.chooses(w); v != No {
				all = append(all, meshMatch{p, v})
			}
		}
	}
	return all
}

type meshMatch struct {
	policy  *MeshPolicy
	verdict Verdict
}

// Mode returns the mode of a workload: a policy that selects it decides, else that of
// its namespace, else that of the mesh; one that says nothing leaves it to the next.
// Of several that say different things nothing is known, as the oldest counts.
//
// https://istio.io/latest/docs/reference/config/security/peer_authentication/
func (m *Mesh) Mode(w MeshWorkload) PeerMode {
	out := PeerMode{}
	out.take(m.wide(m.Root))
	if w.namespace == m.Root {
		return out
	}
	out.take(m.wide(w.namespace))
	var own []*MeshPolicy
	for _, p := range m.byNamespace[0][w.namespace] {
		if p.Wide {
			continue
		}
		switch p.chooses(w) {
		case Yes:
			own = append(own, p)
		case Maybe:
			return PeerMode{By: &Hop{p.Object, []any{"spec", "mtls"}, "may apply"}}
		}
	}
	out.take(own)
	if len(own) == 1 {
		ports := at(own[0].Object.Root, "spec", "portLevelMtls")
		for _, f := range fieldsOf(ports) {
			port, err := strconv.Atoi(f.Key)
			if err != nil {
				continue
			}
			mode := PeerMode{Mode: out.Mode, By: out.By}
			mode.set(own[0].Object, f.Value, []any{"spec", "portLevelMtls", f.Key, "mode"})
			if out.Ports == nil {
				out.Ports = make(map[int]PeerMode)
			}
			out.Ports[port] = mode
		}
	}
	return out
}

// wide returns the policies of a namespace without a selector.
func (m *Mesh) wide(namespace string) []*MeshPolicy {
	var all []*MeshPolicy
	for _, p := range m.byNamespace[0][namespace] {
		if p.Wide {
			all = append(all, p)
		}
	}
	return all
}

// take lets policies of one level decide.
func (m *PeerMode) take(policies []*MeshPolicy) {
	before := *m
	for i, p := range policies {
		next := before
		next.set(p.Object, at(p.Object.Root, "spec", "mtls"), []any{"spec", "mtls", "mode"})
		if i > 0 && next.Mode != m.Mode {
			m.Mode = ""
			return
		}
		*m = next
	}
}

// set takes the mode of a mutualTLS mapping, if that has one.
func (m *PeerMode) set(o *manifest.Object, tls *manifest.Node, path []any) {
	mode := Mode(text(at(tls, "mode")))
	if mode == "" || mode == "UNSET" {
		return
	}
	m.Mode, m.By = mode, &Hop{o, path, "sets " + string(mode)}
}

// Host returns the Service of the bundle that a host in an object of Istio is, nil if
// it is none. A short name is one of the object's namespace.
func (m *Mesh) Host(namespace, host string) *Service {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	switch {
	case len(parts) == 1:
		return m.services[objectName{namespace, parts[0]}]
	case len(parts) == 2 || parts[2] == "svc":
		return m.services[objectName{parts[1], parts[0]}]
	}
	return nil
}

// behind returns the pods that a Service leads to; false if it chooses none.
func (s *Service) behind() (MeshWorkload, bool) {
	chosen := labels(at(s.Object.Root, "spec", "selector"))
	return Workload(s.Object.Namespace, chosen), len(chosen) > 0
}
