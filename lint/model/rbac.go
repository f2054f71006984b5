package model

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// RBAC is who holds which roles of a bundle.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/
type RBAC struct {
	// Bindings are those of the bundle that bind a role, in its order.
	Bindings []*Binding
	// bound are the Bindings by role.
	bound map[RoleRef][]*Binding
}

// A RoleRef names a role: a ClusterRole if Namespace is "".
type RoleRef struct{ Namespace, Name string }

// Kind returns the kind of the role.
func (r RoleRef) Kind() string {
	if r.Namespace == "" {
		return "ClusterRole"
	}
	return "Role"
}

// A Binding is a RoleBinding or ClusterRoleBinding.
type Binding struct {
	Object   *manifest.Object
	Role     RoleRef
	Subjects []Subject
}

// A Subject is one of a Binding.
type Subject struct {
	// Kind is User, Group or ServiceAccount.
	Kind string
	// Namespace is that of a service account, "" for others.
	Namespace, Name string
	// Index is which of the binding's subjects it is.
	Index int
}

const rbacGroup = "rbac.authorization.k8s.io"

// NewRBAC reads the bindings of a bundle.
func NewRBAC(b *Bundle) *RBAC {
	g := &RBAC{bound: make(map[RoleRef][]*Binding)}
	for _, o := range b.Objects {
		binding, ok := readBinding(o)
		if ok {
			g.Bindings = append(g.Bindings, binding)
			g.bound[binding.Role] = append(g.bound[binding.Role], binding)
		}
	}
	return g
}

// readBinding reads a binding. A subject that the API server would refuse is left
// out.
func readBinding(o *manifest.Object) (*Binding, bool) {
	if o.Group() != rbacGroup || o.Kind != "RoleBinding" && o.Kind != "ClusterRoleBinding" {
		return nil, false
	}
	ref := at(o.Root, "roleRef")
	role := RoleRef{Name: text(at(ref, "name"))}
	switch text(at(ref, "kind")) {
	case "ClusterRole":
	case "Role":
		role.Namespace = o.Namespace
	default:
		return nil, false
	}
	if role.Name == "" || role.Namespace == "" && text(at(ref, "kind")) == "Role" {
		return nil, false
	}
	binding := &Binding{Object: o, Role: role}
	for i, n := range items(at(o.Root, "subjects")) {
		s := Subject{Kind: text(at(n, "kind")), Name: text(at(n, "name")), Index: i}
		switch s.Kind {
		case "User", "Group":
		case "ServiceAccount":
			if s.Namespace = text(at(n, "namespace")); s.Namespace == "" {
				s.Namespace = o.Namespace
			}
		default:
			continue
		}
		if s.Name != "" {
			binding.Subjects = append(binding.Subjects, s)
		}
	}
	return binding, true
}

// BindingsOf returns the bindings of a role, in the order of the bundle.
func (g *RBAC) BindingsOf(role RoleRef) []*Binding { return g.bound[role] }

// Term returns the model as rules see it: bindings[namespace][name] are those of
// a role, a ClusterRole having the namespace "".
func (g *RBAC) Term() *ast.Term {
	bound := make(map[string]map[string][]*ast.Term)
	for _, b := range g.Bindings {
		roles := bound[b.Role.Namespace]
		if roles == nil {
			roles = make(map[string][]*ast.Term)
			bound[b.Role.Namespace] = roles
		}
		roles[b.Role.Name] = append(roles[b.Role.Name], b.term())
	}
	return object(map[string]*ast.Term{"bindings": tree(bound)})
}

func (b *Binding) term() *ast.Term {
	subjects := make([]*ast.Term, len(b.Subjects))
	for i, s := range b.Subjects {
		subjects[i] = object(map[string]*ast.Term{
			"kind":      ast.StringTerm(s.Kind),
			"namespace": ast.StringTerm(s.Namespace),
			"name":      ast.StringTerm(s.Name),
			"path":      ast.ArrayTerm(ast.StringTerm("subjects"), ast.IntNumberTerm(s.Index)),
		})
	}
	return object(map[string]*ast.Term{
		"kind":      ast.StringTerm(b.Object.Kind),
		"namespace": ast.StringTerm(b.Object.Namespace),
		"name":      ast.StringTerm(b.Object.Name),
		"subjects":  ast.ArrayTerm(subjects...),
	})
}
