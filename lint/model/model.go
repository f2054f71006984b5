// Package model computes what rules need to know of a whole bundle: who may do
// what, who reaches whom. Each model is a Go value that can be asked, and a term
// that rules see as input.model.<name>.
//
// It may import lint/document, lint/manifest, lint/rule, lint/schema,
// lint/settings, lint/shell, lint/text and lint/validate, and neither Helm nor kustomize.
package model

import (
	"fmt"
	"io/fs"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// A Bundle is what models are made of.
type Bundle struct {
	Objects []*manifest.Object
	// Workloads says where objects carry pod templates; see rule.Set.
	Workloads map[string][]rule.Workload
	// Components says where components are configured; see rule.Set. Nil is nowhere.
	Components *rule.ComponentTable
	// Suppliers says what controllers make of objects; see rule.Set.Suppliers.
	Suppliers map[string][]rule.Supplied
	// Policies holds the tables of what models have to know.
	Policies fs.FS
	// Run are the names of the objects of all bundles of the run; nil if not known.
	Run Names
	// Minor is the minor version of Kubernetes 1.x.
	Minor int
}

// Term returns the model of a name that rules may name, as they see it. An error
// means that Policies are wrong.
func Term(name rule.Model, b *Bundle) (*ast.Term, error) {
	switch name {
	case rule.Availability:
		return NewAvailability(b).Term(), nil
	case rule.Order:
		return orderTerm(b.Objects), nil
	case rule.Claims:
		return NewClaims(b).Term(), nil
	case rule.ComponentsModel:
		return NewComponents(b).Term(), nil
	case rule.Configs:
		configs, err := NewConfigs(b)
		if err != nil {
			return nil, err
		}
		return configs.Term(), nil
	case rule.RBAC:
		return NewRBAC(b).Term()
	case rule.Schema:
		return NewSchema(b).Term(), nil
	case rule.Supply:
		return NewSupply(b).Term(), nil
	case rule.References:
		return NewReferences(b).Term(), nil
	case rule.Network:
		return NewNetwork(b).Term(), nil
	case rule.Mesh:
		return NewMesh(b).Term(), nil
	case rule.GitOps:
		g, err := NewGitOps(b)
		if err != nil {
			return nil, err
		}
		return g.Term(), nil
	}
	return nil, fmt.Errorf("no model %s", name)
}
