package query

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/kubevet/kubevet/lint/model"
)

// Reach answers whether one end reaches another at a port, of which each is a workload,
// a service or, for one of them, an address or "internet". The error is a *NameError.
func Reach(n *model.Network, from, to string, port Port) (Answer, error) {
	a, err := find(n, from)
	if err != nil {
		return Answer{}, err
	}
	b, err := find(n, to)
	if err != nil {
		return Answer{}, err
	}
	switch {
	case a.outside() && b.outside():
		return Answer{}, fmt.Errorf("%s and %s are both outside of the cluster", a.name, b.name)
	case a.outside() && !a.address.IsValid():
		return exposed(n, &b, port), nil
	case b.outside() && !b.address.IsValid():
		return toInternet(n, &a, port), nil
	}
	return connection(n, &a, &b, port), nil
}

// A side is what the policies of one pod say of a connection.
type side struct {
	pod       *model.Endpoint
	direction model.Direction
	admitted  []model.Admission
}

// connection answers for two ends of which at most one is an address. Of several pods
// of an end the first is told of that reaches most.
func connection(n *model.Network, a, b *end, port Port) Answer {
	best, answered := Answer{}, false
	for _, from := range podsOf(a) {
		for _, to := range podsOf(b) {
			for _, asked := range targets(b, to, port) {
				if x := between(n, a, b, from, to, asked); !answered || x.Verdict > best.Verdict {
					best, answered = x, true
				}
			}
		}
	}
	if !answered {
		best.Message = fmt.Sprintf("%s does not reach %s at %s", a.name, b.name, port)
		best.Proof = []Step{step(b.service.Object, []any{"spec", "ports"}, "%s has no such port", b.name)}
	}
	return best
}

// podsOf returns the pods of an end: nil alone of an address.
func podsOf(e *end) []*model.Endpoint {
	if e.outside() {
		return []*model.Endpoint{nil}
	}
	return e.pods
}

// A target is a port of a pod, and the port of a service that leads to it.
type target struct {
	Port
	// by is the step that a service makes of it, nil without one.
	by *Step
}

// targets returns the ports of a pod that are meant by a port of an end.
func targets(e *end, pod *model.Endpoint, port Port) []target {
	if e.service == nil {
		return []target{{Port: port}}
	}
	var all []target
	for _, p := range e.service.Ports {
		if port.Number != 0 && (p.Number != port.Number || p.Protocol != port.Protocol) {
			continue
		}
		for _, number := range p.Targets(pod) {
			t := target{Port: Port{p.Protocol, number}}
			by := step(e.service.Object, []any{"spec", "ports", p.Index}, "%s leads from its port %d to %s of %s", e.name, p.Number, t.Port, nameOf(pod.Object))
			t.by = &by
			all = append(all, t)
		}
	}
	return all
}

// between answers for a pod, or nil for the address of an end, and another.
func between(n *model.Network, a, b *end, from, to *model.Endpoint, asked target) Answer {
	var sides []side
	var ranges []model.PortRange
	switch {
	case from == nil:
		sides = []side{{to, model.Ingress, n.Entering(a.address, to)}}
		ranges = rangesOf(sides[0].admitted)
	case to == nil:
		sides = []side{{from, model.Egress, n.Leaving(from, b.address)}}
		ranges = rangesOf(sides[0].admitted)
	default:
		egress, ingress := n.Between(from, to, model.Egress), n.Between(from, to, model.Ingress)
		sides = []side{{from, model.Egress, egress}, {to, model.Ingress, ingress}}
		ranges = model.Common(egress, ingress)
	}
	answer := Answer{}
	if asked.by != nil {
		answer.Proof = append(answer.Proof, *asked.by)
	}
	ranges = slices.DeleteFunc(ranges, func(r model.PortRange) bool { return !asked.in(r) })
	for _, r := range ranges {
		answer.Verdict = max(answer.Verdict, verdictOf(r.Verdict))
	}
	at := PortText(ranges)
	if asked.Number != 0 {
		at = asked.Port.String()
	}
	answer.Message = sentence(a.name, answer.Verdict, b.name, at)
	for _, s := range sides {
		answer.Proof = append(answer.Proof, s.proof(asked.Port)...)
	}
	return answer
}

// sentence says whether one reaches another, "" being all ports.
func sentence(a string, v Verdict, b, at string) string {
	verb := map[Verdict]string{No: "does not reach", Maybe: "may reach", Yes: "reaches"}[v]
	if at == "" {
		at = "every port"
	}
	if v == No && at == "every port" {
		at = "any port"
	}
	return fmt.Sprintf("%s %s %s at %s", a, verb, b, at)
}

func rangesOf(admitted []model.Admission) []model.PortRange {
	ranges := make([]model.PortRange, len(admitted))
	for i, a := range admitted {
		ranges[i] = a.PortRange
	}
	return ranges
}

// proof says what isolates the pod of a side, and what lets a port through all the
// same: first what surely does.
func (s *side) proof(port Port) []Step {
	pod := nameOf(s.pod.Object)
	if s.pod.HostNetwork {
		return []Step{step(s.pod.Object, slices.Concat(s.pod.Path, []any{"hostNetwork"}), "%s is on the network of its node, where no policy counts", pod)}
	}
	var steps []Step
	selected := s.pod.Selected(s.direction)
	for _, sel := range selected {
		verb := "isolates"
		if sel.Verdict != model.Yes {
			verb = "may isolate"
		}
		steps = append(steps, step(sel.Policy.Object, []any{"spec", "podSelector"}, "%s %s %s for %s", nameOf(sel.Policy.Object), verb, pod, s.direction))
	}
	if len(selected) == 0 {
		steps = append(steps, step(s.pod.Object, nil, "no policy isolates %s for %s", pod, s.direction))
	}
	through := slices.Clone(s.admitted)
	slices.SortStableFunc(through, func(a, b model.Admission) int { return cmp.Compare(b.Verdict, a.Verdict) })
	admitted := false
	said := make(map[string]bool)
	for _, a := range through {
		if !port.in(a.PortRange) {
			continue
		}
		admitted = true
		if x, ok := s.admission(a); ok && !said[x.Message+x.At.File] {
			said[x.Message+x.At.File] = true
			steps = append(steps, x)
		}
	}
	if !admitted && len(selected) > 0 {
		steps = append(steps, Step{Message: fmt.Sprintf("no rule of these lets it through at %s", port)})
	}
	return steps
}

// admission says what lets ports through, false if that has been said.
func (s *side) admission(a model.Admission) (Step, bool) {
	field := s.direction.String()
	certainly := "lets it through"
	if a.Verdict != model.Yes {
		certainly = "may let it through"
	}
	switch a.Cause {
	case model.ByRule:
		at := PortText([]model.PortRange{a.PortRange})
		if at == "" {
			at = "every port"
		}
		return step(a.Policy.Object, []any{"spec", field, a.Rule}, "%s %s at %s, by spec.%s[%d]", nameOf(a.Policy.Object), certainly, at, field, a.Rule), true
	case model.WithNode:
		return Step{Message: "the other one is on the network of a node, which may be the same"}, true
	case model.ByPlugin:
		return step(a.Policy.Object, nil, "%s has a say, of which only is known whom it selects", nameOf(a.Policy.Object)), true
	}
	return Step{}, false
}
