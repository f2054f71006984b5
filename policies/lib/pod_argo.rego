package kubevet.lib.pod

import data.kubevet.lib.manifest

# An Argo workflow: its spec has fields of a pod spec for all of its templates,
# each of which is a pod if it runs containers.
# https://argo-workflows.readthedocs.io/en/latest/fields/
_pods(template, "argo-workflow") := array.concat([workflow], [pod |
	some item in _argo_templates(template)
	_runs_containers(item.value)
	pod := _argo_pod(workflow, item)
]) if {
	workflow := {
		"spec": template.value,
		"path": template.path,
		"metadata": manifest.mapping(template.value, ["podMetadata"]),
		"metadata_path": array.concat(template.path, ["podMetadata"]),
		"security": manifest.mapping(template.value, ["securityContext"]),
		"security_path": array.concat(template.path, ["securityContext"]),
		"volumes": _volumes(template.value, template.path),
		"resources": _resources(template.value, "podResources"),
		"windows": _windows(template.value),
		"partial": true,
		"lists": [],
	}
}

_runs_containers(t) if {
	some field in ["container", "containerSet", "script", "resource", "data"]
	is_object(t[field])
}

# _argo_templates are the templates of a workflow, those written into a step or
# task included.
_argo_templates(template) := array.flatten([named, in_steps, in_tasks]) if {
	named := [{"value": t, "path": array.flatten([template.path, "templates", i])} |
		some i, t in manifest.list(template.value, ["templates"])
		is_object(t)
	]
	in_steps := [_inline(item, ["steps", i, j], step) |
		some item in named
		some i, steps in manifest.list(item.value, ["steps"])
		is_array(steps)
		some j, step in steps
		is_object(step.inline)
	]
	in_tasks := [_inline(item, ["dag", "tasks", i], task) |
		some item in named
		some i, task in manifest.list(item.value, ["dag", "tasks"])
		is_object(task.inline)
	]
}

_inline(item, path, step) := {"value": step.inline, "path": array.flatten([item.path, path, "inline"])}

# _argo_pod is the pod of a template. Its securityContext replaces the workflow's;
# the workflow's templateDefaults fill in what it does not say.
_argo_pod(workflow, item) := {
	"spec": t,
	"path": path,
	"metadata": object.union(workflow.metadata, manifest.mapping(t, ["metadata"])),
	"metadata_path": array.concat(path, ["metadata"]),
	"security": security.context,
	"security_path": security.path,
	"volumes": array.flatten([workflow.volumes, _volumes(defaults, defaults_path), _volumes(t, path)]),
	"resources": _first([_resources(x, "podResources") | some x in [t, defaults, workflow.spec]]),
	"windows": _windows({"nodeSelector": selector}),
	"partial": false,
	"lists": [
		_list(t, path, ["initContainers"], "init"),
		object.union(main, {"elements": object.filter(t, ["container"]), "defaults": _defaults(defaults, defaults_path, "container")}),
		object.union(main, {"elements": object.filter(t, ["script"]), "defaults": _defaults(defaults, defaults_path, "script")}),
		object.union(_list(t, path, ["containerSet", "containers"], "container"), {"defaults": set_mounts}),
		object.union(_list(t, path, ["sidecars"], "container"), {"noun": "sidecar"}),
		_list(defaults, defaults_path, ["initContainers"], "init"),
		object.union(_list(defaults, defaults_path, ["sidecars"], "container"), {"noun": "sidecar"}),
	],
} if {
	t := item.value
	path := item.path
	main := {"path": path, "role": "container", "unnamed": "main"}
	defaults := manifest.mapping(workflow.spec, ["templateDefaults"])
	defaults_path := array.concat(workflow.path, ["templateDefaults"])
	security := _argo_security(workflow, item, defaults, defaults_path)
	selector := _first([manifest.mapping(x, ["nodeSelector"]) | some x in [t, defaults, workflow.spec]])
	set_mounts := {
		"spec": object.filter(manifest.mapping(t, ["containerSet"]), ["volumeMounts"]),
		"path": array.concat(path, ["containerSet"]),
	}
}

_argo_security(workflow, item, defaults, defaults_path) := {
	"context": object.union(manifest.mapping(defaults, ["securityContext"]), item.value.securityContext),
	"path": array.concat(item.path, ["securityContext"]),
} if {
	is_object(item.value.securityContext)
} else := {
	"context": defaults.securityContext,
	"path": array.concat(defaults_path, ["securityContext"]),
} if {
	is_object(defaults.securityContext)
} else := {"context": workflow.security, "path": workflow.security_path}

_defaults(defaults, path, field) := {"spec": defaults[field], "path": array.concat(path, [field])} if {
	is_object(defaults[field])
} else := {}

# _first is the first mapping that is not empty, or an empty one.
_first(mappings) := [m | some m in mappings; count(m) > 0][0]

_first(mappings) := {} if every m in mappings { count(m) == 0 }
