package model_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/casbin/casbin/v2"
	casbinmodel "github.com/casbin/casbin/v2/model"
	"github.com/casbin/casbin/v2/util"
	"github.com/gobwas/glob"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
)

// argoModel is what Argo CD gives Casbin.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
const argoModel = `
[request_definition]
r = sub, res, act, obj
[policy_definition]
p = sub, res, act, obj, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = g(r.sub, p.sub) && match(r.res, p.res) && match(r.act, p.act) && match(r.obj, p.obj)
`

func oneOf(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// TestArgoOracle holds Allows against Casbin with Argo CD's model over generated
// policies, in both of its modes of matching.
func TestArgoOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	allowed, denied := 0, 0
	for range 300 {
		regex := r.IntN(3) == 0
		star, any := "*", "*/*"
		if regex {
			star, any = ".*", ".*/.*"
		}
		subjects := []string{"role:a", "role:b", "role:c", "team", "user", "*"}
		var lines []string
		for range 1 + r.IntN(8) {
			if r.IntN(3) == 0 {
				lines = append(lines, fmt.Sprintf("g, %s, %s", oneOf(r, subjects...), oneOf(r, subjects...)))
				continue
			}
			lines = append(lines, strings.Join([]string{
				"p", oneOf(r, subjects...), oneOf(r, "applications", "exec", star), oneOf(r, "get", "create", "action/"+star, star),
				oneOf(r, "shop/"+star, any, star, "shop/web", "s"+star+"/web"), oneOf(r, "allow", "allow", "allow", "deny"),
			}, oneOf(r, ", ", ",", ",  ")))
		}
		policy := strings.Join(lines, "\n")
		oracle := newArgoEnforcer(t, lines, regex)
		mode := "glob"
		if regex {
			mode = "regex"
		}
		ours := argoRBAC(t, policy, mode)
		for range 40 {
			subject, resource := oneOf(r, append(subjects, "nobody")...), oneOf(r, "applications", "exec", "logs")
			action, object := oneOf(r, "get", "create", "action/apps/Deployment/restart"), oneOf(r, "shop/web", "shop/db", "other/web", "x")
			want, err := oracle.Enforce(subject, resource, action, object)
			if err != nil {
				t.Fatal(err)
			}
			if got := ours.Allows(subject, resource, action, object) != nil; got != want {
				t.Fatalf("%s may %s %s %s: %v, Casbin says %v, by\n%s", subject, action, resource, object, got, want, policy)
			}
			if want {
				allowed++
			} else {
				denied++
			}
		}
	}
	if allowed < 500 || denied < 500 {
		t.Fatalf("%d requests were allowed and %d denied", allowed, denied)
	}
}

// newArgoEnforcer returns Casbin with policies, read as Argo CD reads them.
func newArgoEnforcer(t *testing.T, lines []string, regex bool) *casbin.Enforcer {
	t.Helper()
	m, err := casbinmodel.NewModelFromString(argoModel)
	if err != nil {
		t.Fatal(err)
	}
	e, err := casbin.NewEnforcer(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		var words []any
		for word := range strings.SplitSeq(line, ",") {
			words = append(words, strings.TrimSpace(word))
		}
		if words[0] == "g" {
			_, err = e.AddGroupingPolicy(words[1:]...)
		} else {
			_, err = e.AddPolicy(words[1:]...)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	match := func(args ...any) (any, error) {
		g, err := glob.Compile(args[1].(string))
		return err == nil && g.Match(args[0].(string)), nil
	}
	if regex {
		match = util.RegexMatchFunc
	}
	e.AddFunction("match", match)
	return e
}

func argoRBAC(t *testing.T, policy, mode string) *model.ArgoRBAC {
	t.Helper()
	text := "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-rbac-cm}\ndata:\n  policy.matchMode: " + mode + "\n  policy.csv: |\n"
	for line := range strings.SplitSeq(policy, "\n") {
		text += "    " + line + "\n"
	}
	objects := manifest.Parse(&document.Document{Text: []byte(text)}).Objects
	if len(objects) != 1 {
		t.Fatalf("%d objects in\n%s", len(objects), text)
	}
	return model.NewArgoRBAC(nil, objects[0].Get([]any{"data"}))
}
