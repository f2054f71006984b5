package eval

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

// ModelFunction is a built-in function that tests of policies have beside
// Capabilities, and rules have not: kubevet.models(text) are all models of the
// objects in text, by name. Objects that cannot be read are left out.
func ModelFunction(set *rule.Set) (*rego.Function, rego.Builtin1) {
	decl := &rego.Function{
		Name: "kubevet.models",
		Decl: types.NewFunction(types.Args(types.S), types.NewObject(nil, types.NewDynamicProperty(types.S, types.A))),
	}
	suppliers, err := set.Suppliers()
	return decl, func(_ rego.BuiltinContext, text *ast.Term) (*ast.Term, error) {
		if err != nil {
			return nil, err
		}
		s, ok := text.Value.(ast.String)
		if !ok {
			return nil, nil
		}
		parsed := manifest.Parse(&document.Document{Text: []byte(s)})
		return modelTerms(rule.Models(), &model.Bundle{
			Objects: parsed.Objects, Workloads: set.Workloads, Suppliers: suppliers, Policies: set.FS, Minor: NewestMinor,
		})
	}
}
