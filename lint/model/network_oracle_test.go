package model_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/model"
)

var worlds = flag.Int("network.worlds", 1500, "how many clusters TestNetworkOracle draws")

// A world is a cluster in which everything is known, of which the bundle shows a
// part. What follows in this file is a second implementation of NetworkPolicy,
// written from the documentation alone, that asks every rule of every policy.
type world struct {
	namespaces []*worldNamespace
	pods       []*worldPod
	policies   []*worldPolicy
}

type worldNamespace struct {
	name   string
	labels map[string]string
	// shown namespaces are in the bundle.
	shown bool
}

type worldPod struct {
	namespace *worldNamespace
	name      string
	labels    map[string]string
	host      bool
	ports     []worldPort
	// address and node are not in the bundle.
	address string
	node    int
}

type worldPort struct {
	name, protocol string
	number         int
}

type worldPolicy struct {
	namespace       *worldNamespace
	pods            *worldSelector
	types           []string
	ingress, egress []worldRule
}

type worldRule struct {
	peers []worldPeer
	ports []worldRulePort
	// spelled rules have an empty list where they have no peers.
	spelled bool
}

type worldPeer struct {
	pods, namespaces *worldSelector
	cidr             string
	except           []string
}

type worldRulePort struct {
	protocol string
	port     any
	end      int
}

type worldSelector struct {
	labels      map[string]string
	expressions []worldExpression
}

type worldExpression struct {
	key, operator string
	values        []string
}

// selects is https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/.
func (s *worldSelector) selects(labels map[string]string) bool {
	for k, v := range s.labels {
		if have, ok := labels[k]; !ok || have != v {
			return false
		}
	}
	for _, e := range s.expressions {
		have, ok := labels[e.key]
		listed := ok && slices.Contains(e.values, have)
		switch e.operator {
		case "In":
			if !listed {
				return false
			}
		case "NotIn":
			if listed {
				return false
			}
		case "Exists":
			if !ok {
				return false
			}
		case "DoesNotExist":
			if ok {
				return false
			}
		}
	}
	return true
}

// A worldEnd is one end of a connection: a pod or an address outside.
type worldEnd struct {
	pod     *worldPod
	address string
}

// connects is whether a packet gets from one end to the other: out of the first
// and into the second.
func (w *world) connects(from, to worldEnd, protocol string, port int) bool {
	if from.pod != nil && to.pod != nil && (from.pod.host || to.pod.host) && from.pod.node == to.pod.node {
		return true // to and from the node where a pod runs is always allowed
	}
	return w.passes(from.pod, "Egress", to, to, protocol, port) && w.passes(to.pod, "Ingress", from, to, protocol, port)
}

func (w *world) passes(pod *worldPod, direction string, other, listener worldEnd, protocol string, port int) bool {
	if pod == nil || pod.host {
		return true
	}
	isolated := false
	for _, p := range w.policies {
		if p.namespace != pod.namespace || !p.pods.selects(pod.labels) || !p.restricts(direction) {
			continue
		}
		isolated = true
		rules := p.ingress
		if direction == "Egress" {
			rules = p.egress
		}
		for _, r := range rules {
			if r.hasPeer(p, other) && r.hasPort(listener, protocol, port) {
				return true
			}
		}
	}
	return !isolated
}

func (p *worldPolicy) restricts(direction string) bool {
	if p.types == nil {
		return direction == "Ingress" || len(p.egress) > 0
	}
	return slices.Contains(p.types, direction)
}

func (r *worldRule) hasPeer(p *worldPolicy, other worldEnd) bool {
	if len(r.peers) == 0 {
		return true
	}
	for _, peer := range r.peers {
		if peer.cidr != "" {
			if inside(peer.cidr, other.address) && !slices.ContainsFunc(peer.except, func(e string) bool { return inside(e, other.address) }) {
				return true
			}
			continue
		}
		if other.pod == nil || other.pod.host {
			continue
		}
		if peer.namespaces == nil && other.pod.namespace != p.namespace {
			continue
		}
		if peer.namespaces != nil && !peer.namespaces.selects(other.pod.namespace.labels) {
			continue
		}
		if peer.pods != nil && !peer.pods.selects(other.pod.labels) {
			continue
		}
		return true
	}
	return false
}

