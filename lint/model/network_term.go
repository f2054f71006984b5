package model

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// Term returns the network as rules see it, with a verdict ("yes", "maybe", "no")
// for whatever policies that are not known can decide:
//
//	pods[position]      the pods that the object at a position of the bundle is or
//	                    makes, or that run as it if it is a ServiceAccount. Of each:
//	    path      to the pod spec
//	    host      whether it is on the network of its node, where no policy counts
//	    ingress   whether a policy isolates it for ingress
//	    egress    whether one does for egress
//	    dns       whether it can resolve names
//	    metadata  whether it reaches the metadata service of a cloud
//	    internet  whether it reaches most of the internet
//	    exposures the ways to it from outside the cluster, one for each scope and
//	              port. Of each: scope ("internet", "nodes" or "private"),
//	              protocol, port (0 if not known), http (whether only HTTP gets
//	              through), and chain, the related fields of a finding
//	policies[position]  the network policies that the object is. Of each:
//	    pods      how many pods of the bundle it selects on the network of pods
//	    hosts     how many on that of their node
//	    own       paths to the podSelectors of peers that choose pods of the bundle
//	              in the policy's own namespace, where it is all a peer has
//	    nameless  missing, or the pods that it keeps from resolving names: mute,
//	              whether they reach nothing at all, and pods, related fields
//	services[position]  the ways to a Service from outside the cluster. Of each:
//	    scope, http, chain, and port, the number or name of the service's port, ""
//	    for all
//	namespaces[name]                  of each in the bundle: pods, how many there are
//	    on the network of pods; ingress and egress, whether a policy isolates by
//	    default
func (n *Network) Term() *ast.Term {
	return object(map[string]*ast.Term{
		"pods":       n.podTerms(),
		"policies":   n.policyTerms(),
		"services":   n.serviceTerms(),
		"namespaces": n.namespaceTerms(),
	})
}

// A listing collects terms about objects of the bundle.
type listing map[*manifest.Object][]*ast.Term

// byPosition is a listing by the positions of objects in the bundle.
func (n *Network) byPosition(all listing) *ast.Term {
	var items [][2]*ast.Term
	for i, o := range n.objects {
		if terms := all[o]; terms != nil {
			items = append(items, ast.Item(ast.IntNumberTerm(i), ast.ArrayTerm(terms...)))
		}
	}
	return ast.ObjectTerm(items...)
}

func (n *Network) podTerms() *ast.Term {
	all := make(listing)
	for _, e := range n.Endpoints {
		out := n.Outside(e)
		exposures := make([]*ast.Term, len(e.Exposures))
		for i, x := range e.Exposures {
			exposures[i] = object(map[string]*ast.Term{
				"scope": name(x.Scope), "protocol": ast.StringTerm(x.Protocol), "port": ast.IntNumberTerm(x.Port),
				"http": ast.InternedTerm(x.HTTP), "chain": chain(x.Chain),
			})
		}
		term := object(map[string]*ast.Term{
			"path": pathTerm(e.Path), "host": ast.InternedTerm(e.HostNetwork),
			"ingress": name(e.Isolated(Ingress)), "egress": name(e.Isolated(Egress)),
			"dns": name(out.DNS), "metadata": name(out.Metadata), "internet": name(out.Internet),
			"exposures": ast.ArrayTerm(exposures...),
		})
		all[e.Object] = append(all[e.Object], term)
		for _, account := range n.accounts[objectName{e.Namespace, e.ServiceAccount}] {
			if together(account, e.Object) {
				all[account] = append(all[account], term)
			}
		}
	}
	return n.byPosition(all)
}

// manyPods is how many pods a finding about all of them names.
const manyPods = 5

func (n *Network) policyTerms() *ast.Term {
	nameless := make(map[*Policy]*ast.Term)
	for _, x := range n.Nameless() {
		var pods []*ast.Term
		for _, e := range x.Pods[:min(manyPods, len(x.Pods))] {
			pods = append(pods, related(Hop{e.Object, e.Path, "cannot resolve names"}))
		}
		nameless[x.Policy] = object(map[string]*ast.Term{
			"mute": ast.InternedTerm(x.Mute), "pods": ast.ArrayTerm(pods...),
		})
	}
	all := make(listing)
	for _, p := range n.Policies {
		pods, hosts := p.Pods()
		fields := map[string]*ast.Term{
			"pods": ast.IntNumberTerm(pods), "hosts": ast.IntNumberTerm(hosts), "own": n.ownPeers(p),
		}
		if t := nameless[p]; t != nil {
			fields["nameless"] = t
		}
		all[p.Object] = append(all[p.Object], object(fields))
	}
	return n.byPosition(all)
}

// ownPeers are the paths of the podSelectors in a policy that stand alone and
// choose pods of its namespace.
func (n *Network) ownPeers(p *Policy) *ast.Term {
	var paths []*ast.Term
	index := n.pods[p.Object.Namespace]
	if index == nil {
		return ast.ArrayTerm()
	}
	for _, d := range directions {
		field := [...]string{"from", "to"}[d]
		for i := range p.rules[d] {
			for j, peer := range p.rules[d][i].peers {
				if peer.namespaces == nil && peer.pods != nil && index.has(peer.pods) {
					paths = append(paths, pathTerm([]any{"spec", d.String(), i, field, j, "podSelector"}))
				}
			}
		}
	}
	return ast.ArrayTerm(paths...)
}

func (n *Network) serviceTerms() *ast.Term {
	all := make(listing)
	for _, s := range n.Services {
		for _, o := range s.Openings {
			all[s.Object] = append(all[s.Object], object(map[string]*ast.Term{
				"scope": name(o.Scope), "port": ast.StringTerm(o.Port), "http": ast.InternedTerm(o.HTTP), "chain": chain(o.Chain),
			}))
		}
	}
	return n.byPosition(all)
}

func (n *Network) namespaceTerms() *ast.Term {
	all := make(map[string]*ast.Term, len(n.namespaces))
	for namespace := range n.namespaces {
		pods := 0
		if index := n.pods[namespace]; index != nil {
			for _, e := range index.all {
				if !e.HostNetwork {
					pods++
				}
			}
		}
		all[namespace] = object(map[string]*ast.Term{
			"pods":    ast.IntNumberTerm(pods),
			"ingress": name(n.DeniesByDefault(namespace, Ingress)),
			"egress":  name(n.DeniesByDefault(namespace, Egress)),
		})
	}
	return object(all)
}

// name is the term of a value that has a name.
func name(s fmt.Stringer) *ast.Term { return ast.StringTerm(s.String()) }

// chain are hops as related fields of a finding.
func chain(hops []Hop) *ast.Term {
	terms := make([]*ast.Term, len(hops))
	for i, h := range hops {
		terms[i] = related(h)
	}
	return ast.ArrayTerm(terms...)
}

// related is a hop as a related field of a finding.
func related(h Hop) *ast.Term {
	return object(map[string]*ast.Term{
		"kind": ast.StringTerm(h.Object.GroupKind()), "namespace": ast.StringTerm(h.Object.Namespace),
		"name": ast.StringTerm(h.Object.Name), "path": pathTerm(h.Path), "message": ast.StringTerm(h.Message),
	})
}

// pathTerm is a path of strings and ints.
func pathTerm(path []any) *ast.Term {
	terms := make([]*ast.Term, len(path))
	for i, step := range path {
		switch s := step.(type) {
		case int:
			terms[i] = ast.IntNumberTerm(s)
		case string:
			terms[i] = ast.StringTerm(s)
		}
	}
	return ast.ArrayTerm(terms...)
}
