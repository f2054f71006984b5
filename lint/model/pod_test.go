package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// bundle reads the objects in text.
func bundle(t testing.TB, text string) *model.Bundle {
	t.Helper()
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	return objects(t, text, set.Workloads)
}

// objects reads the objects in text where the table of workloads is at hand.
func objects(t testing.TB, text string, workloads map[string][]rule.Workload) *model.Bundle {
	t.Helper()
	parsed := manifest.Parse(&document.Document{File: "x.yaml", Text: []byte(text)})
	if len(parsed.Problems) > 0 {
		t.Fatal(parsed.Problems)
	}
	return &model.Bundle{Objects: parsed.Objects, Workloads: workloads, Policies: policies.FS, Minor: 37}
}

// TestPods reads pods from workloads of every shape.
func TestPods(t *testing.T) {
	b := bundle(t, `
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web, n: 1}}
spec:
  serviceAccount: old
  hostNetwork: true
  initContainers:
    - {name: setup}
    - {name: proxy, restartPolicy: Always, ports: [{containerPort: 15001, hostPort: 80}]}
  containers:
    - {name: main, ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}, {containerPort: http}]}
  ephemeralContainers: [{name: debug}, oops]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: report, namespace: shop, labels: {app: not-the-pod}}
spec:
  jobTemplate: {spec: {template: {metadata: {labels: {app: report}}, spec: {serviceAccountName: reporter, serviceAccount: old, containers: [{name: main}]}}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: broken}
spec: {template: {spec: none}}
---
apiVersion: jobset.x-k8s.io/v1alpha2
kind: JobSet
metadata: {name: set}
spec: {replicatedJobs: [{template: {spec: {template: {spec: {containers: [{name: a}]}}}}}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: flow}
spec:
  serviceAccountName: flow
  podMetadata: {labels: {app: flow, tier: one}}
  templates:
    - name: steps
      steps: [[{name: a, inline: {script: {name: s}}}]]
    - {name: own, serviceAccountName: own, metadata: {labels: {tier: two}}, container: {name: c}, sidecars: [{name: d}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: by-reference}
spec: {workflowTemplateRef: {name: other}}
---
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: task}
spec: {steps: [{name: build}], sidecars: [{name: docker}]}
---
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: {name: run, labels: {app: run}}
spec:
  taskRunTemplate: {serviceAccountName: builder, podTemplate: {hostNetwork: true}}
  pipelineSpec: {tasks: [{name: a, taskSpec: {steps: [{name: s}]}}], finally: [{name: b, taskRef: {name: task}}]}
`)
	var got []string
	for _, p := range b.Pods() {
		line := fmt.Sprintf("%s %s/%s %s labels=%v account=%q at %s", p.Object.Kind, p.Namespace, p.Object.Name,
			manifest.FormatPath(p.Path), p.Labels, p.ServiceAccount, manifest.FormatPath(p.AccountPath))
		if p.HostNetwork {
			line += " hostNetwork"
		}
		for _, c := range p.Containers {
			line += fmt.Sprintf(" (%s %s %s", c.Role, c.Name, manifest.FormatPath(c.Path))
			for _, port := range c.Ports {
				line += fmt.Sprintf(" %s:%s:%d:%d", port.Name, port.Protocol, port.Number, port.HostPort)
			}
			line += ")"
		}
		got = append(got, line)
	}
	want := strings.Split(strings.TrimSpace(`
Pod default/web spec labels=map[app:web] account="old" at spec.serviceAccount hostNetwork (init setup spec.initContainers[0]) (sidecar proxy spec.initContainers[1] :TCP:15001:80) (container main spec.containers[0] http:TCP:8080:0 dns:UDP:53:0 :TCP:0:0) (ephemeral debug spec.ephemeralContainers[0])
CronJob shop/report spec.jobTemplate.spec.template.spec labels=map[app:report] account="reporter" at spec.jobTemplate.spec.template.spec.serviceAccountName (container main spec.jobTemplate.spec.template.spec.containers[0])
JobSet default/set spec.replicatedJobs[0].template.spec.template.spec labels=map[] account="default" at spec.replicatedJobs[0].template.spec.template.spec.serviceAccountName (container a spec.replicatedJobs[0].template.spec.template.spec.containers[0])
Workflow default/flow spec.templates[0].steps[0][0].inline labels=map[app:flow tier:one] account="flow" at spec.serviceAccountName (container s spec.templates[0].steps[0][0].inline.script)
Workflow default/flow spec.templates[1] labels=map[app:flow tier:two] account="own" at spec.templates[1].serviceAccountName (container c spec.templates[1].container) (container d spec.templates[1].sidecars[0])
Workflow default/by-reference spec labels=map[] account="" at spec.serviceAccountName
Task default/task spec labels=map[] account="" at  (container build spec.steps[0]) (container docker spec.sidecars[0])
PipelineRun default/run spec.pipelineSpec.tasks[0].taskSpec labels=map[app:run] account="builder" at spec.taskRunTemplate.serviceAccountName hostNetwork (container s spec.pipelineSpec.tasks[0].taskSpec.steps[0])
`), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pods (-want +got):\n%s", diff)
	}
}