func inside(cidr, address string) bool {
	_, block, err := net.ParseCIDR(cidr)
	if err != nil {
		panic(err)
	}
	return block.Contains(net.ParseIP(address))
}

func (r *worldRule) hasPort(listener worldEnd, protocol string, port int) bool {
	if len(r.ports) == 0 {
		return true
	}
	for _, p := range r.ports {
		want := p.protocol
		if want == "" {
			want = "TCP"
		}
		if want != protocol {
			continue
		}
		switch n := p.port.(type) {
		case nil:
			return true
		case int:
			if n == port || p.end != 0 && n <= port && port <= p.end {
				return true
			}
		case string:
			if listener.pod == nil {
				continue
			}
			for _, c := range listener.pod.ports {
				if c.name == n && c.protocol == protocol && c.number == port {
					return true
				}
			}
		}
	}
	return false
}

// A dice draws worlds.
type dice struct{ *rand.Rand }

func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

func pick[T any](d dice, xs ...T) T { return xs[d.IntN(len(xs))] }

func (d dice) labels() map[string]string {
	labels := make(map[string]string)
	for _, key := range []string{"app", "tier", "team"} {
		if d.chance(60) {
			labels[key] = pick(d, "a", "b", "c")
		}
	}
	return labels
}

func (d dice) selector(keys ...string) *worldSelector {
	s := &worldSelector{labels: make(map[string]string)}
	for _, key := range keys {
		value := pick(d, "a", "b", "c")
		if strings.HasPrefix(key, "kubernetes.io/") {
			value = pick(d, "n0", "n1", "n2", "n3")
		}
		switch d.IntN(6) {
		case 0:
			s.labels[key] = value
		case 1:
			e := worldExpression{key: key, operator: pick(d, "In", "NotIn", "Exists", "DoesNotExist")}
			if strings.HasSuffix(e.operator, "In") {
				e.values = []string{value, pick(d, "a", "b", "n1")}
			}
			s.expressions = append(s.expressions, e)
		}
	}
	return s
}

func (d dice) addresses() string {
	return fmt.Sprintf("%s.%d.%d", pick(d, "10.0", "10.1", "192.168", "203.0"), d.IntN(4), d.IntN(256))
}

func (d dice) peer(blocks bool) worldPeer {
	if blocks && d.chance(30) {
		address := d.addresses()
		p := worldPeer{cidr: address + pick(d, "/0", "/8", "/16", "/24", "/28", "/32")}
		if d.chance(50) {
			p.except = []string{address + pick(d, "/24", "/30"), "10.1.0.0/16"}
		}
		return p
	}
	var p worldPeer
	if d.chance(60) {
		p.pods = d.selector("app", "tier", "team")
	}
	if p.pods == nil || d.chance(50) {
		p.namespaces = d.selector("team", "kubernetes.io/metadata.name")
	}
	return p
}

func (d dice) rules(blocks bool) []worldRule {
	rules := make([]worldRule, d.IntN(3))
	for i := range rules {
		r := &rules[i]
		r.spelled = d.chance(50)
		for range d.IntN(4) {
			r.peers = append(r.peers, d.peer(blocks))
		}
		for range d.IntN(3) {
			p := worldRulePort{protocol: pick(d, "", "TCP", "UDP", "SCTP")}
			switch d.IntN(4) {
			case 0, 1:
				p.port = pick(d, 53, 80, 8080)
				if d.chance(30) {
					p.end = p.port.(int) + pick(d, 0, 30, 8000)
				}
			case 2:
				p.port = pick(d, "http", "dns")
			}
			r.ports = append(r.ports, p)
		}
	}
	return rules
}

