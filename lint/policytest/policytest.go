// Package policytest tests the policies of a user: it runs their Rego tests and
// holds their examples against them.
//
// It may import every package below it.
package policytest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/rule"
)

// A Result is how one test went.
type Result struct {
	// Name is "file:line: test" for a Rego test, and the file of an example.
	Name string
	// Failure says what is wrong, "" if nothing is. It may have several lines.
	Failure string
	// Missing says that there is nothing to test, a rule without an example.
	Missing bool
}

// Run tests the policies in the directories, which set.LoadUser has read: the
// Rego tests in the order of the files, then the examples in that of the rules. An
// error means that the policies do not compile.
func Run(ctx context.Context, set *rule.Set, dirs []rule.Dir) ([]Result, error) {
	results, err := runRego(ctx, set, dirs)
	if err != nil {
		return nil, err
	}
	examples, err := Examples(ctx, set.User, set.User.Rules)
	return append(results, examples...), err
}

// runRego runs the Rego tests in the directories.
func runRego(ctx context.Context, set *rule.Set, dirs []rule.Dir) ([]Result, error) {
	modules, err := libraries(set.FS)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, dir := range dirs {
		errs = append(errs, fs.WalkDir(dir.FS, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path.Ext(name) != ".rego" {
				return err
			}
			text, err := fs.ReadFile(dir.FS, name)
			if err != nil {
				return err
			}
			file := path.Join(dir.Name, name)
			modules[file], err = rule.ParsePolicy(file, text)
			return err
		}))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return Rego(ctx, set, modules, "")
}

// unbounded is how long a Rego test may take: OPA bounds it by five seconds, which
// a machine with other work needs for what takes a fraction of one.
const unbounded = 24 * time.Hour

// Rego runs the tests in modules whose names match an expression, all for "", in the
// order of the files. The strict checks of the
// compiler are left out if those of the user's policies are.
func Rego(ctx context.Context, set *rule.Set, modules map[string]*ast.Module, only string) ([]Result, error) {
	decl, function, err := eval.InputFunction(set)
	if err != nil {
		return nil, err
	}
	input := &tester.Builtin{Decl: &ast.Builtin{Name: decl.Name, Decl: decl.Decl}, Func: rego.Function1(decl, function)}
	caps := eval.Capabilities()
	caps.Builtins = append(caps.Builtins, input.Decl)
	strict := set.User == nil || !set.User.Lenient
	ran, err := tester.NewRunner().
		Filter(only).
		SetCompiler(ast.NewCompiler().WithCapabilities(caps).WithStrict(strict).WithEnablePrintStatements(true)).
		SetStore(eval.NewStore(set)).
		SetModules(modules).
		SetTimeout(unbounded).
		AddCustomBuiltins([]*tester.Builtin{input}).
		RaiseBuiltinErrors(true).
		CapturePrintOutput(true).
		RunTests(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("compile policies: %w", rule.Mistakes(err))
	}
	var all []*tester.Result
	for r := range ran {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *tester.Result) int {
		return cmp.Or(strings.Compare(a.Location.File, b.Location.File), cmp.Compare(a.Location.Row, b.Location.Row))
	})
	var results []Result
	for _, r := range all {
		result := Result{Name: fmt.Sprintf("%s:%d: %s", r.Location.File, r.Location.Row, r.Name)}
		switch output := strings.TrimSpace(string(r.Output)); {
		case r.Error != nil:
			result.Failure = r.Error.Error()
		case r.Skip:
			result.Missing = true
		case !r.Pass():
			result.Failure = strings.TrimSpace("the test is not true\n" + output)
		}
		results = append(results, result)
	}
	return results, ctx.Err()
}

// libraries parses kubevet's own libraries, which policies and their tests may
// import.
func libraries(fsys fs.FS) (map[string]*ast.Module, error) {
	files, err := fs.Glob(fsys, "lib/*.rego")
	if err != nil {
		return nil, err
	}
	modules := make(map[string]*ast.Module)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.rego") && file != "lib/testing_test.rego" {
			continue
		}
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		if modules[file], err = rule.ParsePolicy(file, text); err != nil {
			return nil, err
		}
	}
	return modules, nil
}
