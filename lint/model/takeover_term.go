package model

import "github.com/open-policy-agent/opa/v1/ast"

// takeoverTerms are the takeovers by the namespace and name of the account: lists of
// steps, each with says, assumes and by, a list of binding (kind, namespace, name; {}
// if it is not in the bundle) and rule (role, kind, namespace, name and index; {}
// likewise).
func (g *RBAC) takeoverTerms() (*ast.Term, error) {
	takeovers, err := g.Takeovers()
	if err != nil {
		return nil, err
	}
	steps := make(map[string]map[string][]*ast.Term)
	for _, t := range takeovers {
		for _, s := range t.Steps {
			add(steps, t.Account.Namespace, t.Account.Name, s.term())
		}
	}
	return tree(steps), nil
}

func (s *Step) term() *ast.Term {
	by := make([]*ast.Term, len(s.By))
	for i, g := range s.By {
		binding, rule := ast.ObjectTerm(), ast.ObjectTerm()
		if o := g.Binding.Object; o != nil {
			binding = g.Binding.term()
		}
		if o := g.Rule.Role.Object; o != nil {
			rule = object(map[string]*ast.Term{
				"kind":      ast.StringTerm(o.Kind),
				"namespace": ast.StringTerm(o.Namespace),
				"name":      ast.StringTerm(o.Name),
				"index":     ast.IntNumberTerm(g.Rule.Index),
			})
		}
		by[i] = object(map[string]*ast.Term{"binding": binding, "rule": rule})
	}
	return object(map[string]*ast.Term{
		"who":     ast.StringTerm(s.Who.String()),
		"says":    ast.StringTerm(s.Says),
		"assumes": ast.StringTerm(s.Assumes),
		"by":      ast.ArrayTerm(by...),
	})
}
