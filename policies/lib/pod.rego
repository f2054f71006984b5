# Package kubevet.lib.pod finds the pods that input.object describes and their
# containers, whatever kind of workload it is. Where the templates are is in
# workloads.json; how a workload API with a shape of its own reads as a pod is in
# pod_argo.rego and pod_tekton.rego.
package kubevet.lib.pod

import data.kubevet.lib.image
import data.kubevet.lib.manifest

# pods are the pod templates of input.object. Of each:
#
#   spec           its own pod spec
#   path           leads to spec
#   metadata       the template's metadata
#   metadata_path  leads to what of it is written at the template
#   security       the pod-level securityContext its containers run under,
#                  inherited from the workload where that API has it so
#   security_path  leads to security, or to where it would be
#   volumes        the volumes its containers can mount, each with spec and path
#   resources      the pod-level resources
#   windows        whether the pod says that it runs on Windows
#   partial        whether pod-level fields that are not here may be set
#                  elsewhere, so that a rule about a missing one has to be silent:
#                  an Argo workflow, whose templates are judged for themselves,
#                  a Tekton task, which a run completes, and what an operator
#                  completes
pods := [pod |
	some place in data.kubevet.lib.workloads[manifest.group_kind]
	some template in _templates(place)
	some pod in _pods(template, object.get(place, "shape", ""))
] if {
	data.kubevet.lib.workloads[manifest.group_kind]
} else := [pod |
	some place in _shaped
	pod := _pod(object.get(input.object, place.path, {}), place.path, _beside(place.path), place.partial)
]

# _shaped are the places in the object that have the shape of a pod spec.
default _shaped := []

_shaped := input.pods

# _beside leads to the metadata beside a pod spec.
_beside(path) := array.concat(array.slice(path, 0, count(path) - 1), ["metadata"])

# containers are the containers of all pods. Of each:
#
#   spec       the container, with the defaults of its workload API filled in
#   path       leads to the container; at says where a field of spec is
#   name       what messages call it: init container "setup"
#   role       "container", "init", "sidecar" or "ephemeral"
#   pod        one of pods
#   resources  those of the pod that it has a share of
containers := [container |
	some group in groups
	some container in group.containers
]

# groups are the pods, each with those of the containers that are its own.
groups := [{"pod": pod, "containers": _containers(pod)} | some pod in pods]

_containers(pod) := [container |
	some list in pod.lists
	some key, own in list.elements
	is_object(own)
	role := _role(list.role, own)
	container := {
		"spec": _with_defaults(own, list.defaults),
		"path": array.flatten([list.path, key]),
		"name": _name(object.get(list, "noun", _nouns[role]), object.get(own, "name", list.unnamed)),
		"role": role,
		"pod": pod,
		"resources": object.get(list, "resources", pod.resources),
		"own": own,
		"defaults": list.defaults,
	}
]

# at leads to a field of a container: to where it is set, be that the container
# or the defaults of its workload API, or else to where the container would set
# it.
at(container, field) := array.concat(container.defaults.path, field) if {
	is_null(object.get(container.own, field, null))
	not is_null(object.get(container.defaults.spec, field, null))
} else := array.concat(container.path, field)

# items are the elements of env, volumeMounts or volumeDevices, each with spec and
# path, those that come from the defaults of the workload API included.
items(container, field) := array.concat(own, inherited) if {
	own := [{"spec": item, "path": array.flatten([container.path, field, i])} |
		some i, item in manifest.list(container.own, [field])
	]
	inherited := [{"spec": item, "path": array.flatten([container.defaults.path, field, i])} |
		some i, item in manifest.list(container.defaults, ["spec", field])
		not _overridden(item, own, _merge_keys[field])
	]
}

# _merge_keys are the lists that are merged with the defaults, and what tells
# their elements apart. https://tekton.dev/docs/pipelines/tasks/#specifying-a-step-template
_merge_keys := {"env": "name", "volumeDevices": "devicePath", "volumeMounts": "mountPath"}

_overridden(item, own, key) if {
	some other in own
	other.spec[key] == item[key]
}

# security_context is the securityContext of a container, or an empty one.
security_context(container) := manifest.mapping(container.spec, ["securityContext"])

# effective is the value of a field that both the pod's securityContext and the
# container's have: the container's overrides the pod's. Undefined if neither
# sets it. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1
effective(container, field) := value if {
	value := container.spec.securityContext[field]
	not is_null(value)
} else := value if {
	value := container.pod.security[field]
	not is_null(value)
}

# sets holds if the container or its pod sets a field of both securityContexts.
sets(container, field) if {
	value := effective(container, field)
	not is_null(value)
}

# effective_path leads to the field that decides effective(container, field), or
# to the container's where neither sets it.
effective_path(container, field) := array.concat(container.pod.security_path, [field]) if {
	not _set(security_context(container), field)
	_set(container.pod.security, field)
} else := at(container, ["securityContext", field])

# hardening_path leads to where a person sets a field of both securityContexts
# that nobody has set, for as many containers as one edit can reach.
hardening_path(container, field) := array.concat(container.pod.security_path, [field]) if {
	_pod_level
} else := array.flatten([container.defaults.path, "securityContext", field]) if {
	container.defaults.template
} else := array.flatten([container.path, "securityContext", field])

# Knative takes a pod-level securityContext only where an operator turned that
# on; a Tekton task has none, its run does.
# https://knative.dev/docs/serving/configuration/feature-flags/#kubernetes-security-context
_pod_level if {
	kind := manifest.group_kind
	not endswith(kind, ".serving.knative.dev")
	not kind in {"Task.tekton.dev", "ClusterTask.tekton.dev", "Pipeline.tekton.dev"}
}

