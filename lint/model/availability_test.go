package model_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 4
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - {name: web, ports: [{name: http, containerPort: 8080}]}
        - {name: exporter, ports: [{name: metrics, containerPort: 9090}]}
`

// availability is what the model says of the first object of documents in files.
func availability(t *testing.T, part string, files ...[2]string) any {
	t.Helper()
	b := &model.Bundle{Workloads: map[string][]rule.Workload{"Deployment": {{Template: []string{"spec", "template"}}}, "DaemonSet": {{Template: []string{"spec", "template"}}}}}
	for _, file := range files {
		for _, text := range strings.Split(file[1], "\n---\n") {
			b.Objects = append(b.Objects, manifest.Parse(&document.Document{File: file[0], Text: []byte(text)}).Objects...)
		}
	}
	value, err := ast.JSON(model.NewAvailability(b).Term().Value)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(value.(map[string]any)[part])
	if err != nil {
		t.Fatal(err)
	}
	var byPosition map[string]any
	if err := json.Unmarshal(text, &byPosition); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return byPosition["0"]
}

func names(t *testing.T, value any, field string) []string {
	t.Helper()
	var out []string
	list, _ := value.(map[string]any)[field].([]any)
	for _, item := range list {
		out = append(out, item.(map[string]any)["name"].(string))
	}
	return out
}

const scaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {minReplicas: 2, maxReplicas: 9, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
`

// TestReplicas counts the pods of a workload: what it says, or the least that its
// autoscaler leaves.
func TestReplicas(t *testing.T) {
	keda := "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: web}\nspec: {scaleTargetRef: {name: web}, minReplicaCount: 3, idleReplicaCount: 0}\n"
	for name, test := range map[string]struct {
		files   [][2]string
		want    any
		scalers []string
	}{
		"own":                  {[][2]string{{"a.yaml", deployment}}, 4.0, nil},
		"default":              {[][2]string{{"a.yaml", strings.Replace(deployment, "replicas: 4", "paused: false", 1)}}, 1.0, nil},
		"autoscaler":           {[][2]string{{"a.yaml", deployment + "\n---\n" + scaler}}, 2.0, []string{"web"}},
		"idle":                 {[][2]string{{"a.yaml", deployment + "\n---\n" + keda}}, 0.0, []string{"web"}},
		"of another directory": {[][2]string{{"a/a.yaml", deployment}, {"b/b.yaml", scaler}}, 4.0, nil},
		"another kind":         {[][2]string{{"a.yaml", strings.Replace(deployment, "kind: Deployment", "kind: DaemonSet", 1) + "\n---\n" + scaler}}, nil, nil},
		"unknown":              {[][2]string{{"a.yaml", strings.Replace(deployment, "replicas: 4", "replicas: many", 1)}}, nil, nil},
	} {
		got := availability(t, "workloads", test.files...)
		if diff := cmp.Diff(test.want, got.(map[string]any)["replicas"]); diff != "" {
			t.Errorf("%s: replicas (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(test.scalers, names(t, got, "scalers")); diff != "" {
			t.Errorf("%s: scalers (-want +got):\n%s", name, diff)
		}
	}
}

// TestServed follows services to the containers that listen on their ports, but
// not for metrics.
func TestServed(t *testing.T) {
	service := func(ports string) string {
		return deployment + "\n---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: web}, ports: [" + ports + "]}\n"
	}
	web := []any{"spec", "template", "spec", "containers", 0.0}
	for ports, want := range map[string][]any{
		"{port: 80, targetPort: http}":                {web},
		"{port: 80, targetPort: 8080}":                {web},
		"{port: 8080}":                                {web},
		"{port: 8080, protocol: UDP}":                 nil,
		"{name: metrics, port: 9090}":                 nil,
		"{name: http, port: 80, targetPort: metrics}": nil,
		"{port: 81}":                                  nil,
	} {
		var got []any
		for _, item := range availability(t, "workloads", [2]string{"a.yaml", service(ports)}).(map[string]any)["served"].([]any) {
			got = append(got, item.(map[string]any)["path"])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", ports, diff)
		}
	}
}

// TestBudgets finds the workloads of a budget, and whether there may be more.
func TestBudgets(t *testing.T) {
	budget := func(selector string) string {
		return "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b}\nspec: {" + selector + "}\n"
	}
	for name, test := range map[string]struct {
		files [][2]string
		want  []string
		open  bool
	}{
		"labels":               {[][2]string{{"a.yaml", budget("selector: {matchLabels: {app: web}}") + "\n---\n" + deployment}}, []string{"web"}, false},
		"all":                  {[][2]string{{"a.yaml", budget("selector: {}") + "\n---\n" + deployment}}, []string{"web"}, false},
		"none":                 {[][2]string{{"a.yaml", budget("minAvailable: 1") + "\n---\n" + deployment}}, nil, false},
		"others":               {[][2]string{{"a.yaml", budget("selector: {matchLabels: {app: api}}") + "\n---\n" + deployment}}, nil, false},
		"generated label":      {[][2]string{{"a.yaml", budget("selector: {matchLabels: {pod-template-hash: x}}") + "\n---\n" + deployment}}, nil, true},
		"of another directory": {[][2]string{{"a/a.yaml", budget("selector: {}")}, {"b/b.yaml", deployment}}, nil, false},
	} {
		got := availability(t, "budgets", test.files...)
		if diff := cmp.Diff(test.want, names(t, got, "workloads")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if open := got.(map[string]any)["open"]; open != test.open {
			t.Errorf("%s: open is %v", name, open)
		}
	}
}
