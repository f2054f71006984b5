# Package kubevet.lib.pss is the Pod Security Standards as the admission plugin of
# Kubernetes enforces them, in the version of the standards that goes with
# input.target.minor. https://kubernetes.io/docs/concepts/security/pod-security-standards/
#
# It says what k8s.io/pod-security-admission/policy says of a pod once the API
# server has decoded it: a null field is one that is not set, names are compared
# letter by letter, and Windows is what spec.os says. The controls have the names
# of the checks there. Each violation has
#
#   control  its control
#   path     the field that should change
#   message  what is the case
#
# The controls of level baseline are here, those of level restricted in
# pss_restricted.rego.
package kubevet.lib.pss

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# baseline are the violations of the controls of level baseline.
baseline contains {
	"control": "appArmorProfile",
	"path": _path(setter, ["appArmorProfile", "type"]),
	"message": $`{setter.name} sets AppArmor profile type "{type}"`,
} if {
	some setter in _setters
	is_object(setter.context.appArmorProfile)
	type := _string(setter.context.appArmorProfile, "type")
	not type in {"RuntimeDefault", "Localhost"}
}

baseline contains {
	"control": "appArmorProfile",
	"path": annotation.path,
	"message": $`annotation sets AppArmor profile "{annotation.value}" for container "{container}"`,
} if {
	some p in pod.pods
	some annotation in _annotations(p)
	startswith(annotation.key, _apparmor_prefix)
	container := trim_prefix(annotation.key, _apparmor_prefix)
	not annotation.value in {"", "runtime/default"}
	not startswith(annotation.value, "localhost/")
}

baseline contains {
	"control": "capabilities_baseline",
	"path": added.path,
	"message": $`{added.container.name} adds capability "{added.capability}"`,
} if {
	some added in _added_capabilities
	not added.capability in _default_capabilities
}

baseline contains {
	"control": "hostNamespaces",
	"path": array.concat(p.path, [field]),
	"message": $"pod sets {field}",
} if {
	some p in pod.pods
	some field in ["hostIPC", "hostNetwork", "hostPID"]
	p.spec[field] == true
}

baseline contains {
	"control": "hostPathVolumes",
	"path": array.concat(volume.path, ["hostPath"]),
	"message": $`volume "{_string(volume.spec, "name")}" is a directory or file of the node`,
} if {
	some p in pod.pods
	some volume in p.volumes
	_set(volume.spec, "hostPath")
}

baseline contains {
	"control": "hostPorts",
	"path": pod.at(container, ["ports", i, "hostPort"]),
	"message": $`{container.name} takes port {port.hostPort} of the node`,
} if {
	some container in pod.containers
	some i, port in container.spec.ports
	is_number(port.hostPort)
	port.hostPort != 0
}

# From 1.34 on the node may not be made to call other hosts.
baseline contains {
	"control": "hostProbesAndHostLifecycle",
	"path": pod.at(container, array.flatten([handler.path, call, "host"])),
	"message": $`{container.name} sets host "{host}" in {concat(".", handler.path)}`,
} if {
	input.target.minor >= 34
	some container in pod.containers
	some handler in _handlers(container.spec)
	some call in ["httpGet", "tcpSocket"]
	host := _string(handler.spec[call], "host")
	host != ""
}

baseline contains {
	"control": "privileged",
	"path": _path(setter, ["privileged"]),
	"message": $"{setter.name} runs privileged",
} if {
	some setter in _setters
	setter.container
	setter.context.privileged == true
}

# From 1.35 on a pod whose users are not the node's may.
baseline contains {
	"control": "procMount",
	"path": mount.path,
	"message": mount.message,
} if {
	some mount in _proc_mounts
	not pod.user_namespaced(mount.pod)
}

baseline contains {
	"control": "seLinuxOptions",
	"path": _path(setter, ["seLinuxOptions", "type"]),
	"message": $`{setter.name} sets SELinux type "{type}"`,
} if {
	some setter in _setters
	type := _string(setter.context.seLinuxOptions, "type")
	not _allowed(_selinux_types, type)
}

baseline contains {
	"control": "seLinuxOptions",
	"path": _path(setter, ["seLinuxOptions", field]),
	"message": $`{setter.name} sets SELinux {field} "{value}"`,
} if {
	some setter in _setters
	some field in ["role", "user"]
	value := _string(setter.context.seLinuxOptions, field)
	value != ""
}

# Until 1.18 annotations were what set a seccomp profile.
baseline contains {
	"control": "seccompProfile_baseline",
	"path": annotation.path,
	"message": $`annotation sets seccomp profile "{annotation.value}"`,
} if {
	input.target.minor < 19
	some p in pod.pods
	some annotation in _annotations(p)
	annotation.key in _seccomp_annotations(p)
	not annotation.value in {"runtime/default", "docker/default"}
	not startswith(annotation.value, "localhost/")
}

baseline contains {
	"control": "seccompProfile_baseline",
	"path": profile.path,
	"message": profile.message,
} if {
	input.target.minor >= 19
	some profile in _unconfined_seccomp_profiles
}

baseline contains {
	"control": "sysctls",
	"path": array.flatten([p.security_path, "sysctls", i, "name"]),
	"message": $`pod sets sysctl "{name}"`,
} if {
	some p in pod.pods
	some i, sysctl in p.security.sysctls
	name := _string(sysctl, "name")
	not _allowed(_safe_sysctls, name)
}

