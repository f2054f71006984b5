package kubevet.lib.pss

import data.kubevet.lib.pod

# restricted are the violations of the controls of level restricted. A pod that
# is to satisfy the level must violate no control of level baseline either; where
# one of level restricted takes the place of one of level baseline, it demands
# the same and more of every pod that the API server accepts.
restricted contains {
	"control": "allowPrivilegeEscalation",
	"path": pod.at(container, ["securityContext", "allowPrivilegeEscalation"]),
	"message": $"{container.name} does not set allowPrivilegeEscalation to false",
} if {
	input.target.minor >= 8
	some container in pod.containers
	not container.spec.securityContext.allowPrivilegeEscalation == false
	not _exempt(container.pod)
}

restricted contains {
	"control": "capabilities_restricted",
	"path": pod.at(container, ["securityContext", "capabilities", "drop"]),
	"message": $`{container.name} does not drop capability "ALL"`,
} if {
	input.target.minor >= 22
	some container in pod.containers
	not _drops_all(container)
	not _exempt(container.pod)
}

restricted contains {
	"control": "capabilities_restricted",
	"path": added.path,
	"message": $`{added.container.name} adds capability "{added.capability}"`,
} if {
	input.target.minor >= 22
	some added in _added_capabilities
	added.capability != "NET_BIND_SERVICE"
	not _exempt(added.container.pod)
}

# Before 1.35 procMount of level baseline demands the same.
restricted contains {
	"control": "procMount_restricted",
	"path": mount.path,
	"message": mount.message,
} if {
	input.target.minor >= 35
	some mount in _proc_mounts
}

# A volume without a source is an emptyDir.
restricted contains {
	"control": "restrictedVolumes",
	"path": array.concat(volume.path, [source]),
	"message": $`volume "{_string(volume.spec, "name")}" is of type {source}`,
} if {
	some p in pod.pods
	some volume in p.volumes
	sources := {field | some field, value in volume.spec; field != "name"; not is_null(value)}
	count(sources & _allowed_sources) == 0
	some source in sources
}

# From 1.35 on a pod whose users are not the node's may run as root.
restricted contains {
	"control": "runAsNonRoot",
	"path": _path(setter, ["runAsNonRoot"]),
	"message": $"{setter.name} sets runAsNonRoot to false",
} if {
	some setter in _setters
	setter.context.runAsNonRoot == false
	not pod.user_namespaced(setter.pod)
}

restricted contains {
	"control": "runAsNonRoot",
	"path": path,
	"message": $"runAsNonRoot is not set to true for {concat(", ", names)}",
} if {
	places := [{"path": pod.hardening_path(container, "runAsNonRoot"), "name": container.name} |
		some container in _lacking("runAsNonRoot")
		not pod.user_namespaced(container.pod)
	]
	some path, names in _by_path(places)
}

restricted contains {
	"control": "runAsUser",
	"path": _path(setter, ["runAsUser"]),
	"message": $"{setter.name} sets runAsUser to 0",
} if {
	input.target.minor >= 23
	some setter in _setters
	setter.context.runAsUser == 0
	not pod.user_namespaced(setter.pod)
}

restricted contains {
	"control": "seccompProfile_restricted",
	"path": profile.path,
	"message": profile.message,
} if {
	input.target.minor >= 19
	some profile in _unconfined_seccomp_profiles
	not _exempt(profile.pod)
}

restricted contains {
	"control": "seccompProfile_restricted",
	"path": path,
	"message": $"no seccomp profile is set for {concat(", ", names)}",
} if {
	input.target.minor >= 19
	places := [{"path": array.concat(pod.hardening_path(container, "seccompProfile"), ["type"]), "name": container.name} |
		some container in _lacking("seccompProfile")
		not _exempt(container.pod)
	]
	some path, names in _by_path(places)
}

# _allowed_sources are the volumes that hold nothing of the node.
_allowed_sources := {
	"configMap",
	"csi",
	"downwardAPI",
	"emptyDir",
	"ephemeral",
	"image",
	"persistentVolumeClaim",
	"projected",
	"secret",
}

_drops_all(container) if "ALL" in container.spec.securityContext.capabilities.drop

# _exempt holds if what a pod cannot set is not demanded of it: from 1.25 on, that
# of Windows pods.
_exempt(p) if {
	input.target.minor >= 25
	p.spec.os.name == "windows"
}

# _lacking are the containers for which nobody has set a field that the pod's
# securityContext and the container's have.
_lacking(field) := [container |
	some container in pod.containers
	not container.pod.partial
	not _set(container.pod.security, field)
	not _sets(container, field)
]

_sets(container, field) if not is_null(container.spec.securityContext[field])

# _by_path are the names in places by path: where one edit fixes several
# containers, they are reported together.
_by_path(places) := {place.path: names |
	some place in places
	names := [other.name | some other in places; other.path == place.path]
}
