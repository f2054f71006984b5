package model

import "github.com/open-policy-agent/opa/v1/ast"

// Term returns the model as rules see it, everything by namespace and name, the
// namespace of cluster roles being "":
//
//	roles     Of each role: known, whether every cluster has it and the bundle does
//	          not redefine it; rules, those in effect, each with verbs, groups,
//	          resources, names and role, the name of the role it is written in; into,
//	          the names of the roles that have its rules because they aggregate it.
//	bindings  Those of the bundle that bind a role, also one that is not known. Of
//	          each: kind, namespace, name, role (kind, namespace, name) and subjects
//	          (kind, namespace, name, label, path).
//	accounts  The bindings of the bundle that bind a service account itself.
//	groups    Those that bind a group, by its name alone; users likewise.
//	takeovers How a service account that pods of the bundle run as becomes
//	          cluster-admin, if it can; see Takeover.
//	holders   Of each service account the first workload whose pods get its token,
//	          in the order of the bundle: kind, name, and others, how many more do.
func (g *RBAC) Term() (*ast.Term, error) {
	roles := make(map[string]map[string]*ast.Term)
	for _, r := range g.Roles {
		set(roles, r.Namespace, r.Name, r.term())
	}
	bindings := make(map[string]map[string][]*ast.Term)
	accounts := make(map[string]map[string][]*ast.Term)
	groups, users := make(map[string][]*ast.Term), make(map[string][]*ast.Term)
	for _, b := range g.Bindings {
		if b.Object == nil {
			continue
		}
		term := b.term()
		add(bindings, b.Role.Namespace, b.Role.Name, term)
		seen := make(map[Subject]bool)
		for _, s := range b.Subjects {
			switch {
			case seen[s]:
			case s.Kind == "ServiceAccount":
				add(accounts, s.Namespace, s.Name, term)
			case s.Kind == "Group":
				groups[s.Name] = append(groups[s.Name], term)
			case s.Kind == "User":
				users[s.Name] = append(users[s.Name], term)
			}
			seen[s] = true
		}
	}
	takeovers, err := g.takeoverTerms()
	if err != nil {
		return nil, err
	}
	return object(map[string]*ast.Term{
		"roles":     values(roles),
		"bindings":  tree(bindings),
		"accounts":  tree(accounts),
		"groups":    lists(groups),
		"users":     lists(users),
		"takeovers": takeovers,
		"holders":   g.holderTerms(),
	}), nil
}

func (r *Role) term() *ast.Term {
	rules := make([]*ast.Term, len(r.Rules))
	for i, rule := range r.Rules {
		rules[i] = rule.term()
	}
	into := make([]string, len(r.Into))
	for i, other := range r.Into {
		into[i] = other.Name
	}
	return object(map[string]*ast.Term{
		"known": ast.InternedTerm(r.Object == nil),
		"rules": ast.ArrayTerm(rules...),
		"into":  stringTerms(into),
	})
}

// term is made once, as a rule may be in effect in many roles.
func (r *Rule) term() *ast.Term {
	if r.asTerm == nil {
		r.asTerm = object(map[string]*ast.Term{
			"role":      ast.StringTerm(r.Role.Name),
			"verbs":     stringTerms(r.Verbs),
			"groups":    stringTerms(r.Groups),
			"resources": stringTerms(r.Resources),
			"names":     stringTerms(r.Names),
		})
	}
	return r.asTerm
}

func (b *Binding) term() *ast.Term {
	subjects := make([]*ast.Term, len(b.Subjects))
	for i, s := range b.Subjects {
		subjects[i] = object(map[string]*ast.Term{
			"kind":      ast.StringTerm(s.Kind),
			"namespace": ast.StringTerm(s.Namespace),
			"name":      ast.StringTerm(s.Name),
			"label":     ast.StringTerm(s.String()),
			"path":      ast.ArrayTerm(ast.StringTerm("subjects"), ast.IntNumberTerm(b.indexes[i])),
		})
	}
	return object(map[string]*ast.Term{
		"kind":      ast.StringTerm(b.Object.Kind),
		"namespace": ast.StringTerm(b.Object.Namespace),
		"name":      ast.StringTerm(b.Object.Name),
		"subjects":  ast.ArrayTerm(subjects...),
		"role": object(map[string]*ast.Term{
			"kind":      ast.StringTerm(b.Role.Kind()),
			"namespace": ast.StringTerm(b.Role.Namespace),
			"name":      ast.StringTerm(b.Role.Name),
		}),
	})
}
