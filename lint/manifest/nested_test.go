package manifest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

// TestNested looks for objects in objects, each at a path and a line of its own,
// and for what is left of the objects that hold them.
func TestNested(t *testing.T) {
	const text = `apiVersion: template.openshift.io/v1
kind: Template
metadata: {name: app}
parameters: [{name: TAG, value: latest}, {name: COUNT, value: 3}, {name: LATER}]
objects:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: {name: "web-${LATER}"}
    spec: {image: "web:${TAG}", replicas: "${{COUNT}}"}
  - apiVersion: v1
    kind: List
    items: [{apiVersion: v1, kind: Secret, metadata: {name: in-list}}]
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: policy}
spec:
  rules:
    - name: a
      generate:
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        name: deny
        namespace: shop
        data:
          metadata: {labels: {a: b}}
          spec: {podSelector: {}}
    - name: b
      generate: {apiVersion: v1, kind: Secret, name: copied, clone: {name: x}}
    - name: c
      validate: {pattern: {spec: {containers: [{name: "*"}]}}}
---
apiVersion: apiextensions.crossplane.io/v1
kind: Composition
metadata: {name: composed}
spec:
  pipeline:
    - input: {resources: [{name: r, base: {apiVersion: kubernetes.crossplane.io/v1alpha2, kind: Object, spec: {forProvider: {manifest: {apiVersion: v1, kind: Pod, metadata: {name: inner}}}}}}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: not-nested}
objects: [{apiVersion: v1, kind: Pod}]
`
	var got []string
	for _, o := range Parse(&document.Document{Text: []byte(text)}).Objects {
		got = append(got, fmt.Sprintf("%s %s/%s at %s line %d", o.Kind, o.Namespace, o.Name, FormatPath(o.Path), o.Locate([]any{"kind"}).Line))
		for _, field := range []string{"image", "replicas"} {
			if n := o.Get([]any{"spec", field}); n != nil {
				got = append(got, fmt.Sprintf("  %s %#v", field, n.Value))
			}
		}
		if o.Kind == "NetworkPolicy" {
			at := o.Locate([]any{"spec", "podSelector"})
			got = append(got, fmt.Sprintf("  selector at %d:%d", at.Line, at.Column))
		}
		if o.Kind == "Template" {
			got = append(got, fmt.Sprint("  left ", plainValue(o.Get([]any{"objects"}))))
		}
	}
	want := strings.Split(strings.TrimSpace(`
Template default/app at  line 2
  left [map[] map[]]
Deployment default/web-${LATER} at objects[0] line 7
  image "web:latest"
  replicas 3
Secret default/in-list at objects[1].items[0] line 12
ClusterPolicy /policy at  line 15
NetworkPolicy shop/deny at spec.rules[0].generate.data line 22
  selector at 27:18
Composition /composed at  line 34
Object default/ at spec.pipeline[0].input.resources[0].base line 38
Pod default/inner at spec.pipeline[0].input.resources[0].base.spec.forProvider.manifest line 38
ConfigMap default/not-nested at  line 41
`), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("objects (-want +got):\n%s", diff)
	}
}
