package policies_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
)

// shapes are workloads of each shape in lib/workloads.json with all that the shape
// can have containers in.
var shapes = map[string]string{
	"": `{metadata: {}, spec: {initContainers: [{name: a}, {name: b, restartPolicy: Always}], containers: [{name: c}, {}], ephemeralContainers: [{name: d}]}}`,
	"argo-workflow": `{
		templateDefaults: {initContainers: [{name: a}], sidecars: [{name: b}], container: {image: c}},
		templates: [
			{name: a, initContainers: [{name: a, restartPolicy: Always}], container: {name: main}, sidecars: [{name: b}]},
			{name: b, script: {source: exit}},
			{name: c, containerSet: {containers: [{name: a}, {name: b}]}},
			{name: d, resource: {action: get}, initContainers: [{name: a}]},
			{name: e, steps: [[{name: a, inline: {container: {image: b}}}], [{name: b, template: a}]]},
			{name: f, dag: {tasks: [{name: a, inline: {script: {source: exit}}}]}},
			{name: g, initContainers: [{name: a}]}]}`,
	"tekton-task": `{steps: [{name: a}, {}], sidecars: [{name: b}], stepTemplate: {image: c}}`,
	"tekton-run":  `{taskSpec: {steps: [{name: a}], sidecars: [{name: b}]}, podTemplate: {hostNetwork: true}}`,
	"tekton-pipeline-run": `{pipelineSpec: {
		tasks: [{name: a, taskSpec: {steps: [{name: a}], sidecars: [{name: b}]}}, {name: b, taskRef: {name: c}}],
		finally: [{name: c, taskSpec: {steps: [{name: a}]}}]}}`,
}

// TestContainers finds the containers of every kind of workload in every shape, also
// with one field of another type, by policies/lib/pod.rego and by the models: they
// are the same.
func TestContainers(t *testing.T) {
	set := load(t)
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
	query, err := rego.New(
		rego.Query(`{sprintf("%s %s", [json.marshal(c.path), c.role]) | some c in data.kubevet.lib.pod.containers}`),
		rego.Compiler(compiler), rego.Store(eval.NewStore(set)),
	).PrepareForEval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	compare := func(object map[string]any) (containers int) {
		text, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		parsed := manifest.Parse(&document.Document{File: "containers.json", Text: text})
		results, err := query.Eval(t.Context(), rego.EvalInput(map[string]any{"object": object}))
		if err != nil || len(parsed.Objects) != 1 {
			t.Fatalf("%v, %d objects\n%s", err, len(parsed.Objects), text)
		}
		inRego := []string{}
		for _, c := range results[0].Expressions[0].Value.([]any) {
			inRego = append(inRego, c.(string))
		}
		inGo := []string{}
		for _, pod := range (&model.Bundle{Objects: parsed.Objects, Workloads: set.Workloads}).Pods() {
			for _, c := range pod.Containers {
				path, err := json.Marshal(c.Path)
				if err != nil {
					t.Fatal(err)
				}
				inGo = append(inGo, fmt.Sprintf("%s %s", path, c.Role))
			}
		}
		slices.Sort(inRego)
		slices.Sort(inGo)
		inGo = slices.Compact(inGo)
		if diff := cmp.Diff(inRego, inGo); diff != "" {
			t.Errorf("in Rego (-) and in Go (+):\n%s%s", diff, text)
		}
		compared++
		return len(inRego)
	}
	values := []any{nil, false, 7, "x", []any{}, []any{map[string]any{}}, map[string]any{}, map[string]any{"x": map[string]any{}}}
	mutated := make(map[string]bool)
	for _, kind := range sortedKeys(set.Workloads) {
		for _, place := range set.Workloads[kind] {
			parsed := manifest.Parse(&document.Document{Text: []byte("{apiVersion: v1, kind: X, x: " + strings.ReplaceAll(shapes[place.Shape], "\t", " ") + "}")})
			inner, err := ast.JSON(eval.Value(parsed.Objects[0].Root.Fields[2].Value).Value)
			if err != nil {
				t.Fatal(err)
			}
			root := anyPath(place.Template)
			if place.Each != nil {
				root = slices.Concat(anyPath(place.Each), []any{0}, root)
			}
			object := map[string]any{"apiVersion": apiVersion(kind), "kind": strings.SplitN(kind, ".", 2)[0], "metadata": map[string]any{"name": "a"}}
			if len(root) == 0 {
				object["spec"] = inner.(map[string]any)["spec"]
			} else {
				object = merge(object, nest(root, inner))
			}
			if compare(object) < 2 {
				t.Errorf("%s: too few containers", kind)
			}
			// The shape alone matters for what is inside.
			if key := place.Shape + fmt.Sprint(place.Each != nil); !mutated[key] {
				mutated[key] = true
				spec := map[string]any{"spec": object["spec"]}
				replaceEach(spec, values, func() {
					object["spec"] = spec["spec"]
					compare(object)
				})
			}
		}
	}
	t.Log(compared, "workloads compared")
}
