package model

import (
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/manifest"
)

// readPolicies returns the network policies that an object is.
func (n *Network) readPolicies(o *manifest.Object) []*Policy {
	spec := at(o.Root, "spec")
	switch o.GroupKind() {
	case "NetworkPolicy":
		if p := n.readNetworkPolicy(o); p != nil {
			return []*Policy{p}
		}
	case "CiliumNetworkPolicy.cilium.io", "CiliumClusterwideNetworkPolicy.cilium.io":
		var all []*Policy
		for _, spec := range append([]*manifest.Node{spec}, items(at(o.Root, "specs"))...) {
			if p := n.readCilium(o, spec); p != nil {
				all = append(all, p)
			}
		}
		return all
	case "NetworkPolicy.projectcalico.org", "NetworkPolicy.crd.projectcalico.org",
		"GlobalNetworkPolicy.projectcalico.org", "GlobalNetworkPolicy.crd.projectcalico.org":
		if p := n.readCalico(o, spec); p != nil {
			return []*Policy{p}
		}
	case "AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy":
		return []*Policy{n.readAdmin(o, spec)}
	}
	return nil
}

// readCilium reads a spec of a policy of Cilium, nil if it is not about pods.
// https://docs.cilium.io/en/stable/security/policy/intro/#policy-enforcement-modes
func (n *Network) readCilium(o *manifest.Object, spec *manifest.Node) *Policy {
	if spec == nil || spec.Field("endpointSelector") == nil {
		return nil
	}
	p := &Policy{Object: o, Opaque: true}
	for _, d := range directions {
		field := d.String()
		rules := items(at(spec, field))
		p.touches[d] = len(rules)+len(items(at(spec, field+"Deny"))) > 0
		p.Isolates[d] = p.touches[d]
		if deny := at(spec, "enableDefaultDeny", field); deny != nil {
			if b, ok := deny.Value.(bool); ok {
				p.Isolates[d] = b
			}
		}
		p.touches[d] = p.touches[d] || p.Isolates[d]
		entities := [...]string{"fromEntities", "toEntities"}[d]
		for _, rule := range rules {
			for _, entity := range texts(at(rule, entities)) {
				p.open[d] = p.open[d] || entity == "all" && at(rule, "toPorts") == nil
			}
		}
	}
	var ls metav1.LabelSelector
	err := decode(at(spec, "endpointSelector"), &ls)
	var sel klabels.Selector
	if err == nil {
		sel, err = ciliumSelector(&ls)
	}
	if err != nil {
		return unread(o)
	}
	p.selector = selector{
		id:        "cilium " + o.Namespace + " " + sel.String(),
		namespace: o.Namespace,
		match:     func(e *Endpoint) Verdict { return n.ciliumLabels(e).match(sel) },
	}
	return p
}

// ciliumSelector is a selector of Cilium's as one of Kubernetes: without the
// source of labels, which is k8s or any for those of pods.
// https://docs.cilium.io/en/stable/security/policy/language/#endpoints-based
func ciliumSelector(ls *metav1.LabelSelector) (klabels.Selector, error) {
	plain := &metav1.LabelSelector{MatchLabels: make(map[string]string)}
	key := func(k string) string {
		if source, name, ok := strings.Cut(k, ":"); ok && (source == "k8s" || source == "any") {
			return name
		}
		return k
	}
	for k, v := range ls.MatchLabels {
		plain.MatchLabels[key(k)] = v
	}
	for _, r := range ls.MatchExpressions {
		r.Key = key(r.Key)
		plain.MatchExpressions = append(plain.MatchExpressions, r)
	}
	return metav1.LabelSelectorAsSelector(plain)
}

const (
	ciliumNamespace       = "io.kubernetes.pod.namespace"
	ciliumNamespaceLabels = "io.cilium.k8s.namespace.labels."
)

// ciliumLabels are the labels of a pod as Cilium sees them: its own, the name and
// labels of its namespace, and what the cluster and its service account are called.
func (n *Network) ciliumLabels(e *Endpoint) labelSet {
	namespace := n.namespace(e.Namespace)
	known := klabels.Merge(e.labels.known, klabels.Set{ciliumNamespace: e.Namespace})
	for k, v := range namespace.known {
		known[ciliumNamespaceLabels+k] = v
	}
	return labelSet{known, func(key string) bool {
		if rest, ok := strings.CutPrefix(key, ciliumNamespaceLabels); ok {
			return namespace.unknown != nil && namespace.unknown(rest)
		}
		return strings.HasPrefix(key, "io.cilium.k8s.") || strings.HasPrefix(key, "reserved:") ||
			e.labels.unknown != nil && e.labels.unknown(key)
	}}
}

// readAdmin reads a policy of an administrator. What it allows and denies comes
// before, or after, what other policies say; it isolates where it denies.
// https://network-policy-api.sigs.k8s.io/
func (n *Network) readAdmin(o *manifest.Object, spec *manifest.Node) *Policy {
	p := &Policy{Object: o, Opaque: true}
	for _, d := range directions {
		for _, rule := range items(at(spec, d.String())) {
			p.touches[d] = true
			p.Isolates[d] = p.Isolates[d] || text(at(rule, "action")) == "Deny"
		}
	}
	var subject struct {
		Namespaces *metav1.LabelSelector `json:"namespaces"`
		Pods       *struct {
			NamespaceSelector metav1.LabelSelector `json:"namespaceSelector"`
			PodSelector       metav1.LabelSelector `json:"podSelector"`
		} `json:"pods"`
	}
	err := decode(at(spec, "subject"), &subject)
	namespaces, pods := subject.Namespaces, &metav1.LabelSelector{}
	if subject.Pods != nil {
		namespaces, pods = &subject.Pods.NamespaceSelector, &subject.Pods.PodSelector
	}
	var inNamespace, ofPod klabels.Selector
	if err == nil {
		inNamespace, err = metav1.LabelSelectorAsSelector(namespaces)
	}
	if err == nil {
		ofPod, err = metav1.LabelSelectorAsSelector(pods)
	}
	if err != nil {
		return unread(o)
	}
	requirements, _ := ofPod.Requirements()
	p.selector = selector{
		id:      "admin " + inNamespace.String() + " / " + ofPod.String(),
		anchors: anchors(requirements),
		match: func(e *Endpoint) Verdict {
			return n.namespace(e.Namespace).match(inNamespace).And(e.labels.match(ofPod))
		},
	}
	return p
}

// unread returns the policy for one whose selector could not be read.
func unread(o *manifest.Object) *Policy {
	both := [2]bool{true, true}
	return &Policy{
		Object: o, Isolates: both, Opaque: true, touches: both,
		selector: selector{
			id: "unread " + o.Namespace, namespace: o.Namespace,
			match: func(*Endpoint) Verdict { return Maybe },
		},
	}
}
