package model_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"
	"k8s.io/component-helpers/auth/rbac/validation"

	"github.com/kubevet/kubevet/lint/model"
)

var rbacChecks = flag.Int("rbac.checks", 100000, "how many requests to check against Kubernetes' own code")

// An rbacWorld is the roles and bindings of a cluster, as Kubernetes' types.
type rbacWorld struct {
	clusterRoles    []*rbacv1.ClusterRole
	roles           []*rbacv1.Role
	clusterBindings []*rbacv1.ClusterRoleBinding
	bindings        []*rbacv1.RoleBinding
}

// upTo returns up to n members of pool, n of which may be 0.
func upTo(r *rand.Rand, n int, pool ...string) []string {
	var out []string
	for range r.IntN(n + 1) {
		out = append(out, pool[r.IntN(len(pool))])
	}
	return out
}

var (
	worldNamespaces = []string{"shop", "ci", "kube-system"}
	worldVerbs      = []string{"get", "list", "create", "escalate", "*"}
	worldGroups     = []string{"", "apps", "rbac.authorization.k8s.io", "*"}
	worldResources  = []string{"pods", "pods/exec", "*/exec", "pods/*", "secrets", "deployments", "deployments/scale", "*/scale", "*"}
	worldURLs       = []string{"/healthz", "/healthz/*", "/api/*", "/api**", "*", "/metrics"}
)

func generateRules(r *rand.Rand) []rbacv1.PolicyRule {
	var rules []rbacv1.PolicyRule
	for range 1 + r.IntN(4) {
		if r.IntN(5) == 0 {
			rules = append(rules, rbacv1.PolicyRule{Verbs: upTo(r, 2, worldVerbs...), NonResourceURLs: upTo(r, 2, worldURLs...)})
			continue
		}
		rules = append(rules, rbacv1.PolicyRule{
			Verbs: upTo(r, 4, worldVerbs...), APIGroups: upTo(r, 3, worldGroups...),
			Resources: upTo(r, 5, worldResources...), ResourceNames: upTo(r, 1, "a", "b", ""),
		})
	}
	return rules
}

func generateSubjects(r *rand.Rand) []rbacv1.Subject {
	var subjects []rbacv1.Subject
	for range 1 + r.IntN(3) {
		namespace := worldNamespaces[r.IntN(3)]
		subjects = append(subjects, []rbacv1.Subject{
			{Kind: "ServiceAccount", Namespace: namespace, Name: "app"},
			{Kind: "ServiceAccount", Namespace: namespace, Name: "other"},
			{Kind: "User", Name: "alice"},
			{Kind: "User", Name: "system:serviceaccount:" + namespace + ":app"},
			{Kind: "User", Name: "system:anonymous"},
			{Kind: "Group", Name: "system:serviceaccounts"},
			{Kind: "Group", Name: "system:serviceaccounts:" + namespace},
			{Kind: "Group", Name: "system:authenticated"},
			{Kind: "Group", Name: "system:unauthenticated"},
		}[r.IntN(9)])
	}
	return subjects
}

func generateRBAC(r *rand.Rand) *rbacWorld {
	w := &rbacWorld{}
	for i := range 6 {
		role := &rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("r", i), Labels: map[string]string{}}, Rules: generateRules(r)}
		for _, key := range upTo(r, 2, "x", "y") {
			role.Labels[key] = []string{"1", "2"}[r.IntN(2)]
		}
		if r.IntN(3) == 0 {
			role.AggregationRule = &rbacv1.AggregationRule{}
			for range r.IntN(3) {
				role.AggregationRule.ClusterRoleSelectors = append(role.AggregationRule.ClusterRoleSelectors, []metav1.LabelSelector{
					{MatchLabels: map[string]string{"x": "1"}},
					{MatchLabels: map[string]string{"x": "2", "y": "1"}},
					{MatchExpressions: []metav1.LabelSelectorRequirement{{Key: "y", Operator: metav1.LabelSelectorOpIn, Values: []string{"1", "2"}}}},
					{MatchExpressions: []metav1.LabelSelectorRequirement{{Key: "x", Operator: metav1.LabelSelectorOpExists}}},
				}[r.IntN(4)])
			}
		}
		w.clusterRoles = append(w.clusterRoles, role)
	}
	for i := range 4 {
		w.roles = append(w.roles, &rbacv1.Role{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("r", i), Namespace: worldNamespaces[r.IntN(3)]}, Rules: generateRules(r)})
	}
	for i := range 4 {
		w.clusterBindings = append(w.clusterBindings, &rbacv1.ClusterRoleBinding{
			ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("b", i)}, Subjects: generateSubjects(r),
			RoleRef: rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: fmt.Sprint("r", r.IntN(7))},
		})
	}
	for i := range 6 {
		w.bindings = append(w.bindings, &rbacv1.RoleBinding{
			ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("b", i), Namespace: worldNamespaces[r.IntN(3)]}, Subjects: generateSubjects(r),
			RoleRef: rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: []string{"Role", "ClusterRole"}[r.IntN(2)], Name: fmt.Sprint("r", r.IntN(7))},
		})
	}
	return w
}

// yaml writes the world as manifests.
func (w *rbacWorld) yaml(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	write := func(kind string, o any) {
		text, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "---\n{\"apiVersion\":\"rbac.authorization.k8s.io/v1\",\"kind\":%q,%s\n", kind, text[1:])
	}
	for _, o := range w.clusterRoles {
		write("ClusterRole", o)
	}
	for _, o := range w.roles {
		write("Role", o)
	}
	for _, o := range w.clusterBindings {
		write("ClusterRoleBinding", o)
	}
	for _, o := range w.bindings {
		write("RoleBinding", o)
	}
	return b.String()
}

