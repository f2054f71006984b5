package query

import (
	"fmt"
	"slices"

	"github.com/kubevet/kubevet/lint/model"
)

// exposed answers whether pods are reached from outside the cluster: by what leads to
// them, and by what their policies let through. The widest way is told of.
func exposed(n *model.Network, to *end, port Port) Answer {
	best := Answer{Message: fmt.Sprintf("nothing leads to %s from outside the cluster", to.name)}
	if port.Number != 0 {
		best.Message += " at " + port.String()
	}
	scope := model.Private
	for _, pod := range to.pods {
		for _, x := range pod.Exposures {
			if !slices.ContainsFunc(targets(to, pod, port), func(t target) bool {
				return t.Number == 0 || x.Port == 0 || t.Number == x.Port && t.Protocol == x.Protocol
			}) {
				continue
			}
			through := n.Proxied(pod)
			answer := Answer{}
			at := Port{x.Protocol, x.Port}
			for _, a := range through {
				if at.in(a.PortRange) {
					answer.Verdict = max(answer.Verdict, verdictOf(a.Verdict))
				}
			}
			from := map[model.Scope]string{
				model.Internet: "the internet", model.Nodes: "wherever the nodes are reached from", model.Private: "a private network",
			}[x.Scope]
			verb := map[Verdict]string{No: "is not reached", Maybe: "may be reached", Yes: "is reached"}[answer.Verdict]
			answer.Message = fmt.Sprintf("%s %s from %s at %s", to.name, verb, from, at)
			if x.HTTP {
				answer.Message += " over HTTP"
			}
			switch x.Scope {
			case model.Nodes:
				answer.Verdict = min(answer.Verdict, Maybe)
			case model.Private:
				answer.Verdict = No
				answer.Message += ", and not from the internet"
			}
			for _, h := range x.Chain {
				answer.Proof = append(answer.Proof, step(h.Object, h.Path, "%s %s", nameOf(h.Object), h.Message))
			}
			s := side{pod, model.Ingress, through}
			answer.Proof = append(answer.Proof, s.proof(at)...)
			if len(best.Proof) == 0 || answer.Verdict > best.Verdict || answer.Verdict == best.Verdict && x.Scope > scope {
				best, scope = answer, x.Scope
			}
		}
	}
	return best
}

// toInternet answers whether pods reach most addresses outside the cluster.
func toInternet(n *model.Network, from *end, port Port) Answer {
	best := Answer{}
	for i, pod := range from.pods {
		through := n.ToInternet(pod)
		ranges := slices.DeleteFunc(rangesOf(through), func(r model.PortRange) bool { return !port.in(r) })
		answer := Answer{}
		for _, r := range ranges {
			answer.Verdict = max(answer.Verdict, verdictOf(r.Verdict))
		}
		at := PortText(ranges)
		if port.Number != 0 {
			at = port.String()
		}
		answer.Message = sentence(from.name, answer.Verdict, "the internet", at)
		s := side{pod, model.Egress, through}
		answer.Proof = s.proof(port)
		if i == 0 || answer.Verdict > best.Verdict {
			best = answer
		}
	}
	return best
}
