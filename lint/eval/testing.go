package eval

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
)

// InputFunction is a built-in function that tests of policies have beside
// Capabilities, and rules have not: kubevet.input(text) is the input with which a
// run judges the first of the objects in text, all of which are the bundle. It has
// all models and the defaults of all parameters, and is undefined if the text has no
// object.
func InputFunction(set *rule.Set) (*rego.Function, rego.Builtin1, error) {
	e := &Engine{set: set, minor: schema.Newest, external: externals(nil), project: ast.ArrayTerm()}
	var err error
	if e.parameters, err = parameters(set.Rules, nil); err != nil {
		return nil, nil, err
	}
	if e.suppliers, err = set.Suppliers(); err != nil {
		return nil, nil, err
	}
	decl := &rego.Function{
		Name: "kubevet.input",
		Decl: types.NewFunction(types.Args(types.S), types.NewObject(nil, types.NewDynamicProperty(types.S, types.A))),
	}
	return decl, func(_ rego.BuiltinContext, text *ast.Term) (*ast.Term, error) {
		s, ok := text.Value.(ast.String)
		if !ok {
			return nil, nil
		}
		objects := manifest.Parse(&document.Document{Text: []byte(s)}).Objects
		if len(objects) == 0 {
			return nil, nil
		}
		in, err := e.newInput(objects, Around{}, rule.Models())
		if err != nil {
			return nil, err
		}
		return ast.NewTerm(in.of(0)), nil
	}, nil
}
