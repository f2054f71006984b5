package policies_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/distribution/reference"
	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
)

// library evaluates a query over input with the libraries.
func library(t *testing.T, query string, input any) []any {
	t.Helper()
	modules := make(map[string]*ast.Module)
	for name, text := range regoFiles(t) {
		if strings.HasPrefix(name, "lib/") && !strings.HasSuffix(name, "_test.rego") {
			modules[name] = ast.MustParseModule(string(text))
		}
	}
	compiler := ast.NewCompiler().WithCapabilities(eval.Capabilities())
	if compiler.Compile(modules); compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	results, err := rego.New(rego.Query(query), rego.Compiler(compiler), rego.Input(input)).Eval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return results[0].Expressions[0].Value.([]any)
}

// combine joins every choice of n of the parts.
func combine(parts []string, n int) []string {
	all := []string{""}
	for range n {
		var longer []string
		for _, s := range all {
			for _, p := range parts {
				longer = append(longer, s+p)
			}
		}
		all = append(all, longer...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestParseImage holds data.kubevet.lib.image.parse against the parser that the
// kubelet uses.
func TestParseImage(t *testing.T) {
	digest := "sha256:" + strings.Repeat("0a", 32)
	references := combine([]string{"a", "B", "1", ".", "_", "-", "/", ":", "localhost", ":5000", "[::1]", "@" + digest}, 4)
	references = append(references, strings.Repeat("a1", 32), digest, "a@sha256:12", "a:"+strings.Repeat("b", 128), "a:"+strings.Repeat("b", 129), "a b", "{{a}}", "a__b/c", "a___b")
	var want []any
	for _, r := range references {
		named, err := reference.ParseNormalizedNamed(r)
		if err != nil {
			want = append(want, nil)
			continue
		}
		parsed := map[string]any{"name": named.Name(), "tag": "", "digest": ""}
		if tagged, ok := named.(reference.Tagged); ok {
			parsed["tag"] = tagged.Tag()
		}
		if digested, ok := named.(reference.Digested); ok {
			parsed["digest"] = digested.Digest().String()
		}
		want = append(want, parsed)
	}
	got := library(t, "[x | some r in input; x := object.get({1: p | p := data.kubevet.lib.image.parse(r)}, 1, null)]", references)
	for i := range got {
		if parsed, ok := got[i].(map[string]any); ok {
			if named, err := reference.ParseNormalizedNamed(parsed["name"].(string)); err == nil {
				parsed["name"] = named.Name()
			}
		}
		if diff := cmp.Diff(want[i], got[i]); diff != "" {
			t.Errorf("%q (-want +got):\n%s", references[i], diff)
		}
	}
}

// TestCleanPath holds data.kubevet.lib.hostpath.clean against path.Clean.
func TestCleanPath(t *testing.T) {
	paths := combine([]string{"/", "..", ".", "a", "/b"}, 6)
	got := library(t, "[data.kubevet.lib.hostpath.clean(p) | some p in input]", paths)
	for i, p := range paths {
		if want := path.Clean("/" + p); got[i] != want {
			t.Errorf("%q: got %q, want %q", p, got[i], want)
		}
	}
}

// TestPodSecurity holds the rules for pods against the Pod Security Standards as
// Kubernetes itself applies them. A rule may be wiser than the check it belongs
// to and let a pod pass, but never blame one that the check allows; those in same
// blame what the check does.
func TestPodSecurity(t *testing.T) {
	checks := map[string]policy.CheckID{
		"all-capabilities-added":         "capabilities_baseline",
		"container-runtime-socket-mount": "hostPathVolumes",
		"dangerous-capability-added":     "capabilities_baseline",
		"host-ipc":                       "hostNamespaces",
		"host-network":                   "hostNamespaces",
		"host-pid":                       "hostNamespaces",
		"privilege-escalation-allowed":   "allowPrivilegeEscalation",
		"privileged-container":           "privileged",
		"run-as-non-root-not-enforced":   "runAsNonRoot",
		"run-as-root-user":               "runAsUser",
		"seccomp-unconfined":             "seccompProfile_baseline",
		"sensitive-host-path":            "hostPathVolumes",
		"writable-host-path":             "hostPathVolumes",
	}
	same := []policy.CheckID{"hostNamespaces", "privileged", "seccompProfile_baseline"}
	set := load(t)
	for _, minor := range []int{34, 35, schema.Newest} {
		t.Run(fmt.Sprintf("1.%d", minor), func(t *testing.T) {
			rules := slices.DeleteFunc(slices.Clone(set.Rules), func(r *rule.Rule) bool { return checks[r.ID] == "" })
			if len(rules) != len(checks) {
				t.Fatalf("%d of %d rules", len(rules), len(checks))
			}
			engine, err := eval.New(t.Context(), set, rules, []string{"Pod"}, eval.Options{Minor: minor})
			if err != nil {
				t.Fatal(err)
			}
			rng := rand.New(rand.NewPCG(1, uint64(minor)))
			for range 300 {
				text, err := json.Marshal(randomPod(rng))
				if err != nil {
					t.Fatal(err)
				}
				findings, failures, err := engine.Evaluate(t.Context(), manifest.Parse(&document.Document{File: "pod.json", Text: text}).Objects, eval.Around{})
				if err != nil || failures != nil {
					t.Fatal(err, failures)
				}
				denied := deniedChecks(t, text, minor)
				blamed := make(map[policy.CheckID]bool)
				for _, f := range findings {
					blamed[checks[f.Rule.ID]] = true
					if !denied[checks[f.Rule.ID]] {
						t.Errorf("%s blames %s, which %s allows\n%s", f.Rule.ID, manifest.FormatPath(f.Path), checks[f.Rule.ID], text)
					}
				}
				for _, id := range same {
					if denied[id] && !blamed[id] {
						t.Errorf("%s denies what no rule blames\n%s", id, text)
					}
				}
			}
		})
	}
}

// deniedChecks are the checks of the Pod Security Standards that a pod fails.
func deniedChecks(t *testing.T, text []byte, minor int) map[policy.CheckID]bool {
	t.Helper()
	var pod corev1.Pod
	if err := json.Unmarshal(text, &pod); err != nil {
		t.Fatal(err)
	}
	target := api.MajorMinorVersion(1, minor)
	denied := make(map[policy.CheckID]bool)
	for _, check := range policy.DefaultChecks() {
		var run func(*metav1.ObjectMeta, *corev1.PodSpec) policy.CheckResult
		for _, v := range check.Versions {
			if !target.Older(v.MinimumVersion) {
				run = func(m *metav1.ObjectMeta, s *corev1.PodSpec) policy.CheckResult { return v.CheckPod(m, s) }
			}
		}
		denied[check.ID] = run != nil && !run(&pod.ObjectMeta, &pod.Spec).Allowed
	}
	return denied
}

// randomPod makes a Linux pod of fields that the rules look at.
func randomPod(rng *rand.Rand) map[string]any {
	one := func(values ...any) any { return values[rng.IntN(len(values))] }
	prune := func(m map[string]any) map[string]any {
		for key, value := range m {
			if value == nil {
				delete(m, key)
			}
		}
		return m
	}
	seccomp := func() any {
		if kind := one(nil, nil, nil, "RuntimeDefault", "Localhost", "Unconfined"); kind != nil {
			return map[string]any{"type": kind}
		}
		return nil
	}
	capabilities := func() any {
		return one(nil, nil, map[string]any{"drop": []string{"ALL"}}, map[string]any{"add": []any{one("ALL", "cap_all", "CHOWN", "NET_ADMIN"), one("SYS_ADMIN", "CAP_SYS_PTRACE", "NET_RAW")}})
	}
	containers := func(limit int) []any {
		list := []any{}
		for i := range rng.IntN(limit) {
			list = append(list, map[string]any{
				"name": fmt.Sprint("c", i),
				"securityContext": prune(map[string]any{
					"privileged": one(nil, nil, nil, false, true), "allowPrivilegeEscalation": one(nil, nil, false, true),
					"runAsNonRoot": one(nil, nil, false, true), "runAsUser": one(nil, nil, 0, 1000),
					"seccompProfile": seccomp(), "capabilities": capabilities(),
				}),
				"volumeMounts": []any{map[string]any{"name": "v", "mountPath": "/v", "readOnly": one(true, false)}},
			})
		}
		return list
	}
	volume := map[string]any{"name": "v", "emptyDir": map[string]any{}}
	if rng.IntN(2) == 0 {
		volume = map[string]any{"name": "v", "hostPath": map[string]any{"path": one("/", "/etc", "/var/run/docker.sock", "/srv/data")}}
	}
	return map[string]any{"apiVersion": "v1", "kind": "Pod", "metadata": map[string]any{"name": "a"}, "spec": prune(map[string]any{
		"hostNetwork": one(nil, nil, nil, false, true), "hostPID": one(nil, nil, nil, false, true), "hostIPC": one(nil, nil, nil, false, true), "hostUsers": one(nil, nil, false, true),
		"securityContext": prune(map[string]any{"runAsNonRoot": one(nil, nil, false, true), "runAsUser": one(nil, nil, 0, 1000), "seccompProfile": seccomp()}),
		"initContainers":  containers(2), "containers": containers(3), "ephemeralContainers": containers(2),
		"volumes": []any{volume},
	})}
}
