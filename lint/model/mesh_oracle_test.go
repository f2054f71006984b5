package model_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

var meshCases = flag.String("mesh.cases", "", "write the cases for the module in meshoracle to this file")

// A meshCase is what the module in meshoracle judges: see there.
type meshCase struct {
	Objects  []any         `json:"objects"`
	Pod      any           `json:"pod"`
	Requests []meshRequest `json:"requests"`
}

type meshRequest struct {
	TCP    bool   `json:"tcp"`
	Peer   string `json:"peer"`
	Token  string `json:"token"`
	Method string `json:"method"`
	Path   string `json:"path"`
	Host   string `json:"host"`
	Port   int    `json:"port"`
}

// TestMeshOracle holds the model of Istio's policies against what Istio's own code makes
// of the same policies, which the module in meshoracle has written down: the modes of a
// pod and its ports, and which requests are let in.
func TestMeshOracle(t *testing.T) {
	cases := generatedMeshes()
	if *meshCases != "" {
		var b strings.Builder
		for _, c := range cases {
			text, err := json.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
			b.WriteByte('\n')
		}
		if err := os.WriteFile(*meshCases, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile("testdata/mesh.txt")
	if err != nil {
		t.Fatal(err)
	}
	verdicts := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(verdicts) != len(cases) {
		t.Fatalf("there are %d verdicts of %d cases: run the oracle again", len(verdicts), len(cases))
	}
	letters := make(map[rune]int)
	for i, c := range cases {
		got := judgeMesh(t, c)
		if got != verdicts[i] {
			objects, _ := json.MarshalIndent(c.Objects, "", " ")
			requests, _ := json.Marshal(c.Requests)
			t.Fatalf("case %d: %s, by Istio %s\n%v\n%s\n%s", i, got, verdicts[i], c.Pod, requests, objects)
		}
		for _, letter := range strings.Fields(got)[len(strings.Fields(got))-1] {
			letters[letter]++
		}
	}
	if letters['y'] < 1000 || letters['n'] < 1000 {
		t.Fatalf("%d requests are let in and %d are not", letters['y'], letters['n'])
	}
}

// judgeMesh says in a line what the oracle says: the mode, those of ports, and y or n
// for each request.
func judgeMesh(t *testing.T, c meshCase) string {
	t.Helper()
	var docs []string
	for _, o := range append([]any{c.Pod}, c.Objects...) {
		text, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, string(text))
	}
	bundle := &model.Bundle{
		Objects:   manifest.Parse(&document.Document{Text: []byte(strings.Join(docs, "\n---\n"))}).Objects,
		Workloads: map[string][]rule.Workload{"Pod": {{}}},
	}
	m := model.NewMesh(bundle)
	pods := bundle.Pods()
	if len(pods) != 1 {
		t.Fatalf("%d pods", len(pods))
	}
	w := model.PodWorkload(&pods[0])
	mode := m.Mode(w)
	words := []string{modeWord(mode)}
	for _, port := range slices.Sorted(maps.Keys(mode.Ports)) {
		words = append(words, fmt.Sprintf("%d=%s", port, modeWord(mode.Ports[port])))
	}
	letters := ""
	for _, r := range c.Requests {
		v := m.Allows(w, model.MeshRequest{TCP: r.TCP, Peer: &r.Peer, Token: &r.Token, Method: r.Method, Path: r.Path, Host: r.Host, Port: r.Port})
		letters += map[model.Verdict]string{model.Yes: "y", model.No: "n", model.Maybe: "?"}[v]
	}
	return strings.Join(append(words, letters), " ")
}

// modeWord is a mode as the oracle says it, which knows that there is no policy.
func modeWord(m model.PeerMode) string {
	if m.Mode == "" && m.By == nil {
		return "PERMISSIVE"
	}
	return string(m.Mode)
}

// generatedMeshes are policies for a pod, with at most one PeerAuthentication a level, as
// of several the oldest counts.
func generatedMeshes() []meshCase {
	r := rand.New(rand.NewPCG(3, 4))
	var cases []meshCase
	for range 400 {
		c := meshCase{Pod: map[string]any{
			"apiVersion": "v1", "kind": "Pod",
			"metadata": map[string]any{"name": "web", "namespace": oneOf(r, "shop", "shop", "shop", "istio-system"), "labels": map[string]any{"app": "web", "tier": "front"}},
			"spec":     map[string]any{},
		}}
		taken := make(map[string]bool)
		for range r.IntN(4) {
			namespace, selector := oneOf(r, "shop", "istio-system", "other"), meshSelector(r)
			level := fmt.Sprint(namespace, len(selector) == 0)
			if taken[level] {
				continue
			}
			taken[level] = true
			spec := map[string]any{"mtls": map[string]any{"mode": oneOf(r, "STRICT", "PERMISSIVE", "DISABLE", "UNSET")}}
			if len(selector) > 0 {
				spec["selector"] = map[string]any{"matchLabels": selector}
				if r.IntN(2) == 0 {
					spec["portLevelMtls"] = map[string]any{oneOf(r, "8080", "9090"): map[string]any{"mode": oneOf(r, "STRICT", "DISABLE", "UNSET")}}
				}
			}
			c.Objects = append(c.Objects, meshObject("PeerAuthentication", namespace, len(c.Objects), spec))
		}
		for range r.IntN(4) {
			spec := map[string]any{}
			if action := oneOf(r, "", "ALLOW", "ALLOW", "DENY", "AUDIT"); action != "" {
				spec["action"] = action
			}
			if selector := meshSelector(r); len(selector) > 0 {
				spec["selector"] = map[string]any{"matchLabels": selector}
			}
			if rules := listOf(r, 3, meshRuleOf); rules != nil {
				spec["rules"] = rules
			}
			c.Objects = append(c.Objects, meshObject("AuthorizationPolicy", oneOf(r, "shop", "shop", "istio-system", "other"), len(c.Objects), spec))
		}
		for range 24 {
			q := meshRequest{
				TCP: r.IntN(4) == 0, Peer: oneOf(r, "", "cluster.local/ns/shop/sa/web", "cluster.local/ns/dev/sa/web", "other.example/ns/shop/sa/db"),
				Port: 8080 + 1010*r.IntN(2),
			}
			if !q.TCP {
				q.Token = oneOf(r, "", "https://sso.example.com/alice", "issuer/bob")
				q.Method, q.Path, q.Host = oneOf(r, "GET", "POST"), oneOf(r, "/", "/admin", "/admin/x", "/shop.html"), oneOf(r, "web.example.com", "WEB", "other.example.com:8080")
			}
			c.Requests = append(c.Requests, q)
		}
		cases = append(cases, c)
	}
	return cases
}

func meshSelector(r *rand.Rand) map[string]any {
	all := map[string]any{}
	for _, label := range []string{"app", "tier"} {
		if r.IntN(3) == 0 {
			all[label] = oneOf(r, map[string]string{"app": "web", "tier": "front"}[label], map[string]string{"app": "web", "tier": "front"}[label], "x")
		}
	}
	return all
}

func meshObject(kind, namespace string, i int, spec map[string]any) any {
	return map[string]any{
		"apiVersion": "security.istio.io/v1", "kind": kind,
		"metadata": map[string]any{"name": fmt.Sprintf("p%d", i), "namespace": namespace}, "spec": spec,
	}
}

// listOf is a list of less than n elements, nil if of none.
func listOf(r *rand.Rand, n int, make func(*rand.Rand) any) []any {
	var all []any
	for range r.IntN(n) {
		all = append(all, make(r))
	}
	return all
}

func meshRuleOf(r *rand.Rand) any {
	rule := map[string]any{}
	from := listOf(r, 3, func(r *rand.Rand) any {
		return map[string]any{"source": meshFields(r, map[string][]string{
			"principals":        {"*", "cluster.local/ns/shop/sa/web", "*/sa/web", "cluster.local/*"},
			"namespaces":        {"shop", "dev", "*", "s*"},
			"requestPrincipals": {"*", "issuer/bob", "https://sso.example.com/*", "*/alice", "issuer"},
			"trustDomains":      {"cluster.local", "*.example", "*"},
		})}
	})
	to := listOf(r, 3, func(r *rand.Rand) any {
		return map[string]any{"operation": meshFields(r, map[string][]string{
			"methods": {"GET", "POST", "*"}, "paths": {"/admin", "/admin*", "*.html", "*", "/"},
			"hosts": {"web.example.com", "*.example.com", "web", "other*"}, "ports": {"8080", "9090"},
		})}
	})
	when := listOf(r, 2, func(r *rand.Rand) any {
		condition := map[string]any{}
		key := oneOf(r, "source.namespace", "source.serviceAccount", "request.auth.principal", "destination.port")
		values := map[string][]string{
			"source.namespace": {"shop", "dev"}, "source.serviceAccount": {"web", "shop/db"},
			"request.auth.principal": {"*", "issuer/bob"}, "destination.port": {"8080", "9090"},
		}[key]
		condition["key"] = key
		condition[oneOf(r, "values", "values", "notValues")] = []string{oneOf(r, values...)}
		return condition
	})
	for field, list := range map[string][]any{"from": from, "to": to, "when": when} {
		if list != nil {
			rule[field] = list
		}
	}
	return rule
}

// meshFields are one or two of the fields of a source or operation.
func meshFields(r *rand.Rand, values map[string][]string) any {
	fields := map[string]any{}
	names := slices.Sorted(maps.Keys(values))
	for range 1 + r.IntN(2) {
		name := oneOf(r, names...)
		list := []string{oneOf(r, values[name]...)}
		if r.IntN(3) == 0 {
			list = append(list, oneOf(r, values[name]...))
		}
		if r.IntN(4) == 0 {
			name = "not" + strings.ToUpper(name[:1]) + name[1:]
		}
		fields[name] = list
	}
	return fields
}
