package model

import (
	"net/netip"
)

// Outside is what pods may open connections to beyond the bundle.
type Outside struct {
	// DNS is whether names can be resolved: whether UDP port 53 of the cluster's DNS
	// can be reached.
	DNS Verdict
	// Metadata is whether the metadata service of a cloud at 169.254.169.254 can be
	// reached.
	Metadata Verdict
	// Internet is whether most of the internet can be reached, at some port.
	Internet Verdict
}

func (o Outside) or(p Outside) Outside {
	return Outside{o.DNS.Or(p.DNS), o.Metadata.Or(p.Metadata), o.Internet.Or(p.Internet)}
}

func (o Outside) and(v Verdict) Outside {
	return Outside{o.DNS.And(v), o.Metadata.And(v), o.Internet.And(v)}
}

var everywhere = Outside{Yes, Yes, Yes}

// metadataAddress is where clouds serve the credentials of their machines, over
// HTTP.
var metadataAddress = netip.AddrFrom4([4]byte{169, 254, 169, 254})

// Outside returns what a pod may reach beyond the bundle.
func (n *Network) Outside(e *Endpoint) Outside {
	if e.HostNetwork {
		return everywhere
	}
	return n.outsideOf(e.selected)
}

// outsideOf returns what pods that groups select may reach beyond the bundle.
func (n *Network) outsideOf(selected []match) Outside {
	isolated, opaque := No, false
	var out Outside
	for _, s := range selected {
		if s.group.outside == nil {
			s.group.outside = n.outside(s.group)
		}
		out = out.or(s.group.outside.and(s.verdict))
		if s.group.does(Egress, isolates) {
			isolated = isolated.Or(s.verdict)
		}
		opaque = opaque || s.group.does(Egress, touches)
	}
	out = out.or(everywhere.and(isolated.Not()))
	if opaque {
		out = Outside{Maybe, Maybe, Maybe}
	}
	return out
}

func touches(p *Policy) [2]bool { return p.touches }

// outside returns what the rules of a group let pass.
func (n *Network) outside(g *group) *Outside {
	var out Outside
	for _, p := range g.policies {
		for i := range p.rules[Egress] {
			r := &p.rules[Egress][i]
			out = out.or(Outside{
				DNS:      n.admitsDNS(p, r),
				Metadata: n.admits(p, r, remote{address: metadataAddress}).And(r.admitsPort("TCP", 80)),
				Internet: r.admitsInternet(),
			})
		}
	}
	return &out
}

// admitsPort returns whether a rule admits a port outside the bundle.
func (r *trafficRule) admitsPort(protocol string, number int) Verdict {
	if r.ports == nil {
		return Yes
	}
	for _, p := range r.ports {
		if p.name == "" && p.protocol == protocol && p.from <= number && number <= p.to {
			return Yes
		}
	}
	return No
}

// dnsNames are what the ports of the common DNS servers are called.
var dnsNames = map[string]bool{"dns": true, "dns-udp": true, "udp-53": true, "dns-local": true}

// admitsDNS returns whether a rule lets queries for names pass. Where the DNS of
// the cluster is, and with which labels, is only known for most clusters: a rule
// that names the port means it.
func (n *Network) admitsDNS(p *Policy, r *trafficRule) Verdict {
	named := false
	for _, port := range r.ports {
		switch {
		case port.protocol != "UDP":
		case dnsNames[port.name], port.name == "" && port.from == port.to && (port.from == 53 || port.from == 5353):
			named = true
		}
	}
	// OpenShift's DNS listens on 5353.
	admits := r.admitsPort("UDP", 53).Or(r.admitsPort("UDP", 5353))
	switch {
	case named, admits == Yes && r.anyone:
		return Yes
	case admits == No:
		return No
	}
	v := No
	for i := range r.peers {
		v = v.Or(n.hasDNS(p, &r.peers[i]))
	}
	return v
}

// dnsNamespaces are where the DNS of a cluster runs.
var dnsNamespaces = []string{"kube-system", "openshift-dns"}

