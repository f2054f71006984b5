package kustomize

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

// TestHelmCharts renders a chart beside a kustomization and finds its fields in
// templates, values files and the values of the kustomization.
func TestHelmCharts(t *testing.T) {
	resources, problems := Build(context.Background(), fixture(t, "chart.txtar"), "over", Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := `apiVersion: v1
kind: ConfigMap
metadata:
  name: o-plain
  namespace: ebb
---
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    level: deep
  name: o-high-tide
  namespace: ebb
spec:
  paused: true
  replicas: 3
  template:
    spec:
      containers:
      - image: example/tide:7
        name: tide
        securityContext:
          privileged: true
`
	if diff := cmp.Diff(want, string(joined(resources))); diff != "" {
		t.Errorf("text (-want +got)\n%s", diff)
	}
	var got strings.Builder
	container := []any{"spec", "template", "spec", "containers", 0}
	for _, f := range []document.Field{
		{Path: append(container, "image")},
		{Path: append(container, "securityContext", "privileged")},
		{Path: append(container, "resources", "limits"), Missing: []any{"resources", "limits"}},
		{Path: []any{"spec", "replicas"}},
		{Path: []any{"spec", "paused"}},
		{Path: []any{"metadata", "annotations", "level"}},
		{Path: []any{"metadata", "name"}},
	} {
		loc := resources[1].Origin(f)
		fmt.Fprintf(&got, "%v %s:%d:%d-%d %s\n", f.Path[len(f.Path)-1], loc.File, loc.Line, loc.Column, loc.EndColumn, loc.Key)
	}
	// 10:14 of the kustomization is the value of valuesInline.level.
	wantAt := `image base/vendor/tide/templates/workload.yaml:14:18-72
privileged base/vendor/tide/templates/workload.yaml:16:25-29
limits base/vendor/tide/templates/workload.yaml:13:11-15
replicas base/values-prod.yaml:1:11-12 replicas
paused over/kustomization.yaml:9:14-26
level base/kustomization.yaml:10:14-18 level
name base/vendor/tide/templates/workload.yaml:4:9-33
`
	if diff := cmp.Diff(wantAt, strings.ReplaceAll(got.String(), " \n", "\n")); diff != "" {
		t.Errorf("locations (-want +got)\n%s", diff)
	}
}
