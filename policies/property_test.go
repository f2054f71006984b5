package policies_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// A granted is an entry of a role.
type granted struct{ groups, resources, verbs []string }

func (g granted) String() string {
	quote := func(words []string) string { return `["` + strings.Join(words, `", "`) + `"]` }
	return fmt.Sprintf("{apiGroups: %s, resources: %s, verbs: %s}", quote(g.groups), quote(g.resources), quote(g.verbs))
}

// rights are what there is to grant: resources by group, and verbs.
var (
	rightGroups    = []string{"", "apps", "rbac.authorization.k8s.io", "admissionregistration.k8s.io", "*"}
	rightResources = []string{"secrets", "pods", "pods/exec", "serviceaccounts", "serviceaccounts/token", "nodes/proxy", "deployments", "clusterroles", "rolebindings", "validatingwebhookconfigurations", "*"}
	rightVerbs     = []string{"get", "list", "create", "update", "patch", "delete", "deletecollection", "impersonate", "escalate", "bind", "*"}
)

// TestAddedRights holds that what findings say of a right of a role, they say no less
// severely when the role is given more.
func TestAddedRights(t *testing.T) {
	set := load(t)
	rules := slices.DeleteFunc(slices.Clone(set.Rules), func(r *rule.Rule) bool { return r.Category != "rbac" })
	engine, err := eval.New(t.Context(), set, rules, []string{"ClusterRole", "ClusterRoleBinding", "Role"}, eval.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const roles = 400
	r := rand.New(rand.NewPCG(1, 2))
	some := func(words []string) []string {
		var out []string
		for range 1 + r.IntN(2) {
			if w := words[r.IntN(len(words))]; !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
		return out
	}
	less, more := make([]granted, roles), make([]granted, roles)
	for i := range roles {
		less[i] = granted{some(rightGroups), some(rightResources), some(rightVerbs)}
		more[i] = granted{slices.Clone(less[i].groups), slices.Clone(less[i].resources), slices.Clone(less[i].verbs)}
		for _, add := range []struct {
			to   *[]string
			from []string
		}{{&more[i].groups, rightGroups}, {&more[i].resources, rightResources}, {&more[i].verbs, rightVerbs}} {
			if w := add.from[r.IntN(len(add.from))]; r.IntN(2) == 0 && !slices.Contains(*add.to, w) {
				*add.to = append(*add.to, w)
			}
		}
	}
	for _, bound := range []bool{false, true} {
		before, after := said(t, engine, less, bound), said(t, engine, more, bound)
		covered := 0
		for i := range roles {
			for right, severity := range before[i] {
				covered++
				if after[i][right] < severity {
					t.Errorf("of %q a finding is %v in\n%v\nand %v in\n%v", right, severity, less[i], after[i][right], more[i])
				}
			}
		}
		if covered < roles {
			t.Errorf("findings cover %d rights of %d roles: the test shows nothing", covered, roles)
		}
	}
}

// said maps the rights of each role to how severe the gravest finding is that covers it
// and is reported.
func said(t *testing.T, engine *eval.Engine, roles []granted, bound bool) []map[string]rule.Severity {
	t.Helper()
	var text strings.Builder
	for i, g := range roles {
		fmt.Fprintf(&text, "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r%d}\nrules: [%v]\n", i, g)
		if bound {
			fmt.Fprintf(&text, "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: r%d}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r%[1]d}\nsubjects: [{kind: User, name: u%[1]d}]\n", i)
		}
	}
	objects := manifest.Parse(&document.Document{File: "roles.yaml", Text: []byte(text.String())}).Objects
	findings, failures, err := engine.Evaluate(t.Context(), objects, eval.Around{})
	if err != nil || len(failures) > 0 {
		t.Fatal(err, failures)
	}
	unsaid := eval.Unsaid(findings, func(*eval.Finding) bool { return true })
	out := make([]map[string]rule.Severity, len(roles))
	for i := range out {
		out[i] = make(map[string]rule.Severity)
	}
	for i, f := range findings {
		var n int
		if _, err := fmt.Sscanf(f.Object.Name, "r%d", &n); err != nil || f.Object.Kind != "ClusterRole" || !unsaid[i] {
			continue
		}
		for _, group := range roles[n].groups {
			for _, resource := range roles[n].resources {
				for _, verb := range roles[n].verbs {
					right := verb + " " + group + "/" + resource
					for _, item := range f.Evidence {
						if rightCovers(item, verb, group, resource) {
							out[n][right] = max(out[n][right], f.Severity)
						}
					}
				}
			}
		}
	}
	return out
}

// rightCovers reports whether an item of evidence is about a right.
func rightCovers(item, verb, group, resource string) bool {
	v, what, _ := strings.Cut(item, " ")
	g, r, _ := strings.Cut(what, "/")
	if g == "core" {
		g = ""
	}
	return (v == "*" || v == verb) && (g == "*" || g == group) && (r == "*" || r == resource)
}

// TestSelectedByAlias holds that whoever selects by one of a rule's names in another
// linter alone is told of the rule's example, whatever rules go before it otherwise.
func TestSelectedByAlias(t *testing.T) {
	set := load(t)
	var kinds []string
	bad := make([][]*manifest.Object, len(set.Rules))
	for i, r := range set.Rules {
		bad[i] = manifest.Parse(&document.Document{File: r.ID + ".yaml", Text: []byte(r.Bad)}).Objects
		for _, o := range bad[i] {
			kinds = append(kinds, o.GroupKind())
		}
	}
	engine, err := eval.New(t.Context(), set, set.Rules, kinds, eval.Options{Parameters: exampleParameters(set)})
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for i, r := range set.Rules {
		if strings.Contains(r.Bad, "kube-version") || len(r.Aliases) == 0 {
			continue
		}
		findings, _, err := engine.Evaluate(t.Context(), bad[i], eval.Around{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(findings, func(f eval.Finding) bool { return f.Rule == r }) {
			continue // its example is judged for another version, which TestExamples does
		}
		for linter, aliases := range r.Aliases {
			for _, alias := range aliases {
				held++
				said := eval.Unsaid(findings, func(f *eval.Finding) bool { return slices.Contains(f.Rule.Aliases[linter], alias) })
				if !slices.Contains(said, true) {
					t.Errorf("the example of %s is not found by %s:%s alone", r.ID, linter, alias)
				}
			}
		}
	}
	if held < 500 {
		t.Errorf("only %d aliases were tried", held)
	}
}
