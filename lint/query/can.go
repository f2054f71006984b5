package query

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/schema"
)

// A Request is what is asked of RBAC: may somebody do Verb to Resource?
type Request struct {
	Verb string
	// Resource is a resource ("pods", "deployments.apps", "pods/exec"), or the path of a
	// URL if it begins with a slash.
	Resource string
	// Namespace is where, "" for everywhere; Name is of which object, "" for any.
	Namespace, Name string
	// Minor is the minor version of Kubernetes 1.x, for the groups of resources.
	Minor int
}

// impersonated are what can be impersonated and is no resource of the API server's.
// https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
var impersonated = map[string]bool{"users": true, "groups": true}

// request returns what the model is asked.
func (q Request) request() (model.Request, error) {
	out := model.Request{Verb: q.Verb, Namespace: q.Namespace, Name: q.Name}
	if strings.HasPrefix(q.Resource, "/") {
		out.URL = q.Resource
		return out, nil
	}
	resource, subresource, _ := strings.Cut(q.Resource, "/")
	name, group, grouped := strings.Cut(resource, ".")
	for k := range schema.Named(name) {
		if k.Resource != "" {
			name = k.Resource // pods, asked as Pod
		}
	}
	out.Group, out.Resource = group, name
	if subresource != "" {
		out.Resource += "/" + subresource
	}
	if grouped || name == "*" {
		if name == "*" && !grouped {
			out.Group = "*"
		}
		return out, nil
	}
	groups := schema.GroupsWith(out.Resource, q.Minor)
	if impersonated[name] {
		groups = []string{""}
	}
	if len(groups) == 0 {
		return out, fmt.Errorf("no resource of Kubernetes is called %q; one of another API is named with its group, as in certificates.cert-manager.io", q.Resource)
	}
	out.Group = groups[0]
	return out, nil
}

// String returns the request as a clause: get secrets "tls".
func (q Request) String() string {
	text := q.Verb + " " + q.Resource
	if q.Name != "" {
		text += fmt.Sprintf(" %q", q.Name)
	}
	return text
}

// A right is a rule that a binding gives to a subject.
type right struct {
	binding *model.Binding
	rule    *model.Rule
}

// scope is where a right holds: "" is the whole cluster.
func (r right) scope() string { return r.binding.Namespace }

// where says so, of no more than what is asked about.
func (r right) where(q model.Request) string {
	text := " in all namespaces"
	switch namespace := cmp.Or(r.scope(), q.Namespace); {
	case q.URL != "":
		text = ""
	case namespace != "":
		text = " in namespace " + namespace
	}
	if len(r.rule.Names) > 0 && q.Name == "" {
		text += ", only of the name " + strings.Join(r.rule.Names, " or ")
	}
	return text
}

// gives reports whether the right gives what is asked, or a part of it: in some
// namespace if all are asked for, or for some names if no one is.
func (r right) gives(q model.Request) bool {
	if r.scope() != "" && (q.URL != "" || q.Namespace != "" && q.Namespace != r.scope()) {
		return false
	}
	if q.Name == "" && len(r.rule.Names) > 0 && q.URL == "" {
		for _, name := range r.rule.Names {
			q.Name = name
			if r.rule.Allows(q) {
				return true
			}
		}
		return false
	}
	return r.rule.Allows(q)
}

// proof is the binding and the role.
func (r right) proof() []Step {
	b, role := r.binding, r.rule.Role
	ref := called(b.Role.Kind(), b.Role.Namespace, b.Role.Name)
	steps := make([]Step, 0, 3)
	if b.Object != nil {
		steps = append(steps, step(b.Object, []any{"roleRef"}, "%s binds %s", nameOf(b.Object), ref))
	} else {
		steps = append(steps, Step{Message: "every cluster binds " + ref})
	}
	own := called(role.Kind(), role.Namespace, role.Name)
	if role.RoleRef != b.Role {
		steps = append(steps, Step{Message: fmt.Sprintf("%s has the rules of %s, which it aggregates", ref, own)})
	}
	if role.Object != nil {
		steps = append(steps, step(role.Object, []any{"rules", r.rule.Index}, "%s says so in rules[%d]: %s", own, r.rule.Index, ruleText(r.rule)))
	} else {
		steps = append(steps, Step{Message: fmt.Sprintf("%s of every cluster says so: %s", own, ruleText(r.rule))})
	}
	return steps
}

