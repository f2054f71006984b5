package model

import (
	"strconv"
	"strings"
)

// A Peer is whom a rule of a policy is about, and at which ports.
type Peer struct {
	// Rule is which of the rules for the direction it is in.
	Rule int
	// Anyone is everyone, in the cluster or not. Everywhere is every pod.
	Anyone, Everywhere bool
	// Block is a block of addresses as people write it, "" for pods; Open says that most
	// of the internet is in it.
	Block string
	Open  bool
	// Namespaces and Pods are selectors as kubectl writes them, "" for all; Own says that
	// only the policy's own namespace is meant.
	Namespaces, Pods string
	Own              bool
	// Ports are as people write them, "" for all.
	Ports string
	// Endpoints are the pods of the bundle that it surely means.
	Endpoints []*Endpoint
}

// Peers returns whom the rules of a policy let through in a direction; none of an
// opaque one.
func (n *Network) Peers(p *Policy, d Direction) []Peer {
	var all []Peer
	for i := range p.rules[d] {
		r := &p.rules[d][i]
		ports := r.portText()
		if r.anyone {
			all = append(all, Peer{Rule: i, Anyone: true, Ports: ports})
		}
		for j := range r.peers {
			peer := &r.peers[j]
			x := Peer{Rule: i, Ports: ports}
			switch {
			case peer.block != nil:
				x.Block, x.Open = peer.block.String(), peer.block.open()
			case peer.pods == nil:
				continue // nobody
			default:
				x.Pods, x.Own = peer.pods.String(), peer.namespaces == nil
				if !x.Own {
					x.Namespaces = peer.namespaces.String()
				}
				x.Everywhere = !x.Own && peer.namespaces.Empty() && peer.pods.Empty()
				if !x.Everywhere {
					x.Endpoints = n.meant(p, peer)
				}
			}
			all = append(all, x)
		}
	}
	return all
}

// meant returns the pods of the bundle that a peer surely means.
func (n *Network) meant(p *Policy, peer *trafficPeer) []*Endpoint {
	namespace := ""
	if peer.namespaces == nil {
		namespace = p.Object.Namespace
	}
	index := n.pods[namespace]
	if index == nil {
		return nil
	}
	requirements, _ := peer.pods.Requirements()
	var all []*Endpoint
	for _, e := range index.candidates(anchors(requirements)) {
		if n.isPeer(p, peer, remote{pod: e}) == Yes {
			all = append(all, e)
		}
	}
	return all
}

// String writes a block as people do.
func (b *block) String() string {
	text := b.cidr.String()
	for i, except := range b.except {
		text += [...]string{" except ", ", "}[min(i, 1)] + except.String()
	}
	return text
}

// portText is the ports of a rule as people write them, "" for all.
func (r *trafficRule) portText() string {
	var parts []string
	for _, p := range r.ports {
		text := p.protocol + " "
		switch {
		case p.name != "":
			text += p.name
		case p.from == 0 && p.to == maxPort:
			text = p.protocol
		case p.to > p.from:
			text += strconv.Itoa(p.from) + "-" + strconv.Itoa(p.to)
		default:
			text += strconv.Itoa(p.from)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}
