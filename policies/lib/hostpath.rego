# Package kubevet.lib.hostpath finds what input.object mounts of the node's file
# system.
package kubevet.lib.hostpath

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# volumes are the hostPath volumes of the pods in input.object, and the node
# directory of a PersistentVolume. Of each:
#
#   name   the volume's name
#   noun   what messages call it: volume "logs"
#   value  the path on the node as written
#   clean  the path on the node, see clean
#   path   leads to value
#   type   hostPath.type, "" if there is none
volumes contains volume if {
	some p in pod.pods
	some v in p.volumes
	v.spec.hostPath
	name := object.get(v.spec, "name", "")
	volume := _volume(v.spec.hostPath, name, $`volume "{name}"`, array.concat(v.path, ["hostPath", "path"]))
}

volumes contains volume if {
	manifest.group_kind == "PersistentVolume"
	some source in ["hostPath", "local"]
	volume := _volume(input.object.spec[source], manifest.name, $`persistent volume "{manifest.name}"`, ["spec", source, "path"])
}

_volume(source, name, noun, path) := {
	"name": name,
	"noun": noun,
	"value": source.path,
	"clean": clean(source.path),
	"path": path,
	"type": object.get(source, "type", ""),
} if {
	is_string(source.path)
	source.path != ""
}

# mounts are the mounts of a volume in the containers of its pods, each with spec
# and path, and container, the container that has it.
mounts(volume) := [mount |
	some container in pod.containers
	some v in container.pod.volumes
	array.concat(v.path, ["hostPath", "path"]) == volume.path
	some item in pod.items(container, "volumeMounts")
	item.spec.name == volume.name
	mount := object.union(item, {"container": container})
]

# read_only is whether containers mount a volume, and none of them can write it.
read_only(volume) if {
	count(mounts(volume)) > 0
	every mount in mounts(volume) {
		mount.spec.readOnly == true
	}
}

default read_only(_) := false

# clean is a path as the node's kernel resolves it: without repeated and trailing
# slashes, "." and "..", and with /run for /var/run, which is a link to it. A path
# on drive C of Windows is written as one of Linux, in lower case.
clean(path) := regex.replace(absolute, `^/var/run(/|$)`, "/run$1") if {
	segments := [s | some s in split(_slashes(path), "/"); not s in {"", "."}]
	absolute := concat("", ["/", concat("/", _without_parents(segments))])
}

_slashes(path) := trim_prefix(replace(lower(path), `\`, "/"), "c:") if {
	regex.match(`\\|^[A-Za-z]:`, path)
} else := path

_without_parents(segments) := segments if not ".." in segments

# A name is taken back if in some stretch after it there are more ".." than
# names.
_without_parents(segments) := [name |
	some i, name in segments
	name != ".."
	every j in numbers.range(i + 1, count(segments)) {
		stretch := array.slice(segments, i + 1, j)
		2 * count([s | some s in stretch; s == ".."]) <= count(stretch)
	}
] if {
	".." in segments
}

# within holds if a clean path is root or lies below it.
within(path, root) if path == root

within(path, root) if startswith(path, $"{trim_suffix(root, "/")}/")

# holds_runtime_socket holds if a clean path is a socket of a container runtime,
# or a directory of run-time state that such a socket is in. A wider one, as / or
# /var, exposes much more than the socket.
holds_runtime_socket(path) if is_runtime_socket(path)

holds_runtime_socket(path) if {
	some directory in _socket_directories
	within(directory, path)
	some state in {"/run", "/var/snap/microk8s/common/run"}
	within(path, state)
}

# is_runtime_socket holds if a clean path is a socket of a container runtime.
is_runtime_socket(path) if regex.replace(path, `^.*/`, "") in _sockets

# The file names of the sockets, and the named pipes of Windows.
_sockets := {
	"buildkitd.sock",
	"containerd-containerd",
	"containerd.sock",
	"containerd.sock.ttrpc",
	"cri-dockerd.sock",
	"crio.sock",
	"docker.sock",
	"docker_engine",
	"dockershim.sock",
	"podman.sock",
}

_socket_directories := {
	"/run/buildkit",
	"/run/containerd",
	"/run/crio",
	"/run/docker",
	"/run/k0s",
	"/run/k3s/containerd",
	"/run/podman",
	"/var/snap/microk8s/common/run",
}
