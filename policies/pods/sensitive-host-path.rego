# METADATA
# title: Volume exposes a sensitive path of the node
# description: |
#   The volume is, contains or lies in a directory of the node with credentials,
#   configuration, programs or the state of other pods: who can read it finds keys
#   and tokens, who can write it changes what the node runs. System directories are
#   graver as a whole than in part and graver writable than read-only, directories
#   of programs are grave where they can be written. Time zones, certificate
#   authorities and the like are not reported where they can only be read, nor is a
#   volume that container-runtime-socket-mount reports.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes and their risks
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host path volumes
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [workload, PersistentVolume]
#   compliance:
#     pss: [baseline/hostPathVolumes]
#     mitre: [T1611, T1552.001]
#     cwe: [CWE-668]
#   aliases:
#     kube-linter: [sensitive-host-mounts]
#     trivy: [KSV-0121]
#     kubesec: [ProcMount]
#     kyverno: [limit-hostpath-type-pv, limit-hostpath-vols]
package kubevet.pods["sensitive-host-path"]

import data.kubevet.lib.hostpath
import data.kubevet.lib.manifest

deny contains finding if {
	some volume in hostpath.volumes
	severity := _severity(volume.clean, hostpath.read_only(volume))
	not _reported(volume)
	finding := {
		"path": volume.path,
		"message": $`{volume.noun} exposes the node's "{volume.value}"`,
		"severity": severity,
	}
}

# container-runtime-socket-mount does not judge persistent volumes.
_reported(volume) if {
	hostpath.holds_runtime_socket(volume.clean)
	manifest.group_kind != "PersistentVolume"
}

# _severity is undefined for a path that is not sensitive.
_severity(path, read_only) := "critical" if {
	_touches(path, _secrets)
	not _lies_in(path, _plumbing)
} else := "medium" if {
	_touches(path, _programs)
	read_only
} else := "critical" if {
	_touches(path, _programs)
} else := "high" if {
	_lies_in(path, _plumbing | _system)
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
	hostpath.within(directory, path)
}

_touches(path, directories) if _lies_in(path, directories)

_lies_in(path, directories) if {
	some directory in directories
	hostpath.within(path, directory)
}
