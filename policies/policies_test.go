package policies_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/eval/plan"
	"github.com/kubevet/kubevet/lint/framework"
	"github.com/kubevet/kubevet/lint/policytest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

var (
	update = flag.Bool("update", false, "format the Rego files and write the category pages")
	only   = flag.String("rego", "", "run only the Rego tests whose names match this expression")
)

func load(t testing.TB) *rule.Set {
	t.Helper()
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// regoFiles returns the Rego files of the tree with their texts.
func regoFiles(t testing.TB) map[string][]byte {
	t.Helper()
	files := make(map[string][]byte)
	names, err := fs.Glob(policies.FS, "*/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(policies.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = text
	}
	return files
}

// TestRego runs the tests in the _test.rego files, each as a subtest. A rule
// without a test that it denies something and one that it allows something is
// an error.
func TestRego(t *testing.T) {
	set := load(t)
	modules := make(map[string]*ast.Module)
	tests := make(map[string]string)
	for name, text := range regoFiles(t) {
		module, err := rule.ParsePolicy(name, text)
		if err != nil {
			t.Fatal(err)
		}
		modules[name] = module
		if rest, ok := strings.CutSuffix(name, "_test.rego"); ok {
			tests[rest+".rego"] = string(text)
		}
	}
	for _, r := range set.Rules {
		for _, want := range []string{"\ntest_deny_", "\ntest_allow_"} {
			if !strings.Contains(tests[r.File], want) {
				t.Errorf("%s has no test whose name starts with %q", r.File, strings.TrimSpace(want))
			}
		}
	}
	results, err := policytest.Rego(t.Context(), set, modules, *only)
	if err != nil {
		t.Fatal(err)
	}
	for _, result := range results {
		if result.Failure != "" {
			t.Errorf("%s: %s", result.Name, result.Failure)
		}
	}
	if *only == "" && len(results) < 2*len(set.Rules) || len(results) == 0 {
		t.Fatalf("%d Rego tests ran", len(results))
	}
}

// TestFormat compares every Rego file with how `opa fmt` writes it.
func TestFormat(t *testing.T) {
	for name, text := range regoFiles(t) {
		formatted, err := format.SourceWithOpts(name, text, format.Opts{
			RegoVersion: ast.RegoV1, ParserOptions: &ast.ParserOptions{RegoVersion: ast.RegoV1},
		})
		if err != nil {
			t.Error(err)
			continue
		}
		if bytes.Equal(text, formatted) {
			continue
		}
		if *update {
			if err := os.WriteFile(filepath.FromSlash(name), formatted, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		t.Errorf("%s is not formatted (go test ./policies -update formats it):\n%s", name, cmp.Diff(string(text), string(formatted)))
	}
}

// TestPages holds the files that are made from the rules and the code against
// them: the page of each category, the index of all, the page and the schema of the
// configuration, and the index and the plan that kubevet reads in place of the
// rules.
func TestPages(t *testing.T) {
	set := load(t)
	byCategory := make(map[string][]*rule.Rule)
	for _, r := range set.Rules {
		byCategory[r.Category] = append(byCategory[r.Category], r)
	}
	pages := map[string][]byte{"README.md": catalogue.Index(set.Rules)}
	for category, rules := range byCategory {
		pages[category+"/README.md"] = catalogue.Page(category, rules)
	}
	set.Mapped = framework.Names()
	schema, err := config.Schema(set)
	if err != nil {
		t.Fatal(err)
	}
	pages["../docs/kubevet.schema.json"] = schema
	pages["../docs/configuration.md"] = config.Markdown()
	pages["../docs/peers.md"] = catalogue.Peers(set.Rules)
	if pages["../docs/cis.md"], err = framework.Page("cis-1.12", "The CIS Kubernetes Benchmark 1.12, control by control", set); err != nil {
		t.Fatal(err)
	}
	index, err := set.Index()
	if err != nil {
		t.Fatal(err)
	}
	plan, err := eval.Plan(t.Context(), set)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{rule.IndexFile: index, rule.PlanFile: plan} {
		file, err := rule.Generated(policies.FS, text)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = []byte(file)
	}
	for name, want := range pages {
		if *update {
			if err := os.WriteFile(filepath.FromSlash(name), want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			t.Error(err)
			continue
		}
		if bytes.Equal(want, got) {
			continue
		}
		diff := ""
		if strings.HasSuffix(name, ".md") {
			diff = cmp.Diff(string(want), string(got))
		}
		t.Errorf("%s is stale (go test ./policies -run TestPages -update writes it anew)\n%s", name, diff)
	}
}

var listing = flag.String("listing", "", "write the listing of the plan to this file")

// TestListing writes what is in the plan as people read it.
func TestListing(t *testing.T) {
	if *listing == "" {
		t.Skip("no -listing FILE")
	}
	set, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	text, err := plan.List(set.Plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*listing, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOpen reads the rules from the generated files as they are in the policies.
func TestOpen(t *testing.T) {
	want := load(t)
	got, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Rules, got.Rules); diff != "" {
		t.Errorf("loaded (-) and opened (+):\n%s", diff)
	}
}

// TestExamples holds the examples of every rule against the rule. Rules that name
// the same models are compiled together, with every check: one that uses a model
// it does not name finds nothing.
func TestExamples(t *testing.T) {
	set := load(t)
	byModels := make(map[string][]*rule.Rule)
	for _, r := range set.Rules {
		key := fmt.Sprint(r.Models)
		byModels[key] = append(byModels[key], r)
	}
	for _, rules := range byModels {
		results, err := policytest.Examples(t.Context(), set, rules)
		if err != nil {
			t.Fatal(err)
		}
		if len(results) != len(rules) {
			t.Errorf("%d results of %d rules", len(results), len(rules))
		}
		for _, result := range results {
			t.Run(strings.TrimSuffix(path.Base(result.Name), ".txtar"), func(t *testing.T) {
				if result.Missing {
					t.Errorf("%s has no example", result.Name)
				}
				if result.Failure != "" {
					t.Errorf("%s: %s", result.Name, result.Failure)
				}
			})
		}
	}
}

// exampleParameters are those with which the examples of rules are judged.
func exampleParameters(set *rule.Set) map[string]map[string]any {
	parameters := make(map[string]map[string]any)
	for _, r := range set.Rules {
		parameters[r.ID] = r.Example
	}
	return parameters
}
