package kubevet.lib.pod

import data.kubevet.lib.manifest

# A Tekton task is a pod whose containers are its steps and sidecars; its
# pod-level fields come from the run. https://tekton.dev/docs/pipelines/tasks/
_pods(template, "tekton-task") := [object.union(
	_task_pod(template.value, template.path, {"value": {}, "path": template.path}, {}),
	{"partial": true},
)]

# A Tekton task run adds the pod-level fields in podTemplate.
# https://tekton.dev/docs/pipelines/podtemplates/
_pods(template, "tekton-run") := [_task_pod(
	manifest.mapping(template.value, ["taskSpec"]),
	array.concat(template.path, ["taskSpec"]),
	_pod_template(template, ["podTemplate"]),
	manifest.mapping(template.value, ["computeResources"]),
)]

# A Tekton pipeline run is a run of every task in its pipeline.
# https://tekton.dev/docs/pipelines/pipelineruns/
_pods(template, "tekton-pipeline-run") := array.concat([common], [pod |
	some field in ["tasks", "finally"]
	some i, task in manifest.list(template.value, ["pipelineSpec", field])
	is_object(task.taskSpec)
	pod := _task_pod(task.taskSpec, array.flatten([template.path, "pipelineSpec", field, i, "taskSpec"]), run, {})
]) if {
	run := _run_template(template)
	common := object.union(_task_pod({}, [], run, {}), {"partial": true})
}

# Version v1beta1 had podTemplate in the spec itself.
_run_template(template) := _pod_template(template, ["podTemplate"]) if {
	template.value.podTemplate
} else := _pod_template(template, ["taskRunTemplate", "podTemplate"])

_pod_template(template, field) := {
	"value": manifest.mapping(template.value, field),
	"path": array.concat(template.path, field),
}

# _task_pod is the pod that a task is run in. What a step takes from elsewhere
# ("ref") cannot be seen. Its resources are those of all steps, not of sidecars.
_task_pod(task, path, pod, resources) := {
	"spec": pod.value,
	"path": pod.path,
	"metadata": {},
	"metadata_path": array.concat(path, ["metadata"]),
	"security": manifest.mapping(pod.value, ["securityContext"]),
	"security_path": array.concat(pod.path, ["securityContext"]),
	"volumes": array.concat(_volumes(task, path), _volumes(pod.value, pod.path)),
	"resources": resources,
	"windows": _windows(pod.value),
	"partial": false,
	"lists": [
		object.union(_list(task, path, ["steps"], "container"), {"elements": steps, "noun": "step", "defaults": defaults}),
		object.union(_list(task, path, ["sidecars"], "container"), {"noun": "sidecar", "resources": {}}),
	],
} if {
	steps := {i: step |
		some i, step in manifest.list(task, ["steps"])
		not step.ref
	}
	defaults := {
		"spec": manifest.mapping(task, ["stepTemplate"]),
		"path": array.concat(path, ["stepTemplate"]),
		"template": true, # every step is meant to be hardened there
	}
}
