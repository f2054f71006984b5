package model

import (
	"slices"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubevet/kubevet/lint/manifest"
)

// RBAC is who may do what by the roles and bindings of a bundle, and by those that
// every cluster has.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/
type RBAC struct {
	// Roles are those of the bundle in its order, then those of every cluster that
	// the bundle does not redefine. Of several with one name the first counts.
	Roles []*Role
	// Bindings are those of the bundle in its order, then those of every cluster.
	// One that the API server would refuse for its roleRef is left out.
	Bindings []*Binding

	bundle  *Bundle
	roles   map[RoleRef]*Role
	bound   map[RoleRef][]*Binding
	granted map[Subject][]*Binding
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

// A Role is a Role or ClusterRole.
type Role struct {
	RoleRef
	// Object is nil for a role that is not in the bundle.
	Object *manifest.Object
	// Rules are those in effect: those of the roles it aggregates, if it does.
	Rules []*Rule
	// Into are the roles that have the rules of this one because they aggregate it,
	// directly or not, sorted by name.
	Into []*Role

	own    []*Rule
	labels map[string]string
	// aggregates is whether it has an aggregationRule, and selectors are those of
	// it.
	aggregates bool
	selectors  []*metav1.LabelSelector
	pools      []*pool
}

// A Binding is a RoleBinding or ClusterRoleBinding.
type Binding struct {
	// Object is nil for a binding that is not in the bundle.
	Object *manifest.Object
	// Namespace is where the rules of the role are in effect, "" for all of the
	// cluster.
	Namespace string
	Role      RoleRef
	// Subjects are those that the API server would not refuse.
	Subjects []Subject
	// indexes are which of the binding's subjects they are.
	indexes []int
}

// A Subject is who may be bound to a role.
type Subject struct {
	// Kind is User, Group or ServiceAccount.
	Kind string
	// Namespace is that of a service account, "" for others.
	Namespace, Name string
}

// String returns what messages call a subject.
func (s Subject) String() string {
	if s.Namespace != "" {
		return s.Kind + ` "` + s.Namespace + "/" + s.Name + `"`
	}
	return s.Kind + ` "` + s.Name + `"`
}

// principals are the subjects whose bindings hold for s: itself and the groups it
// is in, where those follow from what it is. A binding of the user that a service
// account is counts as one of the service account.
// https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
func (s Subject) principals() []Subject {
	group := func(name string) Subject { return Subject{Kind: "Group", Name: name} }
	switch {
	case s.Kind == "ServiceAccount":
		return []Subject{s, group("system:serviceaccounts:" + s.Namespace), group("system:serviceaccounts"), group("system:authenticated")}
	case s == (Subject{Kind: "User", Name: "system:anonymous"}):
		return []Subject{s, group("system:unauthenticated")}
	case s.Kind == "User":
		return []Subject{s, group("system:authenticated")}
	}
	return []Subject{s}
}

const rbacGroup = "rbac.authorization.k8s.io"

// NewRBAC reads the roles and bindings of a bundle.
func NewRBAC(b *Bundle) *RBAC {
	g := &RBAC{
		bundle:  b,
		roles:   make(map[RoleRef]*Role),
		bound:   make(map[RoleRef][]*Binding),
		granted: make(map[Subject][]*Binding),
	}
	for _, o := range b.Objects {
		if o.Group() != rbacGroup {
			continue
		}
		switch o.Kind {
		case "Role", "ClusterRole":
			g.addRole(readRole(o))
		case "RoleBinding", "ClusterRoleBinding":
			if binding := readBinding(o); binding != nil {
				g.addBinding(binding)
			}
		}
	}
	roles, bindings := defaults()
	for _, role := range roles {
		g.addRole(role)
	}
	for _, binding := range bindings {
		g.addBinding(binding)
	}
	g.aggregate()
	return g
}

func (g *RBAC) addRole(r *Role) {
	if g.roles[r.RoleRef] == nil {
		g.roles[r.RoleRef] = r
		g.Roles = append(g.Roles, r)
	}
}

func (g *RBAC) addBinding(b *Binding) {
	g.Bindings = append(g.Bindings, b)
	g.bound[b.Role] = append(g.bound[b.Role], b)
	for i, s := range b.Subjects {
		if !slices.Contains(b.Subjects[:i], s) {
			g.granted[s] = append(g.granted[s], b)
		}
	}
}

// readRole reads a Role or ClusterRole.
func readRole(o *manifest.Object) *Role {
	role := &Role{
		RoleRef: RoleRef{o.Namespace, o.Name},
		Object:  o,
		labels:  labels(at(o.Root, "metadata", "labels")),
	}
	role.own = readRules(role, at(o.Root, "rules"))
	if n := at(o.Root, "aggregationRule"); o.Kind == "ClusterRole" && n != nil && n.Kind == manifest.Mapping {
		role.aggregates = true
		for _, item := range items(at(n, "clusterRoleSelectors")) {
			role.selectors = append(role.selectors, readSelector(item))
		}
	}
	return role
}

// readBinding reads a binding, nil if the API server would refuse its roleRef.
func readBinding(o *manifest.Object) *Binding {
	ref := at(o.Root, "roleRef")
	b := &Binding{Object: o, Namespace: o.Namespace, Role: RoleRef{Name: text(at(ref, "name"))}}
	kind := text(at(ref, "kind"))
	switch {
	case b.Role.Name == "":
		return nil
	case kind == "Role" && o.Kind == "RoleBinding":
		b.Role.Namespace = o.Namespace
	case kind != "ClusterRole":
		return nil
	}
	for i, n := range items(at(o.Root, "subjects")) {
		if s, ok := readSubject(n, o.Namespace); ok {
			b.Subjects = append(b.Subjects, s)
			b.indexes = append(b.indexes, i)
		}
	}
	return b
}

// readSubject reads a subject of a binding in a namespace. A service account
// without a namespace, which the API server refuses, is taken to be in that of the
// binding, where there is one.
func readSubject(n *manifest.Node, namespace string) (Subject, bool) {
	s := Subject{Kind: text(at(n, "kind")), Name: text(at(n, "name"))}
	if s.Name == "" {
		return s, false
	}
	switch s.Kind {
	case "User":
		if account, ok := strings.CutPrefix(s.Name, "system:serviceaccount:"); ok {
			if namespace, name, ok := strings.Cut(account, ":"); ok {
				return Subject{"ServiceAccount", namespace, name}, true
			}
		}
		return s, true
	case "Group":
		return s, true
	case "ServiceAccount":
		if s.Namespace = text(at(n, "namespace")); s.Namespace == "" {
			s.Namespace = namespace
		}
		return s, s.Namespace != ""
	}
	return s, false
}

// Role returns a role, nil if neither the bundle nor every cluster has it.
func (g *RBAC) Role(ref RoleRef) *Role { return g.roles[ref] }

// BindingsOf returns the bindings that bind a role itself, in the order of
// Bindings.
func (g *RBAC) BindingsOf(ref RoleRef) []*Binding { return g.bound[ref] }

// Grants calls visit with every rule that a subject has and the binding that gives
// it, until visit returns false. A service account, and a user, has those of the
// groups that it is in by what it is. Group memberships beyond that are for the
// caller to visit.
func (g *RBAC) Grants(s Subject, visit func(*Binding, *Rule) bool) {
	for _, p := range s.principals() {
		for _, b := range g.granted[p] {
			role := g.roles[b.Role]
			if role == nil {
				continue
			}
			for _, r := range role.Rules {
				if !visit(b, r) {
					return
				}
			}
		}
	}
}

// Allows returns the binding and the rule by which a subject may do what a request
// asks, nil if it may not. Members of system:masters are allowed everything before
// RBAC is asked.
func (g *RBAC) Allows(s Subject, q Request) (*Binding, *Rule) {
	var by *Binding
	var rule *Rule
	g.Grants(s, func(b *Binding, r *Rule) bool {
		if b.Namespace != "" && (q.URL != "" || b.Namespace != q.Namespace) || !r.Allows(q) {
			return true
		}
		by, rule = b, r
		return false
	})
	return by, rule
}

// SubjectPath leads from the object of a binding to a subject, by its place in Subjects.
func (b *Binding) SubjectPath(i int) []any { return []any{"subjects", b.indexes[i]} }
