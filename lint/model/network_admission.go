package model

import "net/netip"

// An Admission is ports that are let through on one side of a connection, and why.
type Admission struct {
	PortRange
	Cause Cause
	// Policy is the one whose rule lets them through, and Rule which of its rules for
	// the direction, if the Cause is ByRule.
	Policy *Policy
	Rule   int
}

// A Cause is why ports are let through.
type Cause uint8

// The causes.
const (
	// ByRule is a rule of a NetworkPolicy.
	ByRule Cause = iota
	// NotIsolated is that no policy isolates the pod in the direction, or none may.
	NotIsolated
	// OnNode is that the pod is on the network of its node, where no policy counts.
	OnNode
	// WithNode is that the other pod is, which may be on the node of this one.
	WithNode
	// ByPlugin is a policy of a network plugin or an administrator, of which no more is
	// known than whom it selects.
	ByPlugin
)

// Between returns the ports of to at which the policies of one end of a connection let
// it through: those of from for Egress, those of to for Ingress. There are none if
// they deny it; ranges may overlap.
func (n *Network) Between(from, to *Endpoint, d Direction) []Admission {
	if d == Egress {
		return n.admitted(from, Egress, remote{pod: to}, to)
	}
	return n.admitted(to, Ingress, remote{pod: from}, to)
}

// Leaving returns the ports of an address outside the cluster that the policies of a
// pod let it open connections to.
func (n *Network) Leaving(from *Endpoint, to netip.Addr) []Admission {
	return n.admitted(from, Egress, remote{address: to}, nil)
}

// Entering returns the ports of a pod that its policies let connections from an
// address outside the cluster through to.
func (n *Network) Entering(from netip.Addr, to *Endpoint) []Admission {
	return n.admitted(to, Ingress, remote{address: from}, to)
}

// Proxied returns the ports of a pod that its policies let connections through to which
// come from outside the cluster, with whatever address or through whatever proxy:
// surely where a rule is for everyone.
func (n *Network) Proxied(to *Endpoint) []Admission {
	return n.decide(to, Ingress, to, func(_ *Policy, r *trafficRule) Verdict {
		if r.anyone {
			return Yes
		}
		v := No
		for i := range r.peers {
			switch peer := &r.peers[i]; {
			case peer.block != nil && peer.block.open():
				return Yes
			case peer.block != nil, peer.pods != nil:
				v = Maybe
			}
		}
		return v
	})
}

// admitted returns the ports of listener, nil if that is no pod of the bundle, at
// which the policies of e let traffic in one direction with other through.
func (n *Network) admitted(e *Endpoint, d Direction, other remote, listener *Endpoint) []Admission {
	all := n.decide(e, d, listener, func(p *Policy, r *trafficRule) Verdict { return n.admits(p, r, other) })
	if !e.HostNetwork && other.pod != nil && other.pod.HostNetwork {
		all = append(all, Admission{PortRange: everyPort(Maybe), Cause: WithNode})
	}
	return all
}

// decide returns the ports of listener at which the policies of e let traffic through
// that rules admit as about says.
func (n *Network) decide(e *Endpoint, d Direction, listener *Endpoint, about func(*Policy, *trafficRule) Verdict) []Admission {
	if e.HostNetwork {
		return []Admission{{PortRange: everyPort(Yes), Cause: OnNode}}
	}
	var all []Admission
	isolated := No
	var opaque *Policy
	for _, s := range e.selected {
		for _, p := range s.group.policies {
			if p.Opaque && p.touches[d] {
				opaque = p
			}
			if !p.Isolates[d] {
				continue
			}
			isolated = isolated.Or(s.verdict)
			for i := range p.rules[d] {
				rule := &p.rules[d][i]
				if v := s.verdict.And(about(p, rule)); v != No {
					for _, r := range rule.portsOf(listener, v) {
						all = append(all, Admission{r, ByRule, p, i})
					}
				}
			}
		}
	}
	if isolated != Yes {
		all = append(all, Admission{PortRange: everyPort(isolated.Not()), Cause: NotIsolated})
	}
	if opaque != nil {
		for i := range all {
			all[i].Verdict = Maybe
		}
		all = append(all, Admission{PortRange: everyPort(Maybe), Cause: ByPlugin, Policy: opaque})
	}
	return all
}

// ToInternet returns the ports of most addresses outside the cluster that the policies
// of a pod let it open connections to; of a part of them perhaps.
func (n *Network) ToInternet(from *Endpoint) []Admission {
	return n.decide(from, Egress, nil, func(_ *Policy, r *trafficRule) Verdict { return r.admitsInternet() })
}