// world draws a world. In a plain one the bundle shows everything, no pod is on
// the network of its node and no rule is about addresses.
func (d dice) world(plain bool) *world {
	w := &world{}
	for i := range 1 + d.IntN(4) {
		n := &worldNamespace{name: fmt.Sprintf("n%d", i), labels: d.labels(), shown: plain || d.chance(60)}
		n.labels["kubernetes.io/metadata.name"] = n.name
		w.namespaces = append(w.namespaces, n)
	}
	for i := range 2 + d.IntN(5) {
		p := &worldPod{
			namespace: pick(d, w.namespaces...), name: fmt.Sprintf("p%d", i), labels: d.labels(),
			host: !plain && d.chance(15),
		}
		for range d.IntN(3) {
			p.ports = append(p.ports, worldPort{pick(d, "http", "dns", "web"), pick(d, "TCP", "UDP"), pick(d, 53, 80, 8080)})
		}
		w.pods = append(w.pods, p)
	}
	for range d.IntN(6) {
		p := &worldPolicy{namespace: pick(d, w.namespaces...), pods: d.selector("app", "tier")}
		p.types = pick(d, nil, []string{"Ingress"}, []string{"Egress"}, []string{"Ingress", "Egress"})
		if d.chance(80) {
			p.ingress = d.rules(!plain)
		}
		if d.chance(60) {
			p.egress = d.rules(!plain)
		}
		w.policies = append(w.policies, p)
	}
	return w
}

// complete draws anew what the bundle does not show.
func (d dice) complete(w *world) {
	nodes := []string{d.addresses(), d.addresses()}
	for _, n := range w.namespaces {
		if !n.shown {
			n.labels = d.labels()
			n.labels["kubernetes.io/metadata.name"] = n.name
		}
	}
	for _, p := range w.pods {
		p.node = d.IntN(2)
		p.address = d.addresses()
		if p.host {
			p.address = nodes[p.node]
		}
	}
}