_set(context, field) if {
	value := context[field]
	not is_null(value)
}

# user_namespaced holds if the pod's users are not the node's, and Kubernetes is
# recent enough for that to be relied on: from 1.35 on the Pod Security Standards
# let such a pod run as root.
# https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
user_namespaced(pod) if {
	pod.spec.hostUsers == false
	input.target.minor >= 35
}

# added_capabilities are the capabilities a container adds, in the kernel's
# spelling without CAP_, each with the path of the list item.
added_capabilities(container) := [added |
	some i, name in container.spec.securityContext.capabilities.add
	is_string(name)
	added := {
		"name": trim_prefix(upper(name), "CAP_"),
		"path": at(container, ["securityContext", "capabilities", "add", i]),
	}
]

# annotations are those that are written at a pod, each with key, value and path.
annotations(pod) := [{"key": key, "value": value, "path": array.concat(place, [key])} |
	place := array.concat(pod.metadata_path, ["annotations"])
	some key, value in manifest.mapping(input.object, place)
	is_string(value)
]

# privileged holds for a container that has all of the node's powers, so that
# nothing can be added to them or taken from them.
privileged(container) if container.spec.securityContext.privileged == true

# complete holds for a pod whose spec is all there is of it, so that a field that
# is not there is not set. It is not for Argo's workflows, which have few of a
# pod's fields, nor for parts of pods.
complete(pod) if {
	not pod.partial
	not regex.match(`Workflow(Template)?\.argoproj\.io$`, manifest.group_kind)
}

# mesh_init holds for the init container with which a service mesh redirects the
# pod's traffic to its proxy, known by its name and image. It needs NET_ADMIN and
# NET_RAW, and ends before the pod's other containers start.
mesh_init(container) if {
	container.role == "init"
	regex.replace(image.parse(container.spec.image).name, `^.*/`, "") in _mesh_inits[container.spec.name]
}

_mesh_inits := {
	"consul-connect-inject-init": {"consul-k8s-control-plane"},
	"istio-init": {"proxyv2"},
	"kuma-init": {"kuma-init"},
	"linkerd-init": {"proxy", "proxy-init"},
	"proxyinit": {"aws-appmesh-proxy-route-manager"},
}

_nouns := {
	"container": "container",
	"init": "init container",
	"sidecar": "sidecar container",
	"ephemeral": "ephemeral container",
}

_name(noun, name) := $`{noun} "{name}"` if {
	is_string(name)
	name != ""
} else := $"unnamed {noun}"

# A sidecar is an init container that is kept running:
# https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
_role("init", spec) := "sidecar" if spec.restartPolicy == "Always"

_role("init", spec) := "init" if not spec.restartPolicy == "Always"

_role(role, _) := role if role != "init"

_with_defaults(spec, defaults) := object.union(defaults.spec, spec) if defaults.spec

_with_defaults(spec, defaults) := spec if not defaults.spec

# _templates are the places in input.object that a row of the table leads to.
_templates(place) := [{"value": value, "path": place.template}] if {
	not place.each
	value := object.get(input.object, place.template, null)
	is_object(value)
}

_templates(place) := [template |
	some key, element in object.get(input.object, place.each, [])
	is_object(element)
	value := object.get(element, place.template, null)
	is_object(value)
	template := {"value": value, "path": array.flatten([place.each, key, place.template])}
] if place.each

_volumes(spec, path) := [{"spec": volume, "path": array.flatten([path, "volumes", i])} |
	some i, volume in spec.volumes
	is_object(volume)
]

# Pod-level resources are on by default from 1.34 on.
# https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
_resources(spec, field) := manifest.mapping(spec, [field]) if {
	input.target.minor >= 34
} else := {}

# The operating system is what the pod says, else what the nodes it may run on
# have. https://kubernetes.io/docs/concepts/workloads/pods/#pod-os
_windows(spec) if spec.os.name == "windows"

_windows(spec) if {
	not spec.os.name
	some label in ["kubernetes.io/os", "beta.kubernetes.io/os"]
	spec.nodeSelector[label] == "windows"
}

default _windows(_) := false

# A pod template.
_pods(template, "") := [_pod(spec, path, array.concat(template.path, ["metadata"]), false)] if {
	spec := template.value.spec
	is_object(spec)
	path := array.concat(template.path, ["spec"])
}

_pod(spec, path, metadata_path, partial) := {
	"spec": spec,
	"path": path,
	"metadata": manifest.mapping(input.object, metadata_path),
	"metadata_path": metadata_path,
	"security": manifest.mapping(spec, ["securityContext"]),
	"security_path": array.concat(path, ["securityContext"]),
	"volumes": _volumes(spec, path),
	"resources": _resources(spec, "resources"),
	"windows": _windows(spec),
	"partial": partial,
	"lists": [
		_list(spec, path, ["initContainers"], "init"),
		_list(spec, path, ["containers"], "container"),
		_list(spec, path, ["ephemeralContainers"], "ephemeral"),
	],
}

# _list is a list of containers. Of each:
#
#   elements  the containers by index, or by key
#   path      leads to what they are elements of
#   role      as in containers; an "init" may turn out a "sidecar"
#   unnamed   the name of a container that says none
#   defaults  what its containers inherit, {} or spec and path
#   noun      what messages call its containers, if it is not their role
#   resources those that its containers share, if they are not the pod's
_list(spec, path, field, role) := {
	"elements": manifest.list(spec, field),
	"path": array.concat(path, field),
	"role": role,
	"unnamed": "",
	"defaults": {},
}
