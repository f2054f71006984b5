package diagram

import (
	"fmt"
	"strings"

	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/query"
)

// crowd is how many pods a peer of a policy may mean that are drawn each.
const crowd = 12

// Network draws who can reach whom: workloads, what leads to them from outside the
// cluster, and whom policies let them reach, each with the policy that opens or closes
// the way.
func Network(n *model.Network, title string) graph.Graph {
	d := &networkDrawing{
		drawing: newDrawing(title), network: n, seen: make(map[[2]*model.Endpoint]bool), left: maxFollowed,
		peers: [2]map[*model.Policy][]model.Peer{make(map[*model.Policy][]model.Peer), make(map[*model.Policy][]model.Peer)},
	}
	for _, e := range n.Endpoints {
		d.exposures(e)
	}
	for _, e := range n.Endpoints {
		d.side(e, model.Ingress)
	}
	for _, e := range n.Endpoints {
		d.side(e, model.Egress)
	}
	for _, p := range d.pairs {
		d.connect(p[0], p[1])
	}
	if len(n.Endpoints) > 0 {
		d.Notes = []string{"A way between two workloads is drawn where a policy decides on it; without one every pod gets through."}
	}
	if d.left < 0 {
		d.Notes = append(d.Notes, "There are too many ways to draw them all; kubevet query reach answers for each.")
	}
	return d.Graph
}

type networkDrawing struct {
	*drawing
	network *model.Network
	// pairs are the pods that a policy decides about, in order.
	pairs [][2]*model.Endpoint
	seen  map[[2]*model.Endpoint]bool
	// peers are those of policies, each read once.
	peers [2]map[*model.Policy][]model.Peer
	// left is how many more peers are followed.
	left int
}

// maxFollowed is how many peers of policies are followed for all pods that these select:
// a map with more ways is of no use to anyone.
const maxFollowed = 5_000

// follow returns the peers of a policy, none if that is too much.
func (d *networkDrawing) follow(p *model.Policy, direction model.Direction) []model.Peer {
	all, known := d.peers[direction][p]
	if !known {
		all = d.network.Peers(p, direction)
		d.peers[direction][p] = all
	}
	if d.left -= len(all) + 1; d.left < 0 {
		return nil
	}
	return all
}

// pod adds the workload that a pod is of.
func (d *networkDrawing) pod(e *model.Endpoint) string {
	n := graph.Node{Class: "workload"}
	if e.HostNetwork {
		n.Notes = append(n.Notes, "on the network of its node, where no policy counts")
	}
	for _, direction := range []model.Direction{model.Ingress, model.Egress} {
		if by := policies(e.Selected(direction)); by != "" {
			n.Notes = append(n.Notes, fmt.Sprintf("isolated for %s by %s", direction, by))
		}
	}
	if d.network.Outside(e).Metadata == model.Yes {
		n.Notes = append(n.Notes, "reaches the metadata service of a cloud")
	}
	return d.object(e.Object, n)
}

func policies(selected []model.Selected) string {
	var names string
	for _, s := range selected[:min(few, len(selected))] {
		names = also(names, named(s.Policy.Object), ", ")
	}
	if n := len(selected) - few; n > 0 {
		names += fmt.Sprintf(" and %d more", n)
	}
	return names
}

func (d *networkDrawing) fromOutside(scope model.Scope) string {
	name := map[model.Scope]string{model.Internet: "the internet", model.Nodes: "who reaches the nodes", model.Private: "a private network"}[scope]
	return d.node(graph.Node{ID: "from " + name, Class: "outside", Kind: "from", Name: name})
}

// far adds who is at the other end of what a pod does in a direction.
func (d *networkDrawing) far(direction model.Direction, class, name string) string {
	word := [...]string{"from", "to"}[direction]
	return d.node(graph.Node{ID: word + " " + name, Class: class, Kind: word, Name: name})
}

func (d *networkDrawing) everyPod(direction model.Direction) string {
	return d.far(direction, "anyone", "every pod")
}

func (d *networkDrawing) anywhere(direction model.Direction) string {
	return d.far(direction, "outside", "anywhere")
}

func (d *networkDrawing) internet(direction model.Direction) string {
	return d.far(direction, "outside", "the internet")
}

// exposures draws the ways from outside the cluster to a pod.
func (d *networkDrawing) exposures(e *model.Endpoint) {
	for _, x := range e.Exposures {
		here := d.fromOutside(x.Scope)
		for _, h := range x.Chain {
			next := d.object(h.Object, graph.Node{Class: "route", Passage: true})
			d.edge(graph.Edge{From: here, To: next, Style: graph.Open, Note: h.Message, At: plainly(h.Object.Locate(h.Path))})
			here = next
		}
		asked := query.Port{Protocol: x.Protocol, Number: x.Port}
		style, note := graph.Closed, ""
		for _, a := range d.network.Proxied(e) {
			if asked.Number == 0 || a.Holds(asked.Protocol, asked.Number) {
				style = max(style, styleOf(a.Verdict))
				note = also(note, opener(a, model.Ingress), "; ")
			}
		}
		if style == graph.Closed {
			note = "closed by " + policies(e.Selected(model.Ingress))
		}
		label := asked.String()
		if x.HTTP {
			label += " (HTTP)"
		}
		d.edge(graph.Edge{From: here, To: d.pod(e), Style: style, Label: label, Note: note})
	}
}