// manifest is the YAML of a world.
func (w *world) manifest(t *testing.T) string {
	t.Helper()
	type m = map[string]any
	var list []any
	for _, n := range w.namespaces {
		if n.shown {
			list = append(list, m{"apiVersion": "v1", "kind": "Namespace", "metadata": m{"name": n.name, "labels": n.labels}})
		}
	}
	for _, p := range w.pods {
		var ports []any
		for _, port := range p.ports {
			ports = append(ports, m{"name": port.name, "protocol": port.protocol, "containerPort": port.number})
		}
		list = append(list, m{
			"apiVersion": "v1", "kind": "Pod",
			"metadata": m{"name": p.name, "namespace": p.namespace.name, "labels": p.labels},
			"spec":     m{"hostNetwork": p.host, "containers": []any{m{"name": "c", "ports": ports}}},
		})
	}
	for i, p := range w.policies {
		spec := m{"podSelector": p.pods.manifest()}
		if p.types != nil {
			spec["policyTypes"] = p.types
		}
		if p.ingress != nil {
			spec["ingress"] = manifestRules(p.ingress, "from")
		}
		if p.egress != nil {
			spec["egress"] = manifestRules(p.egress, "to")
		}
		list = append(list, m{
			"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
			"metadata": m{"name": fmt.Sprint("policy-", i), "namespace": p.namespace.name}, "spec": spec,
		})
	}
	text, err := json.MarshalIndent(m{"apiVersion": "v1", "kind": "List", "items": list}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (s *worldSelector) manifest() map[string]any {
	out := map[string]any{}
	if len(s.labels) > 0 {
		out["matchLabels"] = s.labels
	}
	var expressions []any
	for _, e := range s.expressions {
		expressions = append(expressions, map[string]any{"key": e.key, "operator": e.operator, "values": e.values})
	}
	if expressions != nil {
		out["matchExpressions"] = expressions
	}
	return out
}

func manifestRules(rules []worldRule, field string) []any {
	type m = map[string]any
	out := []any{}
	for _, r := range rules {
		rule := m{}
		if r.spelled {
			rule[field] = []any{}
		}
		var peers, ports []any
		for _, p := range r.peers {
			peer := m{}
			if p.cidr != "" {
				peer["ipBlock"] = m{"cidr": p.cidr, "except": p.except}
			}
			if p.pods != nil {
				peer["podSelector"] = p.pods.manifest()
			}
			if p.namespaces != nil {
				peer["namespaceSelector"] = p.namespaces.manifest()
			}
			peers = append(peers, peer)
		}
		if peers != nil {
			rule[field] = peers
		}
		for _, p := range r.ports {
			port := m{}
			if p.protocol != "" {
				port["protocol"] = p.protocol
			}
			if p.port != nil {
				port["port"] = p.port
			}
			if p.end != 0 {
				port["endPort"] = p.end
			}
			ports = append(ports, port)
		}
		if ports != nil {
			rule["ports"] = ports
		}
		out = append(out, rule)
	}
	return out
}

// TestNetworkOracle compares every connection between the pods of generated
// clusters, and between them and addresses outside, with a second implementation.
// What the model says for certain has to be so whatever the bundle does not show,
// and it has to be certain where the bundle shows everything.
func TestNetworkOracle(t *testing.T) {
	d := dice{rand.New(rand.NewPCG(1, 2))}
	ports := []worldPort{{"", "TCP", 80}, {"", "UDP", 53}, {"", "TCP", 8080}, {"", "SCTP", 81}}
	workloads := bundle(t, "").Workloads
	checks := 0
	var verdicts, varied [3]int
	for i := range *worlds {
		plain := i%2 == 0
		w := d.world(plain)
		network := model.NewNetwork(objects(t, w.manifest(t), workloads))
		check := func(v model.Verdict, unsure bool, from, to worldEnd, port worldPort) {
			if v == model.Maybe && !unsure {
				t.Fatalf("world %d: %v to %v: the model is not certain", i, from, to)
			}
			var seen [2]bool
			for range 3 {
				d.complete(w)
				if from.pod != nil {
					from.address = from.pod.address
				}
				if to.pod != nil {
					to.address = to.pod.address
				}
				got := w.connects(from, to, port.protocol, port.number)
				checks++
				seen[bit(got)] = true
				if v != model.Maybe && got != (v == model.Yes) {
					t.Fatalf("world %d: %+v to %+v at %v: model %v, want %v", i, from.pod, to.pod, port, v, got)
				}
				if plain {
					break
				}
			}
			verdicts[v]++
			if seen[0] && seen[1] {
				varied[v]++
			}
		}
		for a, from := range network.Endpoints {
			for b, to := range network.Endpoints {
				if a == b {
					continue
				}
				for _, port := range ports {
					check(network.Reach(from, to, port.protocol, port.number), !plain, worldEnd{pod: w.pods[a]}, worldEnd{pod: w.pods[b]}, port)
				}
			}
			for range 2 {
				address, port := d.addresses(), pick(d, ports...)
				check(network.Leave(from, netip.MustParseAddr(address), port.protocol, port.number), false, worldEnd{pod: w.pods[a]}, worldEnd{address: address}, port)
				check(network.Enter(netip.MustParseAddr(address), from, port.protocol, port.number), false, worldEnd{address: address}, worldEnd{pod: w.pods[a]}, port)
			}
		}
	}
	t.Logf("%d checks; connections: %d no, %d maybe of which %d differ in three drawings, %d yes", checks, verdicts[0], verdicts[1], varied[1], verdicts[2])
	for _, n := range verdicts {
		if n < 1000 {
			t.Errorf("verdicts %v: too few of one kind", verdicts)
		}
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
