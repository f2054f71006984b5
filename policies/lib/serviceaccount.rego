# Package kubevet.lib.serviceaccount knows as whom the pods of input.object run.
package kubevet.lib.serviceaccount

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# identities are the service accounts that the pods of input.object run as. Of
# each:
#
#   name  of the service account
#   path  leads to where it is named, or would be
#   pod   one of pod.pods
#
# A workflow of Argo or a run of Tekton that names none runs as what the
# configuration of its controller says, and is left out.
identities := [object.union(who, {"pod": p}) |
	some p in pod.pods
	not p.partial
	who := _who(p)
]

_who(p) := _named(p.spec, p.path) if {
	_named(p.spec, p.path)
} else := who if {
	some workflow in pod.pods
	workflow.partial
	who := _named(workflow.spec, workflow.path)
} else := _named(input.object.spec, ["spec"]) if {
	_shape
} else := _named(input.object.spec.taskRunTemplate, ["spec", "taskRunTemplate"]) if {
	_shape
} else := {"name": "default", "path": array.concat(p.path, ["serviceAccountName"])} if {
	not _shape
}

_shape if {
	some place in data.kubevet.lib.workloads[manifest.group_kind]
	place.shape
}

# The deprecated serviceAccount counts where serviceAccountName is empty.
# https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
_named(spec, path) := {"name": name, "path": array.concat(path, [field])} if {
	field := [f |
		some f in ["serviceAccountName", "serviceAccount"]
		is_string(spec[f])
		spec[f] != ""
	][0]
	name := spec[field]
}

# account is the ServiceAccount of the namespace of input.object with a name;
# undefined if the bundle has none, when what it says is not known.
account(name) := input.named.ServiceAccount[input.namespace][name]

# mounts_token holds if the token of its service account is mounted into a pod: the
# pod decides, else the service account, else it is. Whether a service account
# that the bundle does not have decides is not known, but for the one that every
# namespace begins with. A container that mounts something else where the token
# would be does not get it.
# https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
mounts_token(identity) if {
	_automount(identity)
	_takes_token(identity.pod)
}

_automount(identity) := value if {
	value := identity.pod.spec.automountServiceAccountToken
	is_boolean(value)
} else := false if {
	_shape
} else := value if {
	value := account(identity.name).automountServiceAccountToken
	is_boolean(value)
} else if {
	account(identity.name)
} else if {
	identity.name == "default"
}

# without_token holds if no container of a pod gets a token of its service account:
# neither the one that is mounted by itself, which a service account that the bundle
# does not have is taken not to prevent, nor one that the pod asks for.
without_token(identity) if {
	_refused(identity)
	not _projects_token(identity.pod)
}

_refused(identity) if identity.pod.spec.automountServiceAccountToken == false

_refused(identity) if {
	not identity.pod.spec.automountServiceAccountToken == true
	account(identity.name).automountServiceAccountToken == false
}

_projects_token(p) if {
	some volume in p.volumes
	some source in manifest.list(volume.spec, ["projected", "sources"])
	is_object(source.serviceAccountToken)
	object.get(source.serviceAccountToken, "audience", "") in {"", "https://kubernetes.default.svc", "https://kubernetes.default.svc.cluster.local"}
}

_takes_token(p) if {
	some list in p.lists
	some container in list.elements
	not _mounts_other(container)
}

_takes_token(p) if {
	every list in p.lists { count(list.elements) == 0 }
}

_mounts_other(container) if {
	some mount in manifest.list(container, ["volumeMounts"])
	mount.mountPath == "/var/run/secrets/kubernetes.io/serviceaccount"
}

# limits_secrets holds if pods of a ServiceAccount may refer to no secrets but those
# that it lists. The API server reads the annotation as a boolean of Go.
# https://pkg.go.dev/strconv#ParseBool
limits_secrets(object) if {
	object.metadata.annotations["kubernetes.io/enforce-mountable-secrets"] in {"1", "t", "T", "true", "TRUE", "True"}
}

# bindings are those of the bundle that give a service account a role, as related
# fields of a finding.
bindings(namespace, name) := [related |
	some kind in ["RoleBinding", "ClusterRoleBinding"]
	some binding in object.get(input.model.rbac.accounts, [namespace, name], [])
	binding.kind == kind
	related := {
		"kind": kind,
		"namespace": binding.namespace,
		"name": binding.name,
		"path": ["subjects"],
		"message": $`binds it to {binding.role.kind} "{binding.role.name}"`,
	}
]

# users are the workloads of a namespace of the bundle that run as a service
# account. Of each: kind and name; the path to its pod spec and what is there; and
# app, what it is a part of by its labels, or its own name.
users(namespace, name) := [_users[i] | some i in object.get(_users_of, [namespace, name], [])]

_users_of[user.namespace][user.account] contains i if some i, user in _users

_users := [user |
	some kind, places in data.kubevet.lib.workloads
	some place in places
	not place.each
	not place.shape
	path := array.concat(place.template, ["spec"])
	some namespace, workloads in input.index[kind]
	some workload in workloads
	spec := manifest.mapping(workload, path)
	count(spec) > 0
	account := object.get(_named(spec, []), "name", "default")
	labels := manifest.mapping(workload, array.concat(place.template, ["metadata", "labels"]))
	own := object.get(workload, ["metadata", "name"], "")
	user := {
		"namespace": namespace,
		"account": account,
		"kind": kind,
		"name": own,
		"spec": spec,
		"path": path,
		"app": _app(labels, own),
	}
]

# shared holds if workloads that do not belong together run as a service account.
shared(namespace, name) if {
	apps := {user.app | some user in users(namespace, name)}
	count(apps) > 1
}

# What kubectl and charts label the parts of one application with, the widest
# first. https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
_app(labels, _) := [labels[key] | some key in _app_labels; labels[key]][0]

_app(labels, own) := own if {
	every key in _app_labels {
		not labels[key]
	}
}

_app_labels := ["app.kubernetes.io/part-of", "app.kubernetes.io/instance", "app.kubernetes.io/name", "app", "k8s-app"]
