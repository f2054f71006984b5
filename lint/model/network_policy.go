package model

import (
	"net/netip"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/util/json"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A Policy is a network policy of any kind.
type Policy struct {
	Object *manifest.Object
	// Isolates holds, by Direction, whether traffic of the pods it selects is
	// denied unless a policy allows it.
	Isolates [2]bool
	// Opaque policies are those of which no more is known than whom they select:
	// those of network plugins and administrators.
	Opaque bool

	selector selector
	group    *group
	// touches holds, by Direction, whether an opaque policy has a say at all.
	touches [2]bool
	// open holds, by Direction, whether it admits everyone.
	open  [2]bool
	rules [2][]trafficRule
}

// Pods returns how many pods of the bundle the policy selects, or may, on the
// network of pods, and how many on that of their node, for which it does nothing.
func (p *Policy) Pods() (pods, hosts int) { return p.group.pods, p.group.hosts }

// A trafficRule admits the traffic of peers to ports.
type trafficRule struct {
	// anyone holds for a rule without peers.
	anyone bool
	peers  []trafficPeer
	// ports are nil for a rule that admits all.
	ports []rulePort
}

// A trafficPeer is a block of addresses, or the pods that selectors choose.
type trafficPeer struct {
	block *block
	// namespaces chooses namespaces; nil stands for the policy's own.
	namespaces klabels.Selector
	// pods chooses pods of them; nil if the peer is a block, or nothing at all,
	// which is nobody.
	pods klabels.Selector
}

type block struct {
	cidr   netip.Prefix
	except []netip.Prefix
}

// A rulePort is a port of a rule: a name, or a range of numbers.
type rulePort struct {
	protocol string
	name     string
	from, to int
}

// readNetworkPolicy reads a NetworkPolicy, as networking.k8s.io/v1 documents it;
// nil for one that the API server refuses, so that it never has an effect.
func (n *Network) readNetworkPolicy(o *manifest.Object) *Policy {
	p := &Policy{Object: o}
	var spec networkingv1.NetworkPolicySpec
	err := decode(at(o.Root, "spec"), &spec)
	if err == nil {
		p.selector, err = podSelector(o.Namespace, &spec.PodSelector)
	}
	if err == nil {
		err = p.readRules(&spec)
	}
	if err != nil {
		return nil
	}
	types := spec.PolicyTypes
	if len(types) == 0 {
		types = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
		if len(spec.Egress) > 0 {
			types = append(types, networkingv1.PolicyTypeEgress)
		}
	}
	for _, t := range types {
		switch t {
		case networkingv1.PolicyTypeIngress:
			p.Isolates[Ingress] = true
		case networkingv1.PolicyTypeEgress:
			p.Isolates[Egress] = true
		}
	}
	for _, d := range directions {
		if !p.Isolates[d] {
			p.rules[d] = nil
		}
		for _, r := range p.rules[d] {
			p.open[d] = p.open[d] || r.admitsAll()
		}
	}
	return p
}

func (p *Policy) readRules(spec *networkingv1.NetworkPolicySpec) error {
	for _, r := range spec.Ingress {
		if err := p.readRule(Ingress, r.From, r.Ports); err != nil {
			return err
		}
	}
	for _, r := range spec.Egress {
		if err := p.readRule(Egress, r.To, r.Ports); err != nil {
			return err
		}
	}
	return nil
}

func (p *Policy) readRule(d Direction, peers []networkingv1.NetworkPolicyPeer, ports []networkingv1.NetworkPolicyPort) error {
	r := trafficRule{anyone: len(peers) == 0}
	for i := range peers {
		peer, err := readPeer(&peers[i])
		if err != nil {
			return err
		}
		r.peers = append(r.peers, peer)
	}
	for _, port := range ports {
		r.ports = append(r.ports, readPort(port))
	}
	p.rules[d] = append(p.rules[d], r)
	return nil
}

func readPeer(peer *networkingv1.NetworkPolicyPeer) (trafficPeer, error) {
	var out trafficPeer
	if peer.IPBlock != nil {
		b, err := readBlock(peer.IPBlock)
		return trafficPeer{block: b}, err
	}
	var err error
	if peer.NamespaceSelector != nil {
		if out.namespaces, err = metav1.LabelSelectorAsSelector(peer.NamespaceSelector); err != nil {
			return out, err
		}
		out.pods = klabels.Everything()
	}
	if peer.PodSelector != nil {
		out.pods, err = metav1.LabelSelectorAsSelector(peer.PodSelector)
	}
	return out, err
}

func readBlock(b *networkingv1.IPBlock) (*block, error) {
	cidr, err := netip.ParsePrefix(b.CIDR)
	if err != nil {
		return nil, err
	}
	out := &block{cidr: cidr.Masked()}
	for _, text := range b.Except {
		except, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, err
		}
		out.except = append(out.except, except.Masked())
	}
	return out, nil
}

func (b *block) contains(addr netip.Addr) bool {
	for _, except := range b.except {
		if except.Contains(addr) {
			return false
		}
	}
	return b.cidr.Contains(addr)
}

const maxPort = 65535

func readPort(port networkingv1.NetworkPolicyPort) rulePort {
	out := rulePort{protocol: string(corev1.ProtocolTCP)}
	if port.Protocol != nil {
		out.protocol = string(*port.Protocol)
	}
	switch {
	case port.Port == nil:
		out.to = maxPort
	case port.Port.Type == intstr.String:
		out.name = port.Port.StrVal
	default:
		out.from = port.Port.IntValue()
		out.to = out.from
		if port.EndPort != nil {
			out.to = int(*port.EndPort)
		}
	}
	return out
}

// admitsAll reports whether a rule admits everyone to everything.
func (r *trafficRule) admitsAll() bool {
	if r.ports != nil {
		return false
	}
	if r.anyone {
		return true
	}
	for _, peer := range r.peers {
		if peer.namespaces != nil && peer.namespaces.Empty() && peer.pods.Empty() {
			return true
		}
	}
	return false
}

// decode reads a node into a type of the Kubernetes API as strictly as the API
// server, which refuses a string where a list belongs.
func decode(n *manifest.Node, into any) error {
	if n == nil {
		return nil
	}
	text, err := json.Marshal(plain(n))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// plain returns a node as maps, lists and scalars.
func plain(n *manifest.Node) any {
	switch n.Kind {
	case manifest.Mapping:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Key] = plain(f.Value)
		}
		return m
	case manifest.Sequence:
		l := make([]any, len(n.Items))
		for i, item := range n.Items {
			l[i] = plain(item)
		}
		return l
	}
	return n.Value
}
