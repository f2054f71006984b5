package model

import (
	"net/netip"
)

// A PortRange is ports of a protocol.
type PortRange struct {
	// Protocol is TCP, UDP, SCTP, or "" for all that there are.
	Protocol string
	// From and To are inclusive.
	From, To int
	// Verdict is whether they are let through, never No.
	Verdict Verdict
}

// everyPort is all ports of all protocols.
func everyPort(v Verdict) PortRange { return PortRange{To: maxPort, Verdict: v} }

// Holds reports whether a port is one of them.
func (r PortRange) Holds(protocol string, port int) bool {
	return r.From <= port && port <= r.To && (r.Protocol == "" || r.Protocol == protocol)
}

// All reports whether they are all ports of all protocols.
func (r PortRange) All() bool { return r.Protocol == "" && r.From == 0 && r.To == maxPort }

// and returns the ports that are in both.
func (r PortRange) and(s PortRange) (PortRange, bool) {
	both := PortRange{r.Protocol, max(r.From, s.From), min(r.To, s.To), r.Verdict.And(s.Verdict)}
	if both.Protocol == "" {
		both.Protocol = s.Protocol
	}
	sameProtocol := s.Protocol == "" || s.Protocol == both.Protocol
	return both, sameProtocol && both.From <= both.To && both.Verdict != No
}

// A remote is the other end of a connection: a pod, or an address that is of no
// pod and no node of the cluster.
type remote struct {
	pod     *Endpoint
	address netip.Addr
}

// Reach returns whether a connection from one pod to a port of another is let
// through. It may be if an address block decides, as pods and nodes may have any
// address, if labels of a namespace that is not in the bundle decide, or if a
// policy that is opaque has a say. Nothing is ever denied to or from a pod on the
// network of a node, as it may be the other's own node.
func (n *Network) Reach(from, to *Endpoint, protocol string, port int) Verdict {
	return strongest(n.Ports(from, to), protocol, port)
}

// strongest returns whether ranges hold a port.
func strongest(ranges []PortRange, protocol string, port int) Verdict {
	v := No
	for _, r := range ranges {
		if r.Holds(protocol, port) {
			v = v.Or(r.Verdict)
		}
	}
	return v
}

// Ports returns the ports of a pod that another reaches, or may. Ranges may
// overlap; the strongest verdict counts.
func (n *Network) Ports(from, to *Endpoint) []PortRange {
	egress := n.Between(from, to, Egress)
	if len(egress) == 0 {
		return nil
	}
	return Common(egress, n.Between(from, to, Ingress))
}

// Common returns the ports that both sides of a connection let through.
func Common(egress, ingress []Admission) []PortRange {
	var both []PortRange
	for _, in := range ingress {
		for _, out := range egress {
			if r, ok := in.and(out.PortRange); ok {
				both = append(both, r)
			}
		}
	}
	return both
}

// A Source is a pod that reaches another, or may, and at which ports.
type Source struct {
	From  *Endpoint
	Ports []PortRange
}

// Sources returns the pods of the bundle that reach a pod, or may. It asks all
// of them.
func (n *Network) Sources(to *Endpoint) []Source {
	var all []Source
	for _, from := range n.Endpoints {
		if ports := n.Ports(from, to); len(ports) > 0 {
			all = append(all, Source{from, ports})
		}
	}
	return all
}

// Leave returns whether a connection from a pod to an address outside the cluster
// is let through.
func (n *Network) Leave(from *Endpoint, to netip.Addr, protocol string, port int) Verdict {
	return strongest(rangesOf(n.Leaving(from, to)), protocol, port)
}

// Enter returns whether a connection from an address outside the cluster to a pod
// is let through, if it comes with that address.
func (n *Network) Enter(from netip.Addr, to *Endpoint, protocol string, port int) Verdict {
	return strongest(rangesOf(n.Entering(from, to)), protocol, port)
}

func rangesOf(admissions []Admission) []PortRange {
	ranges := make([]PortRange, len(admissions))
	for i, a := range admissions {
		ranges[i] = a.PortRange
	}
	return ranges
}

// admits returns whether a rule of a policy is about traffic with other.
func (n *Network) admits(p *Policy, r *trafficRule, other remote) Verdict {
	if r.anyone {
		return Yes
	}
	v := No
	for i := range r.peers {
		v = v.Or(n.isPeer(p, &r.peers[i], other))
	}
	return v
}

func (n *Network) isPeer(p *Policy, peer *trafficPeer, other remote) Verdict {
	switch {
	case peer.block != nil && other.pod == nil:
		return verdict(peer.block.contains(other.address))
	case peer.block != nil:
		return Maybe
	case peer.pods == nil || other.pod == nil || other.pod.HostNetwork:
		return No
	case peer.namespaces == nil:
		return verdict(other.pod.Namespace == p.Object.Namespace).And(other.pod.labels.match(peer.pods))
	}
	return n.namespace(other.pod.Namespace).match(peer.namespaces).And(other.pod.labels.match(peer.pods))
}

// portsOf returns the ports that a rule admits. A named port is what the pod that
// listens calls so.
func (r *trafficRule) portsOf(listener *Endpoint, v Verdict) []PortRange {
	if r.ports == nil {
		return []PortRange{everyPort(v)}
	}
	var ports []PortRange
	for _, port := range r.ports {
		if port.name == "" {
			ports = append(ports, PortRange{port.protocol, port.from, port.to, v})
			continue
		}
		for _, number := range listener.portsNamed(port.name, port.protocol) {
			ports = append(ports, PortRange{port.protocol, number, number, v})
		}
	}
	return ports
}

// portsNamed returns the ports with a name that containers listen on while the
// pod runs.
func (e *Endpoint) portsNamed(name, protocol string) []int {
	if e == nil {
		return nil
	}
	var numbers []int
	for _, c := range e.Containers {
		if c.Role != "container" && c.Role != "sidecar" {
			continue
		}
		for _, port := range c.Ports {
			if port.Name == name && port.Protocol == protocol {
				numbers = append(numbers, port.Number)
			}
		}
	}
	return numbers
}
