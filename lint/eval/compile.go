package eval

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/eval/plan"
	"github.com/kubevet/kubevet/lint/rule"
)

// Plan is what follows the first line of rule.PlanFile: the code of all rules of a set.
func Plan(ctx context.Context, set *rule.Set) (string, error) {
	functions, err := compile(ctx, set, set.Rules)
	if err != nil {
		return "", err
	}
	return functions.File()
}

// program returns a program that holds rules of a set: its plan if it has one, else
// the rules are compiled.
func program(ctx context.Context, set *rule.Set, rules []*rule.Rule) (*plan.Program, error) {
	if set.Plan != "" {
		return plan.Read(set.Plan)
	}
	if len(rules) == 0 {
		return plan.Functions(nil).Program(), nil
	}
	functions, err := compile(ctx, set, rules)
	if err != nil {
		return nil, err
	}
	return functions.Program(), nil
}

// compile parses, checks and plans the modules of rules and of the libraries that
// they import.
func compile(ctx context.Context, set *rule.Set, rules []*rule.Rule) (plan.Functions, error) {
	libs, err := libraries(set.FS)
	if err != nil {
		return nil, err
	}
	caps := Capabilities()
	modules := make(map[string]*ast.Module)
	var parse func(file string) error
	parse = func(file string) error {
		if modules[file] != nil {
			return nil
		}
		text, err := fs.ReadFile(set.FS, file)
		if err != nil {
			return err
		}
		module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{Capabilities: caps})
		if err != nil {
			return rule.Mistakes(err)
		}
		modules[file] = module
		for _, imp := range module.Imports {
			for _, lib := range libs[imp.Path.String()] {
				if err := parse(lib); err != nil {
					return err
				}
			}
		}
		return nil
	}
	var denials []ast.Ref
	for _, r := range rules {
		if err := parse(r.File); err != nil {
			return nil, err
		}
		if got, want := modules[r.File].Package.Path.String(), packagePath(r); got != want {
			return nil, fmt.Errorf("%s: the package is %s, not %s", r.File, got, want)
		}
		denials = append(denials, denyRef(r))
	}
	compiler := ast.NewCompiler().WithCapabilities(caps).WithStrict(!set.Lenient)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, rule.Mistakes(compiler.Errors)
	}
	return plan.Compile(ctx, modules, caps, denials)
}

// packageClause matches the package of a Rego file.
var packageClause = regexp.MustCompile(`(?m)^package (\S+)$`)

// libraries maps the packages of the libraries to their files. A package may
// have several, which is why they are not parsed to find out.
func libraries(fsys fs.FS) (map[string][]string, error) {
	files, err := fs.Glob(fsys, "lib/*.rego")
	if err != nil {
		return nil, err
	}
	libs := make(map[string][]string)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.rego") {
			continue
		}
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		clause := packageClause.FindSubmatch(text)
		if clause == nil {
			return nil, fmt.Errorf("%s: no package clause", file)
		}
		pkg := "data." + string(clause[1])
		libs[pkg] = append(libs[pkg], file)
	}
	return libs, nil
}

// packagePath is the package that a rule's file must have.
func packagePath(r *rule.Rule) string { return denyRef(r)[:4].String() }

// denyRef refers to the findings of a rule.
func denyRef(r *rule.Rule) ast.Ref {
	return ast.Ref{
		ast.DefaultRootDocument,
		ast.StringTerm("kubevet"),
		ast.StringTerm(path.Base(r.Category)),
		ast.StringTerm(r.ID),
		ast.StringTerm("deny"),
	}
}
