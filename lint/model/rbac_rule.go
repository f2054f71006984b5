package model

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A Rule is one entry of the rules of a role.
type Rule struct {
	// Role is the role it is written in, and Index which of its rules it is.
	Role  *Role
	Index int

	Verbs, Groups, Resources, Names, URLs []string

	asTerm *ast.Term
}

// A Request is what an authorizer is asked: may somebody do Verb?
type Request struct {
	Verb string
	// URL is the path of a request for no resource, "" for a resource, which the
	// other fields are about.
	URL string
	// Resource has its subresource after a slash: "pods/exec".
	Group, Resource string
	// Namespace is "" for what is not in one, or for all namespaces.
	Namespace string
	// Name is "" where a request names no object: to list, watch and create.
	Name string
}

// readRules reads the rules of a role. What is no string is left out.
func readRules(role *Role, n *manifest.Node) []*Rule {
	var rules []*Rule
	for i, item := range items(n) {
		rules = append(rules, &Rule{
			Role: role, Index: i,
			Verbs:     texts(at(item, "verbs")),
			Groups:    texts(at(item, "apiGroups")),
			Resources: texts(at(item, "resources")),
			Names:     texts(at(item, "resourceNames")),
			URLs:      texts(at(item, "nonResourceURLs")),
		})
	}
	return rules
}

// Allows reports whether the rule allows a request, wherever it is in effect.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
func (r *Rule) Allows(q Request) bool {
	if !has(r.Verbs, q.Verb) {
		return false
	}
	if q.URL != "" {
		return slices.ContainsFunc(r.URLs, func(url string) bool {
			prefix, wild := strings.CutSuffix(url, "*")
			return url == q.URL || wild && strings.HasPrefix(q.URL, strings.TrimRight(prefix, "*"))
		})
	}
	return r.concerns(q.Group, q.Resource) && (len(r.Names) == 0 || slices.Contains(r.Names, q.Name))
}

// concerns reports whether the rule is about a resource, of whatever name. In a
// rule "*/exec" stands for that subresource of every resource, and "pods/*" for
// nothing.
func (r *Rule) concerns(group, resource string) bool {
	if !has(r.Groups, group) {
		return false
	}
	if has(r.Resources, resource) {
		return true
	}
	_, subresource, ok := strings.Cut(resource, "/")
	return ok && slices.Contains(r.Resources, "*/"+subresource)
}

// has reports whether a list has an item or a wildcard.
func has(list []string, item string) bool {
	return slices.Contains(list, "*") || slices.Contains(list, item)
}
