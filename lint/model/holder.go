package model

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// Holders are the workloads whose pods get the token of a service account, in the
// order of the bundle, by the namespace and name of the account.
func (g *RBAC) Holders() map[[2]string][]*manifest.Object {
	refuses := make(map[[2]string]bool)
	for _, o := range g.bundle.Objects {
		if o.GroupKind() == "ServiceAccount" && isFalse(at(o.Root, "automountServiceAccountToken")) {
			refuses[[2]string{o.Namespace, o.Name}] = true
		}
	}
	holders := make(map[[2]string][]*manifest.Object)
	for _, p := range g.bundle.Pods() {
		account := [2]string{p.Namespace, p.ServiceAccount}
		known := holders[account]
		if p.ServiceAccount == "" || len(known) > 0 && known[len(known)-1] == p.Object {
			continue
		}
		automount := p.Object.Get(append(slices.Clone(p.Path), "automountServiceAccountToken"))
		if isFalse(automount) || refuses[account] && (automount == nil || automount.Value != true) {
			if !p.projectsToken() {
				continue
			}
		}
		holders[account] = append(known, p.Object)
	}
	return holders
}

// projectsToken reports whether the pod asks for a token for the API server.
func (p *Pod) projectsToken() bool {
	for _, volume := range items(p.Object.Get(append(slices.Clone(p.Path), "volumes"))) {
		for _, source := range items(at(volume, "projected", "sources")) {
			if token := at(source, "serviceAccountToken"); token != nil {
				switch text(at(token, "audience")) {
				case "", "https://kubernetes.default.svc", "https://kubernetes.default.svc.cluster.local":
					return true
				}
			}
		}
	}
	return false
}

func isFalse(n *manifest.Node) bool { return n != nil && n.Value == false }

// holderTerms are the first of the holders of each service account, with how many
// others there are, by namespace and name.
func (g *RBAC) holderTerms() *ast.Term {
	terms := make(map[string]map[string]*ast.Term)
	for account, holders := range g.Holders() {
		set(terms, account[0], account[1], object(map[string]*ast.Term{
			"kind":   ast.StringTerm(holders[0].GroupKind()),
			"name":   ast.StringTerm(holders[0].Name),
			"others": ast.IntNumberTerm(len(holders) - 1),
		}))
	}
	return values(terms)
}
