package policies_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kubevet/kubevet/lint/schema"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	psa "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

var pssPods = flag.Int("pss.pods", 2000, "judge this many `pods` by the Pod Security Standards and compare")

// TestPodSecurityStandards holds our Pod Security Standards against those that
// Kubernetes enforces, on random pods in every kind of workload with a plain pod
// template: in every version each control is violated by the same pods, and a pod
// in which every reported field is fixed violates none.
func TestPodSecurityStandards(t *testing.T) {
	set := load(t)
	judge := newPSSJudge(t, set)
	w := newPodWriter(set, 1)
	compared := make(map[string]int)
	for n := 0; n < *pssPods && !t.Failed(); {
		text, kind, pods := w.object()
		judge.compare(t, text, pods, w.IntN(schema.Newest+2))
		compared[kind]++
		n += len(pods)
	}
	for _, kind := range w.kinds {
		if compared[kind] == 0 {
			t.Errorf("no %s was generated", kind)
		}
	}
}

// TestPodSecurityVersions is TestPodSecurityStandards for pods on which the
// versions differ, each in every version.
func TestPodSecurityVersions(t *testing.T) {
	var pods []string
	for _, name := range sysctlNames {
		pods = append(pods, fmt.Sprintf(`{spec: {securityContext: {sysctls: [{name: %q}]}}}`, name))
	}
	for _, name := range seLinuxTypes {
		pods = append(pods, fmt.Sprintf(`{spec: {securityContext: {seLinuxOptions: {type: %q}}}}`, name))
	}
	for _, name := range capabilityNames {
		pods = append(pods, fmt.Sprintf(`{spec: {containers: [{name: a, securityContext: {capabilities: {add: [%q], drop: [ALL]}}}]}}`, name))
	}
	for _, container := range []string{
		"{name: a}",
		"{name: a, livenessProbe: {httpGet: {host: x}}}",
		"{name: a, securityContext: {procMount: Unmasked, runAsUser: 0}}",
		"{name: a, securityContext: {procMount: Default, runAsUser: 1}}",
		"{name: a, securityContext: {runAsNonRoot: false, seccompProfile: {type: Unconfined}}}",
		"{name: a, securityContext: {runAsNonRoot: true, seccompProfile: {type: Localhost}}}",
	} {
		for _, spec := range []string{"hostUsers: false", "hostUsers: true", "os: {name: windows}", "securityContext: {runAsUser: 0, runAsNonRoot: false}"} {
			pods = append(pods, fmt.Sprintf(`{metadata: {annotations: {container.seccomp.security.alpha.kubernetes.io/a: unconfined}}, spec: {%s, containers: [%s]}}`, spec, container))
		}
	}
	var text strings.Builder
	text.WriteString("apiVersion: jobset.x-k8s.io/v1\nkind: JobSet\nmetadata: {name: all}\nspec:\n  replicatedJobs:\n")
	var paths []podPath
	for i, pod := range pods {
		fmt.Fprintf(&text, "    - template: {spec: {template: %s}}\n", pod)
		paths = append(paths, podPath{"spec", "replicatedJobs", i, "template", "spec", "template"})
	}
	judge := newPSSJudge(t, load(t))
	for minor := range schema.Newest + 2 {
		judge.compare(t, text.String(), paths, minor)
	}
}

// compare holds our verdict on the pods at some paths in the object that text is
// against that of Kubernetes.
func (j pssJudge) compare(t *testing.T, text string, pods []podPath, minor int) {
	t.Helper()
	violations := j.violations(t, text, minor)
	root := decodeYAML(t, text)
	for _, at := range pods {
		text := podJSON(t, root, at)
		pod := decodePod(t, text)
		want, got := officialControls(pod, minor), violations.controls(at)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("1.%d, pod at %v: violated controls (-want +got):\n%s%s", minor, at, diff, text)
		}
		baseline := j.allows(psa.LevelBaseline, minor, pod)
		if denied := violations.denied(at, "pod-security-baseline"); denied == baseline {
			t.Errorf("1.%d, pod at %v: pod-security-baseline finds something: %v\n%s", minor, at, denied, text)
		}
		both := baseline && j.allows(psa.LevelRestricted, minor, pod)
		if denied := violations.denied(at, "pod-security-baseline", "pod-security-restricted"); denied == both {
			t.Errorf("1.%d, pod at %v: the rules for Restricted find something: %v\n%s", minor, at, denied, text)
		}
	}
	violations.fix(root)
	for _, at := range pods {
		text := podJSON(t, root, at)
		if got := officialControls(decodePod(t, text), minor); len(got) > 0 {
			t.Errorf("1.%d, pod at %v: violated although all is fixed: %v\n%s", minor, at, got, text)
		}
	}
}

// TestPodSecurityControls holds what the METADATA says the rules check against
// the controls that exist.
func TestPodSecurityControls(t *testing.T) {
	controls := make(map[psa.Level][]string)
	newest := psa.MajorMinorVersion(1, schema.Newest)
	for _, check := range policy.DefaultChecks() {
		controls[check.Level] = append(controls[check.Level], string(check.ID))
		if last := check.Versions[len(check.Versions)-1].MinimumVersion; newest.Older(last) {
			t.Errorf("control %s changed in %s, which is newer than %s", check.ID, last.String(), newest.String())
		}
	}
	slices.Sort(controls[psa.LevelBaseline])
	slices.Sort(controls[psa.LevelRestricted])
	got := make(map[string]map[string][]string)
	for _, r := range load(t).Rules {
		for _, framework := range []string{"pss-baseline", "pss-restricted"} {
			if listed := r.Compliance[framework]; listed != nil {
				if got[framework] == nil {
					got[framework] = make(map[string][]string)
				}
				got[framework][r.ID] = listed
			}
		}
	}
	want := map[string]map[string][]string{
		"pss-baseline":   {"pod-security-baseline": controls[psa.LevelBaseline]},
		"pss-restricted": {"pod-security-baseline": {"baseline"}, "pod-security-restricted": controls[psa.LevelRestricted]},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("controls in METADATA (-want +got):\n%s", diff)
	}
}

// BenchmarkPodSecurityStandards judges one pod by all controls of both levels.
func BenchmarkPodSecurityStandards(b *testing.B) {
	set := load(b)
	judge := newPSSJudge(b, set)
	w := newPodWriter(set, 1)
	var inputs []ast.Value
	for range 500 {
		text, _, pods := w.object()
		if len(pods) == 1 {
			inputs = append(inputs, judge.input(b, text, schema.Newest))
		}
	}
	for i := 0; b.Loop(); i++ {
		if _, err := judge.query.Eval(b.Context(), rego.EvalParsedInput(inputs[i%len(inputs)])); err != nil {
			b.Fatal(err)
		}
	}
}
