package model

import (
	_ "embed"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

//go:embed clusterroles.txt
var clusterRoles string

// defaults returns the roles that the API server makes, and their bindings.
func defaults() ([]*Role, []*Binding) {
	var roles []*Role
	var bindings []*Binding
	for line := range strings.Lines(clusterRoles) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || fields[0] == "#":
		case strings.HasPrefix(line, " "):
			role := roles[len(roles)-1]
			role.own = append(role.own, defaultRule(role, fields))
		default:
			role := &Role{RoleRef: RoleRef{Name: fields[0]}}
			roles = append(roles, role)
			for _, f := range fields[1:] {
				switch target, into := strings.CutPrefix(f, "+"); {
				case into:
					role.labels = map[string]string{aggregateTo + target: "true"}
				case strings.HasPrefix(f, "="):
					role.aggregates = true
					role.selectors = []*metav1.LabelSelector{{MatchLabels: map[string]string{aggregateTo + f[1:]: "true"}}}
				default:
					bindings = append(bindings, &Binding{Role: role.RoleRef, Subjects: []Subject{defaultSubject(f)}})
				}
			}
		}
	}
	return roles, bindings
}

const aggregateTo = "rbac.authorization.k8s.io/aggregate-to-"

func defaultRule(role *Role, fields []string) *Rule {
	list := func(i int) []string { return strings.Split(fields[i], ",") }
	rule := &Rule{Role: role, Index: len(role.own), Verbs: list(0)}
	if fields[1] == "url" {
		rule.URLs = list(2)
		return rule
	}
	rule.Groups, rule.Resources = list(1), list(2)
	for i, group := range rule.Groups {
		if group == "core" {
			rule.Groups[i] = ""
		}
	}
	if len(fields) > 3 {
		rule.Names = list(3)
	}
	return rule
}

func defaultSubject(field string) Subject {
	kind, name, _ := strings.Cut(field, ":")
	s := Subject{Kind: kind, Name: name}
	if kind == "ServiceAccount" {
		s.Namespace, s.Name, _ = strings.Cut(name, "/")
	}
	return s
}