// ruleText is a rule in a few words: get, list of secrets.
func ruleText(r *model.Rule) string {
	what := r.Resources
	if len(r.URLs) > 0 {
		what = r.URLs
	}
	return quoted(r.Verbs) + " of " + quoted(what)
}

// Can answers whether a subject may do what is asked. The error is a *NameError if
// nothing in the bundle is called so.
func Can(g *model.RBAC, subjects *Subjects, who string, q Request) (Answer, error) {
	asked, err := q.request()
	if err != nil {
		return Answer{}, err
	}
	s, err := subjects.find(who)
	if err != nil {
		return Answer{}, err
	}
	if s == masters {
		return Answer{Verdict: Yes, Message: fmt.Sprintf("%s can %s: nothing is denied to it", s, q)}, nil
	}
	if by, rule := g.Allows(s, asked); by != nil {
		r := right{by, rule}
		return Answer{Verdict: Yes, Message: fmt.Sprintf("%s can %s%s", s, q, r.where(asked)), Proof: r.proof()}, nil
	}
	answer := Answer{Message: fmt.Sprintf("%s cannot %s", s, q)}
	if q.Namespace != "" {
		answer.Message += " in namespace " + q.Namespace
	}
	var parts []string
	g.Grants(s, func(b *model.Binding, rule *model.Rule) bool {
		if r := (right{b, rule}); r.gives(asked) {
			answer.Verdict = Partly
			if where := strings.TrimPrefix(r.where(asked), " "); !slices.Contains(parts, where) {
				parts = append(parts, where)
				answer.Proof = append(answer.Proof, r.proof()...)
			}
		}
		return true
	})
	if answer.Verdict == Partly {
		answer.Message = fmt.Sprintf("%s can %s %s", s, q, strings.Join(parts, "; "))
		return answer, nil
	}
	answer.Proof, err = subjects.detour(g, s)
	if len(answer.Proof) == 0 {
		answer.Proof = subjects.bindings(g, s)
	}
	return answer, err
}

// WhoCan answers who may do what is asked, with an answer for each subject of a
// binding of the bundle, sorted, and then that nobody else can but whom every cluster
// has.
func WhoCan(g *model.RBAC, q Request) ([]Answer, error) {
	asked, err := q.request()
	if err != nil {
		return nil, err
	}
	rights := make(map[model.Subject][]right)
	everywhere := make(map[model.Subject]bool)
	for _, b := range g.Bindings {
		role := g.Role(b.Role)
		if role == nil {
			continue
		}
		i := slices.IndexFunc(role.Rules, func(rule *model.Rule) bool { return right{b, rule}.gives(asked) })
		if i < 0 {
			continue
		}
		for _, s := range b.Subjects {
			if b.Object == nil {
				everywhere[s] = true
				continue
			}
			rights[s] = append(rights[s], right{b, role.Rules[i]})
		}
	}
	var answers []Answer
	for _, s := range slices.SortedFunc(maps.Keys(rights), compareSubjects) {
		// The widest first: one that holds everywhere tells.
		all := rights[s]
		slices.SortStableFunc(all, func(a, b right) int { return strings.Compare(a.scope(), b.scope()) })
		answer := Answer{Verdict: Yes}
		var wheres []string
		for _, r := range all {
			if where := strings.TrimPrefix(r.where(asked), " "); !slices.Contains(wheres, where) {
				wheres = append(wheres, where)
				answer.Proof = append(answer.Proof, r.proof()...)
			}
			if r.scope() == "" && len(r.rule.Names) == 0 {
				break
			}
		}
		answer.Message = strings.TrimSpace(fmt.Sprintf("%s can %s %s", s, q, strings.Join(wheres, "; ")))
		answers = append(answers, answer)
	}
	var others []string
	for s := range everywhere {
		if rights[s] == nil {
			others = append(others, s.String())
		}
	}
	last := Answer{Message: fmt.Sprintf("nobody can %s", q)}
	if len(answers) > 0 {
		last.Message = fmt.Sprintf("nobody else can %s", q)
	}
	if q.Namespace != "" {
		last.Message += " in namespace " + q.Namespace
	}
	if len(others) > 0 {
		last.Message += " but, in every cluster, " + quoted(distinct(others))
	}
	return append(answers, last), nil
}
