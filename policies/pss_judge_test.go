package policies_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	corev1 "k8s.io/api/core/v1"
	kjson "k8s.io/apimachinery/pkg/util/json"
	psa "k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// A pssJudge evaluates the Pod Security Standards and the rules for them.
type pssJudge struct {
	query    rego.PreparedEvalQuery
	official policy.Evaluator
}

func newPSSJudge(t testing.TB, set *rule.Set) pssJudge {
	t.Helper()
	caps := eval.Capabilities()
	modules := make(map[string]*ast.Module)
	for name, text := range regoFiles(t) {
		if strings.HasPrefix(name, "lib/") && !strings.HasSuffix(name, "_test.rego") ||
			name == "pods/pod-security-baseline.rego" || name == "pods/pod-security-restricted.rego" {
			module, err := ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{Capabilities: caps})
			if err != nil {
				t.Fatal(err)
			}
			modules[name] = module
		}
	}
	compiler := ast.NewCompiler().WithCapabilities(caps).WithStrict(true)
	if compiler.Compile(modules); compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	query, err := rego.New(
		rego.Query(`{
			"controls": data.kubevet.lib.pss.baseline | data.kubevet.lib.pss.restricted,
			"pod-security-baseline": data.kubevet.pods["pod-security-baseline"].deny,
			"pod-security-restricted": data.kubevet.pods["pod-security-restricted"].deny,
		}`),
		rego.Compiler(compiler), rego.Store(eval.NewStore(set)), rego.StrictBuiltinErrors(true),
	).PrepareForEval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	official, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return pssJudge{query, official}
}

// input is the input for judging the one object in text.
func (j pssJudge) input(t testing.TB, text string, minor int) ast.Value {
	t.Helper()
	result := manifest.Parse(&document.Document{File: "pod.yaml", Text: []byte(text)})
	if len(result.Problems) > 0 || len(result.Objects) != 1 {
		t.Fatalf("parsed %d objects with problems %v:\n%s", len(result.Objects), result.Problems, text)
	}
	return ast.NewObject(
		ast.Item(ast.StringTerm("object"), eval.Value(result.Objects[0].Root)),
		ast.Item(ast.StringTerm("target"), ast.ObjectTerm(ast.Item(ast.StringTerm("minor"), ast.IntNumberTerm(minor)))),
	)
}

// pssViolations are violations of the Pod Security Standards in one object, by
// what reports them.
type pssViolations map[string][]pssViolation

type pssViolation struct {
	Control string `json:"control"`
	Path    []any  `json:"path"`
	Message string `json:"message"`
}

func (j pssJudge) violations(t *testing.T, text string, minor int) pssViolations {
	t.Helper()
	results, err := j.query.Eval(context.Background(), rego.EvalParsedInput(j.input(t, text, minor)))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	data, err := json.Marshal(results[0].Expressions[0].Value)
	if err != nil {
		t.Fatal(err)
	}
	violations := make(pssViolations)
	if err := kjson.Unmarshal(data, &violations); err != nil {
		t.Fatal(err)
	}
	for _, found := range violations {
		for _, v := range found {
			if len(v.Path) == 0 {
				t.Fatalf("violation without a path: %v", v)
			}
			for i, step := range v.Path {
				if index, ok := step.(int64); ok {
					v.Path[i] = int(index)
				}
			}
		}
	}
	return violations
}

// isIn reports whether v is in the pod at a path.
func (v pssViolation) isIn(at podPath) bool {
	return len(v.Path) > len(at) && slices.Equal(at, v.Path[:len(at)])
}

// controls returns the controls that the pod at a path violates, sorted.
func (vs pssViolations) controls(at podPath) []string {
	ids := make(map[string]bool)
	for _, v := range vs["controls"] {
		if v.isIn(at) {
			ids[v.Control] = true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

// denied reports whether one of some rules finds something in the pod at a path.
func (vs pssViolations) denied(at podPath, rules ...string) bool {
	return slices.ContainsFunc(rules, func(id string) bool {
		return slices.ContainsFunc(vs[id], func(v pssViolation) bool { return v.isIn(at) })
	})
}

// fix sets each violation's field to a value that is allowed.
func (vs pssViolations) fix(root any) {
	for _, v := range vs["controls"] {
		var value any
		switch last := v.Path[len(v.Path)-1]; v.Control {
		case "allowPrivilegeEscalation", "hostNamespaces", "privileged", "windowsHostProcess":
			value = false
		case "appArmorProfile", "seccompProfile_baseline", "seccompProfile_restricted":
			value = "runtime/default"
			if last == "type" {
				value = "RuntimeDefault"
			}
		case "capabilities_baseline", "capabilities_restricted":
			value = "NET_BIND_SERVICE"
			if last == "drop" {
				value = []any{"ALL"}
			}
		case "hostPorts":
			value = 0
		case "hostProbesAndHostLifecycle", "seLinuxOptions":
			value = ""
		case "procMount", "procMount_restricted":
			value = "Default"
		case "runAsNonRoot":
			value = true
		case "runAsUser":
			value = 1000
		case "sysctls":
			value = "kernel.shm_rmid_forced"
		}
		set(root, v.Path, value) // of a volume, null
	}
}

// officialControls returns the controls that Kubernetes says a pod violates,
// sorted.
func officialControls(pod *corev1.PodTemplateSpec, minor int) []string {
	version := psa.MajorMinorVersion(1, minor)
	var ids []string
	for _, check := range policy.DefaultChecks() {
		for _, v := range slices.Backward(check.Versions) {
			if !version.Older(v.MinimumVersion) {
				if !v.CheckPod(&pod.ObjectMeta, &pod.Spec).Allowed {
					ids = append(ids, string(check.ID))
				}
				break
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// allows reports whether a namespace that enforces a level accepts a pod.
func (j pssJudge) allows(level psa.Level, minor int, pod *corev1.PodTemplateSpec) bool {
	version := psa.LevelVersion{Level: level, Version: psa.MajorMinorVersion(1, minor)}
	return policy.AggregateCheckResults(j.official.EvaluatePod(version, &pod.ObjectMeta, &pod.Spec)).Allowed
}

// decodeYAML reads an object as kubectl does.
func decodeYAML(t *testing.T, text string) any {
	t.Helper()
	data, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var root any
	if err := kjson.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	return root
}

// podJSON returns the pod at a path.
func podJSON(t *testing.T, root any, at podPath) []byte {
	t.Helper()
	for _, step := range at {
		switch step := step.(type) {
		case string:
			root = root.(map[string]any)[step]
		case int:
			root = root.([]any)[step]
		}
	}
	data, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// decodePod reads a pod as the API server does, which turns a volume without a
// source into an emptyDir before admission.
func decodePod(t *testing.T, data []byte) *corev1.PodTemplateSpec {
	t.Helper()
	var pod corev1.PodTemplateSpec
	if err := kjson.Unmarshal(data, &pod); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	for i := range pod.Spec.Volumes {
		if v := &pod.Spec.Volumes[i]; v.VolumeSource == (corev1.VolumeSource{}) {
			v.EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	return &pod
}
