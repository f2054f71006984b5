package kubevet.lib.hostpath

# sensitivity is the severity of handing a clean path of the node to a pod, which
# can only read it or also write it; undefined for a path that is not sensitive.
sensitivity(path, read_only) := "critical" if {
	_touches(path, _secrets)
	not _lies_in(path, _plumbing)
} else := "critical" if {
	holds_runtime_socket(path)
} else := "medium" if {
	_touches(path, _programs)
	read_only
} else := "critical" if {
	_touches(path, _programs)
} else := "high" if {
	_lies_in(path, _plumbing | _leaves)
	not path in _system
	not _harmless(path, read_only)
} else := "high" if {
	regex.match(`^/home/[^/]+$`, path)
} else := "low" if {
	_lies_in(path, _system)
	not path in _system
	not _harmless(path, read_only)
} else := "high" if {
	path in _system
	read_only
} else := "critical" if {
	path in _system
}

# _secrets hold credentials, or the file systems of other pods.
_secrets := {
	"/etc/kubernetes",
	"/k",
	"/programdata",
	"/root",
	"/var/lib/containerd",
	"/var/lib/containers",
	"/var/lib/docker",
	"/var/lib/etcd",
	"/var/lib/k0s",
	"/var/lib/kubelet",
	"/var/lib/rancher",
	"/var/snap/microk8s",
}

# _plumbing is where node agents meet the kubelet, and the logs of containers.
_plumbing := {
	"/var/lib/docker/containers",
	"/var/lib/kubelet/device-plugins",
	"/var/lib/kubelet/plugins",
	"/var/lib/kubelet/plugins_registry",
	"/var/lib/kubelet/pod-resources",
}

# _leaves are what matters below the directories of _system. What else is there, the
# workload itself has mostly made.
_leaves := {
	"/dev/disk",
	"/dev/kmem",
	"/dev/kvm",
	"/dev/mapper",
	"/dev/mem",
	"/dev/port",
	"/etc",
	"/proc",
	"/run/containers",
	"/run/credentials",
	"/run/dbus",
	"/run/log",
	"/run/netns",
	"/run/secrets",
	"/run/systemd",
	"/run/udev",
	"/run/user",
	"/sys/firmware",
	"/sys/fs/bpf",
	"/sys/fs/cgroup",
	"/sys/kernel",
	"/sys/module",
	"/var/log/audit",
	"/var/log/containers",
	"/var/log/journal",
	"/var/log/kubernetes",
	"/var/log/pods",
}

# _programs are run by the node and hold no secrets.
_programs := {
	"/bin",
	"/boot",
	"/lib",
	"/lib64",
	"/opt/cni",
	"/program files",
	"/sbin",
	"/usr",
	"/windows",
}

# _system is the node's configuration and state.
_system := {
	"/dev",
	"/etc",
	"/home",
	"/proc",
	"/run",
	"/sys",
	"/users",
	"/var/log",
}

_harmless("/run/xtables.lock", _) := true

_harmless(path, true) if _lies_in(path, _public)

# _public may be read by everyone on a node, and says nothing of value.
_public := {
	"/etc/ca-certificates",
	"/etc/group",
	"/etc/hosts",
	"/etc/localtime",
	"/etc/machine-id",
	"/etc/os-release",
	"/etc/passwd",
	"/etc/pki/ca-trust",
	"/etc/pki/tls/certs",
	"/etc/resolv.conf",
	"/etc/ssl/certs",
	"/etc/timezone",
	"/usr/lib/os-release",
	"/usr/local/share/ca-certificates",
	"/usr/share/ca-certificates",
	"/usr/share/zoneinfo",
}

# _touches holds if a path is, contains or lies in one of the directories.
_touches(path, _) if path == "/"

_touches(path, directories) if {
	some directory in directories
	within(directory, path)
}

_touches(path, directories) if _lies_in(path, directories)

_lies_in(path, directories) if {
	some directory in directories
	within(path, directory)
}

# holds_credentials holds if a clean path is, or lies in, a place where programs
# of clouds and the kubelet keep their credentials.
holds_credentials(path) if regex.match(_credentials, path)

_credentials := concat("|", [
	`/\.(aws|azure|kube)(/|$)`,
	`/\.config/gcloud(/|$)`,
	`^/etc/kubernetes/(azure\.json|cloud\.conf|cloud-config)$`,
	`^/var/lib/kubelet/(pki(/|$)|kubeconfig$)`,
])
