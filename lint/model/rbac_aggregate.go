package model

import (
	"cmp"
	"fmt"
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
		r.Rules, r.Into, r.pools = r.own, nil, nil
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
	pools := make(map[string]*pool)
	groups := make(map[string]*aggregators)
	var order []*aggregators
	for _, r := range aggregating {
		for _, s := range r.selectors {
			key := s.String()
			if pools[key] == nil {
				pools[key] = &pool{number: len(pools), roles: choose(s, clusterRoles, byLabel)}
			}
			r.pools = append(r.pools, pools[key])
		}
		key := fmt.Sprint(numbers(r.pools))
		if groups[key] == nil {
			groups[key] = &aggregators{pools: r.pools}
			order = append(order, groups[key])
		}
		groups[key].roles = append(groups[key].roles, r)
	}
	for _, g := range order {
		members := g.members()
		var rules []*Rule
		for _, member := range members {
			if !member.aggregates {
				rules = append(rules, member.own...)
			}
		}
		slices.SortStableFunc(g.roles, func(a, b *Role) int {
			return cmp.Or(rank(a)-rank(b), strings.Compare(a.Name, b.Name))
		})
		for _, r := range g.roles {
			r.Rules = slices.Clip(rules)
		}
		for _, member := range members {
			for _, r := range g.roles[:min(len(g.roles), maxInto)] {
				if r != member {
					member.Into = append(member.Into, r)
				}
			}
		}
	}
	for _, r := range clusterRoles {
		slices.SortFunc(r.Into, func(a, b *Role) int { return strings.Compare(a.Name, b.Name) })
	}
}

// maxInto bounds the roles with the same pools that a role is said to be aggregated into.
const maxInto = 50

// rank puts the roles first that Kubernetes itself aggregates others into.
func rank(r *Role) int {
	if r.Name == "admin" || r.Name == "edit" || r.Name == "view" {
		return 0
	}
	return 1
}

// A pool is the cluster roles that one selector selects, and aggregators the roles that
// aggregate the same pools: thousands may have one selector and select each other.
type (
	pool struct {
		number int
		roles  []*Role
	}
	aggregators struct {
		pools []*pool
		roles []*Role
	}
)

func numbers(pools []*pool) []int {
	all := make([]int, len(pools))
	for i, p := range pools {
		all[i] = p.number
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// members returns the roles that aggregators aggregate, directly or not.
func (g *aggregators) members() []*Role {
	seenPools, seen := make(map[*pool]bool), make(map[*Role]bool)
	var found []*Role
	var visit func([]*pool)
	visit = func(pools []*pool) {
		for _, p := range pools {
			if seenPools[p] {
				continue
			}
			seenPools[p] = true
			for _, member := range p.roles {
				if !seen[member] {
					seen[member] = true
					found = append(found, member)
					visit(member.pools)
				}
			}
		}
	}
	visit(g.pools)
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