baseline contains {
	"control": "windowsHostProcess",
	"path": _path(setter, ["windowsOptions", "hostProcess"]),
	"message": $"{setter.name} runs as a process of the Windows node",
} if {
	some setter in _setters
	setter.context.windowsOptions.hostProcess == true
}

# _apparmor_prefix is what the annotation for a container starts with.
_apparmor_prefix := "container.apparmor.security.beta.kubernetes.io/"

# _default_capabilities are those of every container, but for NET_RAW.
_default_capabilities := {
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT",
}

# _selinux_types are those a pod may choose, each with the minor version from
# which on it may.
_selinux_types := {
	"": 0,
	"container_t": 0,
	"container_init_t": 0,
	"container_kvm_t": 0,
	"container_engine_t": 31,
}

# _safe_sysctls are those a pod may set, each with the minor version from which
# on it may.
_safe_sysctls := {
	"kernel.shm_rmid_forced": 0,
	"net.ipv4.ip_local_port_range": 0,
	"net.ipv4.ip_local_reserved_ports": 27,
	"net.ipv4.ip_unprivileged_port_start": 0,
	"net.ipv4.ping_group_range": 0,
	"net.ipv4.tcp_fin_timeout": 29,
	"net.ipv4.tcp_keepalive_intvl": 29,
	"net.ipv4.tcp_keepalive_probes": 29,
	"net.ipv4.tcp_keepalive_time": 29,
	"net.ipv4.tcp_notsent_lowat": 37,
	"net.ipv4.tcp_rmem": 32,
	"net.ipv4.tcp_slow_start_after_idle": 37,
	"net.ipv4.tcp_syncookies": 0,
	"net.ipv4.tcp_wmem": 32,
}

# safe_sysctl holds for a sysctl that a pod may set.
safe_sysctl(name) if _allowed(_safe_sysctls, name)

# _allowed holds if such a table allows a name.
_allowed(table, name) if table[name] <= input.target.minor

# _setters are the pods and the containers with a securityContext. Of each:
#
#   context    the securityContext
#   name       what messages call it
#   pod        the pod it is or is in
#   path       leads to context, of a pod only
#   container  the container it is, of a container only
_setters := array.concat(pods, containers) if {
	pods := [{"context": p.security, "name": "pod", "pod": p, "path": p.security_path} |
		some p in pod.pods
	]
	containers := [{"context": context, "name": container.name, "pod": container.pod, "container": container} |
		some container in pod.containers
		context := container.spec.securityContext
	]
}

# _path leads to a field of a setter's securityContext.
_path(setter, field) := array.concat(setter.path, field) if setter.path

_path(setter, field) := pod.at(setter.container, array.concat(["securityContext"], field)) if setter.container

# _added_capabilities are the capabilities that containers add, as they are
# written.
_added_capabilities := [{"container": setter.container, "capability": capability, "path": path} |
	some setter in _setters
	some i, item in setter.context.capabilities.add
	capability := _text(item)
	path := _path(setter, ["capabilities", "add", i])
]

# _proc_mounts are the containers that have another /proc than the default one.
_proc_mounts := [{"pod": setter.pod, "path": path, "message": message} |
	some setter in _setters
	setter.container
	_set(setter.context, "procMount")
	setter.context.procMount != "Default"
	path := _path(setter, ["procMount"])
	message := $`{setter.name} sets procMount "{setter.context.procMount}"`
]

# _unconfined_seccomp_profiles are the seccomp profiles of pods and containers
# that are neither the runtime's default nor a file of the node.
_unconfined_seccomp_profiles := [{"pod": setter.pod, "path": path, "message": message} |
	some setter in _setters
	is_object(setter.context.seccompProfile)
	type := _string(setter.context.seccompProfile, "type")
	not type in {"RuntimeDefault", "Localhost"}
	path := _path(setter, ["seccompProfile", "type"])
	message := $`{setter.name} sets seccomp profile type "{type}"`
]

# _seccomp_annotations are the keys of the annotations that set a seccomp profile
# for a pod or one of its containers.
_seccomp_annotations(p) := {"seccomp.security.alpha.kubernetes.io/pod"} | {key |
	some container in pod.containers
	container.pod.path == p.path
	key := $`container.seccomp.security.alpha.kubernetes.io/{_string(container.spec, "name")}`
}

# _handlers are what a container has the node do, each with spec and path.
_handlers(container) := array.concat(probes, hooks) if {
	probes := [{"spec": container[field], "path": [field]} |
		some field in ["livenessProbe", "readinessProbe", "startupProbe"]
	]
	hooks := [{"spec": hook, "path": ["lifecycle", field]} | some field, hook in container.lifecycle]
}

# _annotations are the annotations that are written at a pod.
_annotations(p) := [{"key": key, "value": _text(value), "path": array.concat(place, [key])} |
	place := array.concat(p.metadata_path, ["annotations"])
	some key, value in manifest.mapping(input.object, place)
]

# _set holds if a mapping has a field that is not null.
_set(mapping, field) if not is_null(mapping[field])

# _string is a field that is a string, "" if it is not set.
_string(mapping, field) := "" if not _set(mapping, field)

_string(mapping, field) := mapping[field] if is_string(mapping[field])

_text(value) := "" if is_null(value)

_text(value) := value if is_string(value)
