package model

import (
	"maps"
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
	klabels "k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/manifest"
)

// Term is what rules see. A mode is {mode, by}: mode "STRICT", "PERMISSIVE",
// "DISABLE" or "" if it is not known, and by the policy that decides it, as a related
// field of a finding; missing if none does.
//
//	root                the namespace whose policies are for all of the mesh
//	used                whether the bundle has policies of Istio
//	namespaces[name]    the mode of a namespace
//	policies[position]  of a PeerAuthentication, RequestAuthentication or
//	                    AuthorizationPolicy:
//	    mode       that of what it selects
//	    earlier    of a PeerAuthentication without a selector: the one before it in
//	               its namespace, as a related field; missing if there is none
//	    services   the Services that lead to what its selector selects for certain, ten at
//	               the most: each with service, a related field, and ports, each with name, port, target
//	               (0 if it is named) and protocol
//	    tokenless  of a RequestAuthentication: whether a request without a token is
//	               let in ("yes", "maybe", "no")
//	    asked      whether a policy for what it selects asks for tokens, or leaves it to
//	               somebody else
//	hosts[position]     of a DestinationRule whose host is a Service of the bundle:
//	                    service, a related field; mode, that of its pods, not known if
//	                    ports of theirs have others; and outside, whether some of them
//	                    say that they are not in the mesh
//	pods[position]      of what runs pods, if there are policies: each with path, mode,
//	                    ports, the modes of ports that have one, and policies, whether
//	                    an AuthorizationPolicy is for it ("yes", "maybe", "no")
func (m *Mesh) Term() *ast.Term {
	used := len(m.Peers)+len(m.Requests)+len(m.Authorizations) > 0
	fields := map[string]*ast.Term{
		"root": ast.StringTerm(m.Root), "used": ast.InternedTerm(used),
		"policies": m.policyTerms(), "hosts": m.hostTerms(),
		"namespaces": ast.ObjectTerm(), "pods": ast.ObjectTerm(),
	}
	if used {
		fields["namespaces"], fields["pods"] = m.namespaceTerms(), m.podTerms()
	}
	return object(fields)
}

func (m *PeerMode) term() *ast.Term {
	fields := map[string]*ast.Term{"mode": ast.StringTerm(string(m.Mode))}
	if m.By != nil {
		fields["by"] = related(*m.By)
	}
	return object(fields)
}

func (m *Mesh) namespaceTerms() *ast.Term {
	all := make(map[string]*ast.Term)
	for _, o := range m.objects {
		name := o.Namespace
		if o.GroupKind() == "Namespace" {
			name = o.Name
		}
		if name == "" || all[name] != nil {
			continue
		}
		mode := PeerMode{}
		mode.take(m.wide(m.Root))
		if name != m.Root {
			mode.take(m.wide(name))
		}
		all[name] = mode.term()
	}
	return object(all)
}

func (m *Mesh) policyTerms() *ast.Term {
	terms := make(map[*manifest.Object]*ast.Term)
	for kind, policies := range [][]*MeshPolicy{m.Peers, m.Requests, m.Authorizations} {
		for _, p := range policies {
			terms[p.Object] = m.policyTerm(kind, p)
		}
	}
	return m.byPosition(terms)
}

func (m *Mesh) byPosition(terms map[*manifest.Object]*ast.Term) *ast.Term {
	var all [][2]*ast.Term
	for i, o := range m.objects {
		if t := terms[o]; t != nil {
			all = append(all, ast.Item(ast.IntNumberTerm(i), t))
		}
	}
	return ast.ObjectTerm(all...)
}

func (m *Mesh) policyTerm(kind int, p *MeshPolicy) *ast.Term {
	w := p.workload()
	mode := m.Mode(w)
	fields := map[string]*ast.Term{"mode": mode.term(), "services": m.serviceTerms(p)}
	switch kind {
	case 0:
		same := m.wide(p.Object.Namespace)
		if i := slices.Index(same, p); i > 0 {
			fields["earlier"] = related(Hop{same[i-1].Object, []any{"spec"}, "is for the same pods"})
		}
	case 1:
		none := ""
		asked := m.routesByToken || slices.ContainsFunc(m.beside(p, w), func(q *MeshPolicy) bool {
			return q.Action == "CUSTOM" || q.mentions("request.auth.") || q.mentions("request.headers[")
		})
		fields["tokenless"] = name(m.Allows(w, MeshRequest{Token: &none}))
		fields["asked"] = ast.InternedTerm(asked)
	}
	return object(fields)
}

// beside returns the AuthorizationPolicies that are, or may be, for what a policy is
// for: of one for all of the mesh those of every namespace, and of one that names what it
// is for those that do so too.
func (m *Mesh) beside(p *MeshPolicy, w MeshWorkload) []*MeshPolicy {
	if p.Wide && !p.Attached && p.Object.Namespace == m.Root {
		return m.Authorizations
	}
	var all []*MeshPolicy
	if p.Attached {
		for _, q := range m.byNamespace[2][p.Object.Namespace] {
			if q.Attached {
				all = append(all, q)
			}
		}
		return all
	}
	for _, match := range m.applying(2, w) {
		all = append(all, match.policy)
	}
	return all
}

