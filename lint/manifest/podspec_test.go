package manifest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

func TestPodSpecs(t *testing.T) {
	const text = `
apiVersion: ray.io/v1
kind: RayCluster
metadata: {name: templates}
spec:
  headGroupSpec: {template: {spec: {containers: [{name: head, image: a}]}}}
  workerGroupSpecs: [{template: {spec: {containers: [{name: w, image: b}, {name: x}]}}}]
---
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: inline}
spec: {predictor: {containers: [{image: a}]}}
---
apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata: {name: init-only}
spec: {nodeSets: [{podTemplate: {spec: {initContainers: [{name: sysctl, image: a}]}}}]}
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: pattern}
spec: {rules: [{validate: {pattern: {spec: {containers: [{name: "*"}]}}}}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: known}
spec: {template: {spec: {containers: [{name: a}]}}}
---
apiVersion: example.com/v1
kind: Thing
metadata: {name: other-lists}
spec:
  a: {containers: [1, 2]}
  b: {containers: []}
  c: {containers: [{size: 1}]}
  d: {apiVersion: v1, kind: Pod, spec: {containers: [{name: nested}]}}
`
	var got []string
	for _, o := range Parse(&document.Document{Text: []byte(text)}).Objects {
		for _, spec := range o.PodSpecs {
			got = append(got, fmt.Sprintf("%s %s partial=%v", o.Name, FormatPath(spec.Path), spec.Partial))
		}
	}
	want := strings.Split(strings.TrimSpace(`
templates spec.headGroupSpec.template.spec partial=false
templates spec.workerGroupSpecs[0].template.spec partial=true
inline spec.predictor partial=true
init-only spec.nodeSets[0].podTemplate.spec partial=false
`), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pod specs (-want +got):\n%s", diff)
	}
}
