package survey

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
	"github.com/kubevet/kubevet/policies"
)

func TestTake(t *testing.T) {
	tree := fstest.MapFS{}
	for name, text := range map[string]string{
		"charts/web/Chart.yaml":            "apiVersion: v2\nname: web\nversion: 1.0.0\n",
		"charts/web/values.yaml":           "",
		"charts/web/values-prod.yaml":      "",
		"charts/web/staging.values.yaml":   "",
		"charts/web/ci/test-values.yaml":   "",
		"charts/web/templates/secret.yaml": "kind: Secret\napiVersion: v1\nmetadata: {name: from-chart}\n",
		"charts/web/templates/job.yaml": `apiVersion: batch/v1
kind: Job
metadata: {name: "{{ .Release.Name }}"}
spec:
  template:
    spec:
      containers:
        - name: a
          image: alpine
          envFrom: [{secretRef: {name: "{{ .Release.Name }}-made"}}, {secretRef: {name: from-chart}}, {configMapRef: {name: settings}}]
`,
		"deploy.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec:
      imagePullSecrets: [{name: registry}]
      initContainers: [{name: a, image: "ghcr.io/acme/init:1"}]
      containers:
        - {name: b, image: "registry.example.com:5000/a/b@sha256:0"}
        - {name: c, image: "bitnami/redis:7", env: [{name: A, valueFrom: {secretKeyRef: {name: db, key: a}}}]}
        - {name: d, image: "docker.io/nginx", env: [{name: A, valueFrom: {secretKeyRef: {name: may-be, key: a, optional: true}}}]}
      volumes:
        - {name: s, secret: {secretName: from-operator}}
        - {name: c, configMap: {name: here}}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db, namespace: shop}
spec: {target: {name: db}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: here, namespace: shop}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec: {tls: [{secretName: web-tls}]}
---
apiVersion: example.com/v1
kind: Robot
metadata: {name: r, namespace: shop}
spec: {image: nowhere.example.com/a, secretRef: {name: not-mine}}
`,
		"examples/pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: example.com/a}]}\n",
	} {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Take(context.Background(), workspace.Options{FS: tree, Paths: []string{"."}, Rules: workspace.Rules{Set: set}})
	if err != nil {
		t.Fatal(err)
	}
	want := Survey{
		Charts: []render.Chart{{Path: "charts/web", Scenarios: []render.Scenario{
			{Name: "staging", Values: []string{"charts/web/staging.values.yaml"}},
			{Name: "prod", Values: []string{"charts/web/values-prod.yaml"}},
		}}},
		Registries: []string{"docker.io/bitnami", "docker.io/library", "ghcr.io/acme", "registry.example.com:5000"},
		Missing: []Reference{
			{"ConfigMap", "default", "settings"}, {"Secret", "shop", "from-operator"}, {"Secret", "shop", "registry"}, {"Secret", "shop", "web-tls"},
		},
		Objects: got.Objects,
	}
	if diff := cmp.Diff(want, got); diff != "" || got.Objects < 9 {
		t.Errorf("%d objects, survey (-want +got):\n%s", got.Objects, diff)
	}
}

func TestRegistryOf(t *testing.T) {
	for image, want := range map[string]string{
		"nginx": "docker.io/library", "nginx:1": "docker.io/library", "acme/web": "docker.io/acme", "index.docker.io/acme/web": "docker.io/acme",
		"localhost/web": "localhost", "registry.k8s.io/pause:3.10": "registry.k8s.io", "quay.io/acme/web": "quay.io/acme", "": "",
		"docker.io/:1": "", "ghcr.io/acme/:1": "",
	} {
		if got := registryOf(image); got != want {
			t.Errorf("registryOf(%q) = %q, want %q", image, got, want)
		}
	}
}