// settle fills in the rules of roles that aggregate others as the controller does: one
// after the other, until nothing changes.
func (w *rbacWorld) settle(t *testing.T) {
	t.Helper()
	for _, role := range w.clusterRoles {
		if role.AggregationRule != nil {
			role.Rules = nil // what is written there may survive only in a cycle of roles
		}
	}
	for changed := true; changed; {
		changed = false
		for _, role := range w.clusterRoles {
			if role.AggregationRule == nil {
				continue
			}
			var rules []rbacv1.PolicyRule
			for _, s := range role.AggregationRule.ClusterRoleSelectors {
				selector, err := metav1.LabelSelectorAsSelector(&s)
				if err != nil {
					t.Fatal(err)
				}
				for _, other := range w.clusterRoles {
					if other == role || !selector.Matches(klabels.Set(other.Labels)) {
						continue
					}
					for _, rule := range other.Rules {
						if !slices.ContainsFunc(rules, func(r rbacv1.PolicyRule) bool { return fmt.Sprint(r) == fmt.Sprint(rule) }) {
							rules = append(rules, rule)
						}
					}
				}
			}
			if fmt.Sprint(rules) != fmt.Sprint(role.Rules) {
				role.Rules, changed = rules, true
			}
		}
	}
}

// rules returns those that a user in groups has for a namespace, "" for the cluster.
func (w *rbacWorld) rules(user string, groups []string, namespace string) []rbacv1.PolicyRule {
	var rules []rbacv1.PolicyRule
	applies := func(subjects []rbacv1.Subject) bool {
		return slices.ContainsFunc(subjects, func(s rbacv1.Subject) bool {
			switch s.Kind {
			case "User":
				return s.Name == user
			case "Group":
				return slices.Contains(groups, s.Name)
			}
			return user == "system:serviceaccount:"+s.Namespace+":"+s.Name
		})
	}
	clusterRole := func(name string) {
		for _, role := range w.clusterRoles {
			if role.Name == name {
				rules = append(rules, role.Rules...)
			}
		}
	}
	for _, b := range w.clusterBindings {
		if applies(b.Subjects) {
			clusterRole(b.RoleRef.Name)
		}
	}
	for _, b := range w.bindings {
		switch {
		case namespace == "" || b.Namespace != namespace || !applies(b.Subjects):
		case b.RoleRef.Kind == "ClusterRole":
			clusterRole(b.RoleRef.Name)
		default:
			for i, role := range w.roles {
				first := !slices.ContainsFunc(w.roles[:i], func(r *rbacv1.Role) bool { return r.Namespace == role.Namespace && r.Name == role.Name })
				if first && role.Namespace == namespace && role.Name == b.RoleRef.Name {
					rules = append(rules, role.Rules...)
				}
			}
		}
	}
	return rules
}

// TestRBACOracle asks the model, and the code with which the API server compares
// rights, whether the same requests are allowed. Roles are looked up in this test as
// the API server does, bindings by bindings.
func TestRBACOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	allowed := 0
	for checks := 0; checks < *rbacChecks; {
		w := generateRBAC(r)
		text := w.yaml(t)
		g := model.NewRBAC(objects(t, text, nil))
		w.settle(t)
		for range 200 {
			checks++
			s, groups := generateAsker(r)
			q := model.Request{Verb: worldVerbs[r.IntN(4)]}
			ask := rbacv1.PolicyRule{Verbs: []string{q.Verb}}
			if r.IntN(6) == 0 {
				q.URL = []string{"/healthz", "/healthz/etcd", "/api", "/api/v1", "/metrics", "/logs"}[r.IntN(6)]
				ask.NonResourceURLs = []string{q.URL}
			} else {
				q.Group = []string{"", "apps", "rbac.authorization.k8s.io", "example.com"}[r.IntN(4)]
				q.Resource = []string{"pods", "pods/exec", "secrets", "deployments", "deployments/scale", "nodes"}[r.IntN(6)]
				q.Name = []string{"", "a", "b", "c"}[r.IntN(4)]
				q.Namespace = []string{"", "shop", "ci", "kube-system"}[r.IntN(4)]
				ask.APIGroups, ask.Resources, ask.ResourceNames = []string{q.Group}, []string{q.Resource}, []string{q.Name}
			}
			user := s.Name
			if s.Kind == "ServiceAccount" {
				user = "system:serviceaccount:" + s.Namespace + ":" + s.Name
			}
			rules := w.rules(user, groups, q.Namespace)
			want, _ := validation.Covers(rules, []rbacv1.PolicyRule{ask})
			binding, _ := g.Allows(s, q)
			if binding != nil && binding.Object == nil {
				continue // what every cluster allows is not in the world
			}
			if got := binding != nil; got != want {
				t.Fatalf("%s, %+v: the model says %t, Kubernetes %t\n%s", s, q, got, want, text)
			}
			if want {
				allowed++
			}
		}
	}
	if allowed < *rbacChecks/10 {
		t.Errorf("only %d of %d requests are allowed", allowed, *rbacChecks)
	}
}

// generateAsker returns a subject and the groups it is in.
func generateAsker(r *rand.Rand) (model.Subject, []string) {
	namespace := worldNamespaces[r.IntN(3)]
	switch r.IntN(6) {
	case 0:
		return model.Subject{Kind: "User", Name: "alice"}, []string{"system:authenticated"}
	case 1:
		return model.Subject{Kind: "User", Name: "system:anonymous"}, []string{"system:unauthenticated"}
	}
	return model.Subject{Kind: "ServiceAccount", Namespace: namespace, Name: []string{"app", "other", "third"}[r.IntN(3)]},
		[]string{"system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated"}
}
