# Package kubevet.lib.pod finds the pods that input.object describes and their
# containers, whatever kind of workload it is. Where the templates are is in
# workloads.json; how a workload API with a shape of its own reads as a pod is
# here.
package kubevet.lib.pod

import data.kubevet.lib.manifest

# pods are the pod templates of input.object. Of each:
#
#   spec      its own pod spec
#   path      leads to spec
#   metadata  the template's metadata
#   security  the pod-level securityContext its containers run under, inherited
#             from the workload where that API has it so
#   volumes   the volumes its containers can mount, each with spec and path
#   windows   whether the pod says that it runs on Windows
pods := [pod |
	some place in data.kubevet.lib.workloads[manifest.group_kind]
	some template in _templates(place)
	some pod in _pods(template, object.get(place, "shape", ""))
]

# containers are the containers of all pods. Of each:
#
#   spec   the container
#   path   leads to spec
#   name   what messages call it: init container "setup"
#   role   "container", "init", "sidecar" or "ephemeral"
#   pod    one of pods
containers := [container |
	some pod in pods
	some list in pod.containers
	some at in _elements(pod, list.at)
	is_object(at.value)
	role := _role(list.role, at.value)
	container := {
		"spec": _with_defaults(at.value, pod.defaults),
		"path": at.path,
		"name": $`{_noun[role]} "{object.get(at.value, "name", "")}"`,
		"role": role,
		"pod": pod,
	}
]

# security_context is the securityContext of a container, or an empty one.
security_context(container) := manifest.mapping(container.spec, ["securityContext"])

# effective is the value of a field that both the pod's securityContext and the
# container's have: the container's overrides the pod's. Undefined if neither
# sets it. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1
effective(container, field) := value if {
	value := security_context(container)[field]
	not is_null(value)
} else := value if {
	value := container.pod.security[field]
	not is_null(value)
}

# effective_path leads to the field that decides effective(container, field), or
# to the container's where neither sets it.
effective_path(container, field) := path if {
	not _set(security_context(container), field)
	_set(manifest.mapping(container.pod.spec, ["securityContext"]), field)
	path := array.concat(container.pod.path, ["securityContext", field])
} else := array.concat(container.path, ["securityContext", field])

_set(context, field) if not is_null(context[field])

# added_capabilities are the capabilities a container adds, in the kernel's
# spelling without CAP_, each with the path of the list item.
added_capabilities(container) := [added |
	some i, name in manifest.list(container.spec, ["securityContext", "capabilities", "add"])
	is_string(name)
	added := {
		"name": trim_prefix(upper(name), "CAP_"),
		"path": array.concat(container.path, ["securityContext", "capabilities", "add", i]),
	}
]

_noun := {
	"container": "container",
	"init": "init container",
	"sidecar": "sidecar container",
	"ephemeral": "ephemeral container",
}

# A sidecar is an init container that is kept running:
# https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
_role("init", spec) := "sidecar" if spec.restartPolicy == "Always"

_role("init", spec) := "init" if not spec.restartPolicy == "Always"

_role(role, _) := role if role != "init"

_with_defaults(spec, defaults) := spec if count(defaults) == 0

_with_defaults(spec, defaults) := object.union(defaults, spec) if count(defaults) > 0

# _templates are the places in input.object that a row of the table leads to.
_templates(place) := [{"value": value, "path": place.template}] if {
	not place.each
	value := object.get(input.object, place.template, null)
	is_object(value)
}

_templates(place) := [template |
	some key, element in object.get(input.object, place.each, [])
	value := object.get(element, place.template, null)
	is_object(value)
	template := {"value": value, "path": array.flatten([place.each, key, place.template])}
] if place.each

_elements(pod, path) := [at |
	some i, value in manifest.list(pod.spec, path)
	at := {"value": value, "path": array.flatten([pod.path, path, i])}
]

_elements(pod, path) := [{"value": value, "path": array.concat(pod.path, path)}] if {
	value := object.get(pod.spec, path, null)
	is_object(value)
}

_volumes(spec, path) := [{"spec": volume, "path": array.flatten([path, "volumes", i])} |
	some i, volume in manifest.list(spec, ["volumes"])
	is_object(volume)
]

_pod_containers := [
	{"at": ["initContainers"], "role": "init"},
	{"at": ["containers"], "role": "container"},
	{"at": ["ephemeralContainers"], "role": "ephemeral"},
]

# A pod template.
_pods(template, "") := [{
	"spec": spec,
	"path": path,
	"metadata": manifest.mapping(template.value, ["metadata"]),
	"security": manifest.mapping(spec, ["securityContext"]),
	"volumes": _volumes(spec, path),
	"windows": object.get(spec, ["os", "name"], "") == "windows",
	"containers": _pod_containers,
	"defaults": {},
}] if {
	spec := template.value.spec
	is_object(spec)
	path := array.concat(template.path, ["spec"])
}

# An Argo workflow: its spec has fields of a pod spec for all of its templates,
# each of which is a pod. https://argo-workflows.readthedocs.io/en/latest/fields/
_pods(template, "argo-workflow") := array.concat([workflow], [pod |
	some i, t in manifest.list(template.value, ["templates"])
	is_object(t)
	path := array.concat(template.path, ["templates", i])
	pod := {
		"spec": t,
		"path": path,
		"metadata": manifest.mapping(t, ["metadata"]),
		"security": object.union(workflow.security, manifest.mapping(t, ["securityContext"])),
		"volumes": array.concat(workflow.volumes, _volumes(t, path)),
		"windows": false,
		"containers": [
			{"at": ["initContainers"], "role": "init"},
			{"at": ["container"], "role": "container"},
			{"at": ["script"], "role": "container"},
			{"at": ["containerSet", "containers"], "role": "container"},
			{"at": ["sidecars"], "role": "container"},
		],
		"defaults": {},
	}
]) if {
	workflow := {
		"spec": template.value,
		"path": template.path,
		"metadata": manifest.mapping(template.value, ["podMetadata"]),
		"security": manifest.mapping(template.value, ["securityContext"]),
		"volumes": _volumes(template.value, template.path),
		"windows": false,
		"containers": [],
		"defaults": {},
	}
}

# A Tekton task is a pod whose containers are its steps and sidecars.
# https://tekton.dev/docs/pipelines/tasks/
_pods(template, "tekton-task") := [_task(template.value, template.path, {}, [])]

# A Tekton task run adds the pod-level fields in podTemplate.
# https://tekton.dev/docs/pipelines/podtemplates/
_pods(template, "tekton-run") := [
	{
		"spec": pod,
		"path": path,
		"metadata": {},
		"security": manifest.mapping(pod, ["securityContext"]),
		"volumes": _volumes(pod, path),
		"windows": false,
		"containers": [],
		"defaults": {},
	},
	_task(manifest.mapping(template.value, ["taskSpec"]), array.concat(template.path, ["taskSpec"]), manifest.mapping(pod, ["securityContext"]), _volumes(pod, path)),
] if {
	pod := manifest.mapping(template.value, ["podTemplate"])
	path := array.concat(template.path, ["podTemplate"])
}

_task(task, path, security, volumes) := {
	"spec": task,
	"path": path,
	"metadata": {},
	"security": security,
	"volumes": array.concat(_volumes(task, path), volumes),
	"windows": false,
	"containers": [
		{"at": ["steps"], "role": "container"},
		{"at": ["sidecars"], "role": "container"},
	],
	"defaults": manifest.mapping(task, ["stepTemplate"]),
}
