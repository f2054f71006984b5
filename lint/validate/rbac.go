package validate

import (
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/schema"
	words "github.com/kubevet/kubevet/lint/text"
)

// The kinds of Fact about the rules of roles.
const (
	// UnknownResource is a resource that none of the groups of its rule has: Field,
	// Near, and in Values the groups that have one of that name ("" is the core group).
	UnknownResource Kind = "unknown-resource"
	// ClusterResource is a resource or address of a role that has no namespace: Field.
	ClusterResource Kind = "cluster-resource"
)

// Rules returns what is wrong with the rules of a role. Resources of groups that
// Kubernetes does not serve are taken as right.
func (v *Validator) Rules(o *manifest.Object) []Fact {
	var facts []Fact
	for i, rule := range items(o.Root, "rules") {
		for j, url := range items(rule, "nonResourceURLs") {
			if s, ok := url.Value.(string); ok {
				facts = append(facts, Fact{Kind: ClusterResource, Path: []any{"rules", i, "nonResourceURLs", j}, Field: s})
			}
		}
		groups, ok := literals(items(rule, "apiGroups"))
		if !ok || len(groups) == 0 {
			continue
		}
		offered := v.resources(groups)
		for j, item := range items(rule, "resources") {
			name, isText := item.Value.(string)
			if !isText || offered == nil || strings.Contains(name, "*") || isPlaceholder(name) {
				continue
			}
			path := []any{"rules", i, "resources", j}
			switch {
			case strings.HasSuffix(name, "/finalizers") && slices.Contains(offered, strings.TrimSuffix(name, "/finalizers")):
				// No address, but what it takes to block the deletion of an owner.
			case !slices.Contains(offered, name):
				facts = append(facts, v.unknownResource(name, groups, offered, path))
			case v.clusterResource(groups, name):
				facts = append(facts, Fact{Kind: ClusterResource, Path: path, Field: name})
			}
		}
	}
	return facts
}

// literals returns the strings of a list; ok is false if it holds anything that may
// stand for something else.
func literals(list []*manifest.Node) (texts []string, ok bool) {
	for _, item := range list {
		s, isText := item.Value.(string)
		if !isText || isPlaceholder(s) || s == "*" {
			return nil, false
		}
		texts = append(texts, s)
	}
	return texts, true
}

// resources returns what groups have, nil if one of them is not known in full.
func (v *Validator) resources(groups []string) []string {
	var all []string
	for _, group := range groups {
		if v.hasCustoms(group) || !schema.HasGroup(group) {
			return nil
		}
		all = append(all, schema.Resources(group, v.minor)...)
		all = append(all, virtual[group]...)
	}
	if all == nil {
		all = []string{}
	}
	return all
}

func (v *Validator) hasCustoms(group string) bool {
	for key := range v.customs {
		if key[0] == group {
			return true
		}
	}
	return false
}

// virtual are the resources that only authorization knows, or the kubelet, and those
// that a rule of its own is about.
var virtual = map[string][]string{
	"": {
		"groups", "nodes/checkpoint", "nodes/configz", "nodes/healthz", "nodes/log", "nodes/metrics", "nodes/pods",
		"nodes/runningpods", "nodes/spec", "nodes/stats", "serviceaccounts/token", "users",
	},
	"authentication.k8s.io": {"uids", "userextras"},
	"certificates.k8s.io":   {"signers"},
	"extensions":            {"podsecuritypolicies"},
	"policy":                {"podsecuritypolicies"},
}

// unknownResource says where a resource that groups do not have is to be found.
func (v *Validator) unknownResource(name string, groups, offered []string, path []any) Fact {
	f := Fact{Kind: UnknownResource, Path: path, Field: name, Want: strings.Join(groups, ", ")}
	if f.Values = schema.GroupsWith(name, v.minor); f.Values == nil {
		f.Near = words.Nearest(name, offered)
	}
	return f
}

// clusterResource reports whether every group that has a resource has it without a
// namespace.
func (v *Validator) clusterResource(groups []string, name string) bool {
	resource, _, _ := strings.Cut(name, "/")
	found := false
	for _, group := range groups {
		for k := range schema.OfGroup(group) {
			if k.Resource == resource && k.Served(v.tables.Minor()) {
				if k.Scope != schema.Cluster {
					return false
				}
				found = true
			}
		}
	}
	return found
}