func styleOf(v model.Verdict) graph.Style {
	return [...]graph.Style{graph.Closed, graph.Perhaps, graph.Open}[v]
}

// opener says what lets ports through.
func opener(a model.Admission, direction model.Direction) string {
	switch a.Cause {
	case model.ByRule:
		return fmt.Sprintf("opened by %s, spec.%s[%d]", named(a.Policy.Object), direction, a.Rule)
	case model.ByPlugin:
		return fmt.Sprintf("%s has a say", named(a.Policy.Object))
	case model.OnNode:
		return "on the network of its node, where no policy counts"
	case model.WithNode:
		return "the other pod is on the network of a node"
	}
	return "no policy isolates it for " + direction.String()
}

// side draws what the policies of a pod say in a direction.
func (d *networkDrawing) side(e *model.Endpoint, direction model.Direction) {
	pod := d.pod(e)
	way := func(far string, style graph.Style, label, note string) graph.Edge {
		x := graph.Edge{From: far, To: pod, Style: style, Label: label, Note: note}
		if direction == model.Egress {
			x.From, x.To = pod, far
		}
		return x
	}
	unasked := d.everyPod
	if direction == model.Egress {
		unasked = d.anywhere
	}
	isolated := e.Isolated(direction)
	if isolated != model.Yes || e.HostNetwork {
		style, note := styleOf(isolated.Not()), "no policy isolates it for "+direction.String()
		if e.HostNetwork {
			style, note = graph.Open, "on the network of its node, where no policy counts"
		}
		d.edge(way(unasked(direction), style, "", note))
	}
	if e.HostNetwork {
		return
	}
	shut := isolated == model.Yes
	for _, s := range e.Selected(direction) {
		if s.Policy.Opaque {
			shut = false
			d.edge(way(unasked(direction), graph.Perhaps, "", named(s.Policy.Object)+" has a say"))
		}
		for _, peer := range d.follow(s.Policy, direction) {
			rule := []any{"spec", direction.String(), peer.Rule}
			x := way("", styleOf(s.Verdict), peer.Ports, fmt.Sprintf("opened by %s, %s", named(s.Policy.Object), manifest.FormatPath(rule)))
			x.At = plainly(s.Policy.Object.Locate(rule))
			lead := func(far string) {
				if x.From = far; direction == model.Egress {
					x.From, x.To = pod, far
				}
				d.edge(x)
			}
			switch {
			case peer.Anyone:
				shut = false
				lead(unasked(direction))
			case peer.Everywhere:
				shut = false
				lead(d.everyPod(direction))
			case peer.Open:
				lead(d.internet(direction))
			case peer.Block != "":
				lead(d.far(direction, "outside", peer.Block))
			case 0 < len(peer.Endpoints) && len(peer.Endpoints) <= crowd:
				for _, other := range peer.Endpoints {
					if direction == model.Ingress {
						d.pair(other, e)
					} else {
						d.pair(e, other)
					}
				}
			default:
				lead(d.far(direction, "anyone", selected(s.Policy, peer)))
			}
		}
	}
	if shut {
		d.edge(way(unasked(direction), graph.Closed, "", "closed by "+policies(e.Selected(direction))))
	}
}

// selected says which pods a peer of a policy means.
func selected(p *model.Policy, peer model.Peer) string {
	pods := "pods"
	if peer.Pods != "" {
		pods += " " + peer.Pods
	}
	switch {
	case peer.Own:
		return pods + " in " + p.Object.Namespace
	case peer.Namespaces == "":
		return pods
	}
	return pods + " in " + strings.ReplaceAll(peer.Namespaces, "kubernetes.io/metadata.name=", "")
}

// pair notes two pods of which a policy decides.
func (d *networkDrawing) pair(from, to *model.Endpoint) {
	p := [2]*model.Endpoint{from, to}
	if from != to && !d.seen[p] {
		d.seen[p] = true
		d.pairs = append(d.pairs, p)
	}
}

// connect draws the way from one pod to another.
func (d *networkDrawing) connect(from, to *model.Endpoint) {
	x := graph.Edge{From: d.pod(from), To: d.pod(to)}
	if x.From == x.To {
		return
	}
	ranges := d.network.Ports(from, to)
	for _, r := range ranges {
		x.Style = max(x.Style, styleOf(r.Verdict))
	}
	if x.Style > graph.Closed {
		x.Label = query.PortText(ranges)
	}
	for _, side := range []struct {
		pod       *model.Endpoint
		direction model.Direction
	}{{from, model.Egress}, {to, model.Ingress}} {
		admitted := d.network.Between(from, to, side.direction)
		if len(admitted) == 0 {
			x.Note = also(x.Note, "closed by "+policies(side.pod.Selected(side.direction)), "; ")
		}
		strongest := model.No
		for _, a := range admitted {
			strongest = strongest.Or(a.Verdict)
		}
		for _, a := range admitted {
			if a.Cause == model.ByRule && a.Verdict == strongest {
				x.Note = also(x.Note, opener(a, side.direction), "; ")
				x.At = plainly(a.Policy.Object.Locate([]any{"spec", side.direction.String(), a.Rule}))
			}
		}
	}
	d.edge(x)
}
