package model

import (
	"maps"
	"slices"

	"github.com/kubevet/kubevet/lint/manifest"
)

// argoPods reads the spec of an Argo workflow, each of whose templates that runs
// containers is a pod; what it does not say, the workflow does.
// https://argo-workflows.readthedocs.io/en/latest/fields/
func argoPods(o *manifest.Object, workflow *manifest.Node, root []any) []Pod {
	common := labels(at(workflow, "podMetadata", "labels"))
	defaults := join(root, "templateDefaults")
	var pods []Pod
	read := func(t *manifest.Node, here []any) {
		if !runsContainers(t) {
			return
		}
		pod := newPod(o, t, here)
		pod.setAccount(workflow, root)
		pod.HostNetwork = pod.HostNetwork || is(at(workflow, "hostNetwork"))
		pod.Labels = maps.Clone(common)
		if own := labels(at(t, "metadata", "labels")); pod.Labels == nil {
			pod.Labels = own
		} else {
			maps.Copy(pod.Labels, own)
		}
		pod.addContainers(at(t, "initContainers"), join(here, "initContainers"), "init")
		pod.addContainer(at(t, "container"), join(here, "container"), "container")
		pod.addContainer(at(t, "script"), join(here, "script"), "container")
		pod.addContainers(at(t, "containerSet", "containers"), join(here, "containerSet", "containers"), "container")
		pod.addContainers(at(t, "sidecars"), join(here, "sidecars"), "container")
		pod.addContainers(at(workflow, "templateDefaults", "initContainers"), join(defaults, "initContainers"), "init")
		pod.addContainers(at(workflow, "templateDefaults", "sidecars"), join(defaults, "sidecars"), "container")
		pods = append(pods, pod)
	}
	for i, t := range items(at(workflow, "templates")) {
		here := join(root, "templates", i)
		read(t, here)
		for j, steps := range items(at(t, "steps")) {
			for k, step := range items(steps) {
				read(at(step, "inline"), join(here, "steps", j, k, "inline"))
			}
		}
		for j, task := range items(at(t, "dag", "tasks")) {
			read(at(task, "inline"), join(here, "dag", "tasks", j, "inline"))
		}
	}
	if len(pods) == 0 {
		pod := newPod(o, workflow, root)
		pod.Labels = common
		pods = append(pods, pod)
	}
	return pods
}

// runsContainers reports whether a template of an Argo workflow is a pod, and not
// steps of others.
func runsContainers(t *manifest.Node) bool {
	return slices.ContainsFunc([]string{"container", "containerSet", "script", "resource", "data"}, func(field string) bool {
		n := at(t, field)
		return n != nil && n.Kind == manifest.Mapping
	})
}

// tektonPods reads a Tekton task, a run of one, or a run of a pipeline, which is
// one of each of its tasks. The pods of a run have the labels of the run.
// https://tekton.dev/docs/pipelines/taskruns/
func tektonPods(o *manifest.Object, n *manifest.Node, t Template) []Pod {
	task := func(spec *manifest.Node, here []any) Pod {
		pod := Pod{Object: o, Path: here, Namespace: o.Namespace}
		pod.addContainers(at(spec, "steps"), join(here, "steps"), "container")
		pod.addContainers(at(spec, "sidecars"), join(here, "sidecars"), "container")
		return pod
	}
	var pods []Pod
	switch t.Shape {
	case "tekton-task":
		return []Pod{task(n, t.Path)}
	case "tekton-run":
		pods = []Pod{task(at(n, "taskSpec"), join(t.Path, "taskSpec"))}
	case "tekton-pipeline-run":
		for _, field := range []string{"tasks", "finally"} {
			for i, item := range items(at(n, "pipelineSpec", field)) {
				if spec := at(item, "taskSpec"); spec != nil {
					pods = append(pods, task(spec, join(t.Path, "pipelineSpec", field, i, "taskSpec")))
				}
			}
		}
		if len(pods) == 0 {
			pods = []Pod{{Object: o, Path: t.Path, Namespace: o.Namespace}}
		}
	}
	run := at(n, "taskRunTemplate")
	for i := range pods {
		p := &pods[i]
		p.Labels = labels(at(o.Root, "metadata", "labels"))
		p.HostNetwork = is(at(n, "podTemplate", "hostNetwork")) || is(at(run, "podTemplate", "hostNetwork"))
		p.setAccount(n, t.Path)
		p.setAccount(run, join(t.Path, "taskRunTemplate"))
	}
	return pods
}