// manyServices is how many Services rules are told of that lead to the same pods.
const manyServices = 10

// serviceTerms are the Services that lead to what a policy with a selector selects
// for certain.
func (m *Mesh) serviceTerms(p *MeshPolicy) *ast.Term {
	terms := []*ast.Term{}
	chosen := labels(at(p.Object.Root, "spec", "selector", "matchLabels"))
	if p.Wide {
		return ast.ArrayTerm()
	}
	var candidates []*Service
	for i, key := range slices.Sorted(maps.Keys(chosen)) {
		if some := m.byLabel[servedLabel{p.Object.Namespace, key, chosen[key]}]; i == 0 || len(some) < len(candidates) {
			candidates = some
		}
	}
	for _, s := range candidates {
		if w, ok := s.behind(); !ok || p.chooses(w) != Yes {
			continue
		}
		if len(terms) == manyServices {
			break
		}
		ports := make([]*ast.Term, len(s.Ports))
		for i, port := range s.Ports {
			ports[i] = object(map[string]*ast.Term{
				"name": ast.StringTerm(port.Name), "port": ast.IntNumberTerm(port.Number), "target": ast.IntNumberTerm(port.Target),
				"protocol": ast.StringTerm(appProtocol(s, port)),
			})
		}
		terms = append(terms, object(map[string]*ast.Term{
			"service": related(Hop{s.Object, []any{"spec", "ports"}, "leads to the pods"}), "ports": ast.ArrayTerm(ports...),
		}))
	}
	return ast.ArrayTerm(terms...)
}

// appProtocol is what a port of a Service says that is spoken at it.
func appProtocol(s *Service, port ServicePort) string {
	if port.Protocol != "TCP" {
		return port.Protocol
	}
	return text(at(s.Object.Get([]any{"spec", "ports", port.Index}), "appProtocol"))
}

func (m *Mesh) hostTerms() *ast.Term {
	terms := make(map[*manifest.Object]*ast.Term)
	var outside map[string][]*Pod
	for _, o := range m.objects {
		if o.GroupKind() != "DestinationRule.networking.istio.io" {
			continue
		}
		if outside == nil {
			outside = m.optedOut()
		}
		s := m.Host(o.Namespace, text(at(o.Root, "spec", "host")))
		if s == nil {
			continue
		}
		fields := map[string]*ast.Term{"service": related(Hop{s.Object, []any{"spec"}, "is the host"})}
		if w, ok := s.behind(); ok {
			mode := m.Mode(w)
			if len(mode.Ports) > 0 {
				mode = PeerMode{}
			}
			fields["mode"], fields["outside"] = mode.term(), ast.InternedTerm(m.outside(w, outside))
		}
		terms[o] = object(fields)
	}
	return m.byPosition(terms)
}

// manyOutside is how many pods of a namespace that are out of the mesh are looked
// through for those of a Service.
const manyOutside = 1000

// outside reports whether pods behind a Service say that they are not in the mesh, or
// there are too many that do so to know.
func (m *Mesh) outside(w MeshWorkload, outside map[string][]*Pod) bool {
	pods := outside[w.namespace]
	return len(pods) > manyOutside || slices.ContainsFunc(pods, func(p *Pod) bool {
		return klabels.Set(w.labels.known).AsSelectorPreValidated().Matches(klabels.Set(p.Labels))
	})
}

// optedOut are the pods that say that they are not in the mesh, by namespace.
func (m *Mesh) optedOut() map[string][]*Pod {
	const inject = "sidecar.istio.io/inject"
	out := make(map[string][]*Pod)
	for _, p := range m.bundle.Pods() {
		template := p.Path
		if len(template) > 0 {
			template = template[:len(template)-1]
		}
		note := labels(p.Object.Get(join(template, "metadata", "annotations")))[inject]
		if p.Labels[inject] == "false" || note == "false" || p.Labels["istio.io/dataplane-mode"] == "none" || p.HostNetwork {
			out[p.Namespace] = append(out[p.Namespace], &p)
		}
	}
	return out
}

func (m *Mesh) podTerms() *ast.Term {
	pods := make(map[*manifest.Object][]*ast.Term)
	for _, p := range m.bundle.Pods() {
		w := PodWorkload(&p)
		mode := m.Mode(w)
		v := No
		for _, match := range m.applying(2, w) {
			v = v.Or(match.verdict)
		}
		ports := make(map[string]*ast.Term)
		for port, own := range mode.Ports {
			ports[strconv.Itoa(port)] = own.term()
		}
		pods[p.Object] = append(pods[p.Object], object(map[string]*ast.Term{
			"path": pathTerm(p.Path), "mode": mode.term(), "ports": object(ports), "policies": name(v),
		}))
	}
	terms := make(map[*manifest.Object]*ast.Term, len(pods))
	for o, list := range pods {
		terms[o] = ast.ArrayTerm(list...)
	}
	return m.byPosition(terms)
}
