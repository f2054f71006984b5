package kustomize

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// TestFetched maps a remote base, a remote file and the repository of a chart that a
// generator inflates to directories, and leaves them out where nothing maps them: that
// is one Problem each, and what patches them is none.
func TestFetched(t *testing.T) {
	fsys := treeOf(
		"over/kustomization.yaml", `resources:
- https://github.com/example/app//base?ref=v1
- https://github.com/example/app/raw/good.yaml
generators: [chart.yaml]
patches:
- patch: |-
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: good}
    data: {a: b}
- patch: |-
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: tide}
    data: {a: b}
`,
		"over/chart.yaml", `apiVersion: builtin
kind: HelmChartInflationGenerator
metadata: {name: tide}
name: tide
repo: https://charts.example.com
releaseName: r
valuesInline:
  level: high
`,
		"vendor/app/base/kustomization.yaml", "resources: [web.yaml]\n",
		"vendor/app/base/web.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n",
		"vendor/app/raw/good.yaml", good,
		"vendor/charts/tide/Chart.yaml", "apiVersion: v2\nname: tide\nversion: 1.0.0\n",
		"vendor/charts/tide/values.yaml", "level: low\n",
		"vendor/charts/tide/templates/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: tide}\ndata: {level: {{ .Values.level }}}\n",
	)
	opts := Options{Fetched: []files.Fetched{{Name: "https://github.com/example/app", Path: "vendor/app"}, {Name: "https://charts.example.com", Path: "vendor/charts"}}}
	resources, problems := Build(context.Background(), fsys, "over", opts)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got strings.Builder
	for _, r := range resources {
		got.WriteString(r.File + "\n" + string(r.Text))
	}
	want := `vendor/app/base/web.yaml
apiVersion: v1
kind: Service
metadata:
  name: web
vendor/app/raw/good.yaml
apiVersion: v1
data:
  a: b
kind: ConfigMap
metadata:
  name: good
vendor/charts/tide/templates/a.yaml
apiVersion: v1
data:
  a: b
  level: high
kind: ConfigMap
metadata:
  name: tide
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if at := resources[2].Origin(document.Field{Path: []any{"data", "level"}}); at.File != "over/chart.yaml" || at.Line != 8 {
		t.Errorf("the level is set at %s:%d", at.File, at.Line)
	}
	wantProblems := `over/chart.yaml:1:1: chart "tide" is in the repository https://charts.example.com and not fetched: run helm pull --untar --untardir over/charts
over/kustomization.yaml:2:3: "https://github.com/example/app//base?ref=v1" is remote and not fetched: kubevet works offline
over/kustomization.yaml:3:3: "https://github.com/example/app/raw/good.yaml" is remote and not fetched: kubevet works offline
`
	if diff := cmp.Diff(wantProblems, report(fsys, "over")); diff != "" {
		t.Errorf("unmapped (-want +got)\n%s", diff)
	}
}

// TestFailingEntries leaves out entries that kustomize cannot build, and nothing else.
func TestFailingEntries(t *testing.T) {
	fsys := treeOf("g.yaml", good, "kustomization.yaml", `resources: [g.yaml, g.yaml]
patches:
- patch: |-
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: nobody}
- target: {kind: ConfigMap}
  patch: |-
    - {op: replace, path: /data/none/deep, value: a}
- target: {kind: ConfigMap}
  patch: |-
    - {op: add, path: /data, value: {a: b}}
replacements:
- source: {kind: Ghost, name: boo}
  targets: [{select: {kind: ConfigMap}, fieldPaths: [data.a]}]
configMapGenerator:
- {name: gone, behavior: merge, literals: [a=b]}
namePrefix: p-
`)
	want := `g.yaml ConfigMap p-good
kustomization.yaml:1:21: kustomize cannot build this: may not add resource with an already registered id: ConfigMap.v1.[noGrp]/good.[noNs]
kustomization.yaml:3:3: kustomize cannot build this: no resource matches strategic merge patch "ConfigMap.v1.[noGrp]/nobody.[noNs]": no matches for Id ConfigMap.v1.[noGrp]/nobody.[noNs]; failed to find unique target for patch ConfigMap.v1.[noGrp]/nobody.[noNs]
kustomization.yaml:7:3: kustomize cannot build this: replace operation does not apply: doc is missing path: /data/none/deep: missing value
kustomization.yaml:14:3: kustomize cannot build this: nothing selected by Ghost.[noVer].[noGrp]/boo.[noNs]
kustomization.yaml:17:3: kustomize cannot build this: id ConfigMap.v1.[noGrp]/gone.[noNs] does not exist; cannot merge or replace
`
	if diff := cmp.Diff(want, report(fsys, ".")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
