package model

import (
	"maps"
	"slices"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/manifest"
)

// aggregate fills in Rules and Into of all roles. A role with an aggregationRule
// has the rules of the cluster roles it selects, in place of its own; those may
// aggregate in turn.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
func (g *RBAC) aggregate() {
	byLabel := make(map[[2]string][]*Role)
	var clusterRoles, aggregating []*Role
	for _, r := range g.Roles {
		r.Rules, r.Into = r.own, nil
		if r.Namespace != "" {
			continue
		}
		clusterRoles = append(clusterRoles, r)
		for key, value := range r.labels {
			byLabel[[2]string{key, value}] = append(byLabel[[2]string{key, value}], r)
		}
		if r.aggregates {
			aggregating = append(aggregating, r)
		}
	}
	selected := make(map[*Role][]*Role, len(aggregating))
	for _, r := range aggregating {
		for _, s := range r.selectors {
			selected[r] = append(selected[r], choose(s, clusterRoles, byLabel)...)
		}
	}
	for _, r := range aggregating {
		r.Rules = nil
		for _, member := range reachable(r, selected) {
			if !member.aggregates {
				r.Rules = append(r.Rules, member.own...)
			}
			member.Into = append(member.Into, r)
		}
	}
	for _, r := range clusterRoles {
		slices.SortFunc(r.Into, func(a, b *Role) int { return strings.Compare(a.Name, b.Name) })
	}
}

// reachable returns the roles that r aggregates, directly or not, without r.
func reachable(r *Role, selected map[*Role][]*Role) []*Role {
	seen := map[*Role]bool{r: true}
	var found []*Role
	var visit func(*Role)
	visit = func(r *Role) {
		for _, member := range selected[r] {
			if !seen[member] {
				seen[member] = true
				found = append(found, member)
				visit(member)
			}
		}
	}
	visit(r)
	return found
}

// choose returns the cluster roles that a label selector selects, none if it is not
// valid. A selector of exact labels looks only at the roles that have one of them.
func choose(s *metav1.LabelSelector, all []*Role, byLabel map[[2]string][]*Role) []*Role {
	selector, err := metav1.LabelSelectorAsSelector(s)
	if err != nil {
		return nil
	}
	candidates := all
	for _, key := range slices.Sorted(maps.Keys(s.MatchLabels)) {
		candidates = byLabel[[2]string{key, s.MatchLabels[key]}]
		break
	}
	var chosen []*Role
	for _, r := range candidates {
		if selector.Matches(klabels.Set(r.labels)) {
			chosen = append(chosen, r)
		}
	}
	return chosen
}

// readSelector reads a label selector.
func readSelector(n *manifest.Node) *metav1.LabelSelector {
	s := &metav1.LabelSelector{MatchLabels: labels(at(n, "matchLabels"))}
	for _, e := range items(at(n, "matchExpressions")) {
		s.MatchExpressions = append(s.MatchExpressions, metav1.LabelSelectorRequirement{
			Key:      text(at(e, "key")),
			Operator: metav1.LabelSelectorOperator(text(at(e, "operator"))),
			Values:   texts(at(e, "values")),
		})
	}
	return s
}