// hasDNS returns whether the DNS of the cluster may be among the peers of a rule.
func (n *Network) hasDNS(p *Policy, peer *trafficPeer) Verdict {
	if peer.block != nil {
		return Maybe
	}
	if peer.pods == nil {
		return No
	}
	v := No
	for _, name := range dnsNamespaces {
		if peer.namespaces != nil {
			v = v.Or(n.namespace(name).match(peer.namespaces))
		} else {
			v = v.Or(verdict(p.Object.Namespace == name))
		}
	}
	return v.And(labelSet{unknown: anyLabel}.match(peer.pods))
}

// admitsInternet returns whether a rule lets traffic to most of the internet pass,
// or to a part of it.
func (r *trafficRule) admitsInternet() Verdict {
	if r.anyone {
		return Yes
	}
	v := No
	for _, peer := range r.peers {
		switch b := peer.block; {
		case b == nil:
		case b.open():
			return Yes
		case !private(b.cidr):
			v = Maybe
		}
	}
	return v
}

// openBits is the length of a prefix from which on a block is a part of the
// internet rather than most of it.
const openBits = 8

func (b *block) open() bool {
	return b.cidr.Bits() < openBits && !private(b.cidr)
}

// private reports whether no address of a prefix is one of the internet.
func private(cidr netip.Prefix) bool {
	for _, p := range privateBlocks {
		if p.Bits() <= cidr.Bits() && p.Contains(cidr.Addr()) {
			return true
		}
	}
	return false
}

// privateBlocks are the addresses of private networks and of the machine itself.
// https://www.iana.org/assignments/iana-ipv4-special-registry/
var privateBlocks = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("127.0.0.0/8"),
	netip.MustParsePrefix("169.254.0.0/16"),
	netip.MustParsePrefix("172.16.0.0/12"),
	netip.MustParsePrefix("192.168.0.0/16"),
	netip.MustParsePrefix("::1/128"),
	netip.MustParsePrefix("fc00::/7"),
	netip.MustParsePrefix("fe80::/10"),
}

// Nameless is pods that a policy isolates and that cannot resolve names, as no
// policy lets them reach DNS.
type Nameless struct {
	// Policy is one of those of theirs that ask least of the pods they select.
	Policy *Policy
	// Pods are those of the bundle. There are none if the policy selects none of
	// them, and would do so to any it selects.
	Pods []*Endpoint
	// Mute holds if no policy lets them reach anything.
	Mute bool
}

// Nameless returns the pods that cannot resolve names, in the order of Policies.
func (n *Network) Nameless() []Nameless {
	found := make(map[*group]*Nameless)
	note := func(selected []match) *Nameless {
		g, mute := blamed(selected)
		if found[g] == nil {
			found[g] = &Nameless{Mute: true}
		}
		found[g].Mute = found[g].Mute && mute
		return found[g]
	}
	for _, e := range n.Endpoints {
		if n.Outside(e).DNS == No {
			x := note(e.selected)
			x.Pods = append(x.Pods, e)
		}
	}
	for _, g := range n.groups {
		if g.pods+g.hosts > 0 || !g.does(Egress, isolatesPlainly) {
			continue
		}
		selected := n.selecting(&Endpoint{
			Pod: Pod{Namespace: g.namespace}, labels: labelSet{known: g.example},
		})
		if n.outsideOf(selected).DNS == No {
			note(selected)
		}
	}
	var all []Nameless
	for _, p := range n.Policies {
		if x := found[p.group]; x != nil && isolatesPlainly(p)[Egress] {
			all = append(all, Nameless{p, x.Pods, x.Mute})
		}
	}
	return all
}

// isolatesPlainly is Isolates of policies that are not opaque.
func isolatesPlainly(p *Policy) [2]bool {
	if p.Opaque {
		return [2]bool{}
	}
	return p.Isolates
}

// blamed returns the group among those that select pods that isolates them for
// egress and asks least of them, and whether none that selects them lets anything
// out.
func blamed(selected []match) (widest *group, mute bool) {
	mute = true
	for _, s := range selected {
		if !s.group.does(Egress, isolatesPlainly) {
			continue
		}
		mute = mute && !s.group.does(Egress, func(p *Policy) [2]bool { return [2]bool{Egress: len(p.rules[Egress]) > 0} })
		if widest == nil || s.group.width < widest.width {
			widest = s.group
		}
	}
	return widest, mute
}
