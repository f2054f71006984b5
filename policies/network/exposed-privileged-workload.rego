# METADATA
# title: Workload that is reached from outside can take over its node or cluster
# description: |
#   What is reached from outside the cluster is attacked first, and these pods are
#   not confined: they run privileged, in a namespace of the host, with sensitive
#   directories of the node, or as a service account that can become cluster-admin.
#   One flaw in what listens there hands over the node or the whole cluster. Init
#   containers, which have ended before anything is reached, do not count. The way
#   from outside to the pods is shown step by step; ports of nodes, which may not be
#   reached from the internet, are less severe.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://attack.mitre.org/techniques/T1611/
#     description: MITRE ATT&CK, Escape to Host
# custom:
#   severity: critical
#   profile: recommended
#   help: take the privileges away, or do not expose it
#   kinds: [workload]
#   models: [network, rbac]
#   compliance:
#     mitre: [T1190, T1611]
#     cwe: [CWE-250]
package kubevet.network["exposed-privileged-workload"]

import data.kubevet.lib.exposure
import data.kubevet.lib.hostpath
import data.kubevet.lib.pod
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some p in pod.pods
	way := exposure.widest(p.path)
	powers := {power | some power in _powers; power.pod == p.path}
	count(powers) > 0
	severe := [severity | some severity in ["critical", "high"]; some power in powers; power.severity == severity][0]
	what := concat(", ", sort({power.what | some power in powers}))
	finding := {
		"path": p.path,
		"message": $"the pods are reached {exposure.reached(way)} through {exposure.by_name(way)}, and not confined: {what}",
		"severity": _severity[way.scope][severe],
		"related": way.chain,
	}
}

_severity := {
	"internet": {"critical": "critical", "high": "high"},
	"nodes": {"critical": "high", "high": "medium"},
}

# _powers are what pods have over their node and cluster.
_powers contains {"pod": container.pod.path, "severity": "critical", "what": $"{container.name} runs privileged"} if {
	some container in pod.containers
	container.role in {"container", "sidecar"}
	pod.privileged(container)
}

_powers contains {"pod": p.path, "severity": severity, "what": field} if {
	some p in pod.pods
	some field, severity in {"hostPID": "critical", "hostIPC": "high", "hostNetwork": "high"}
	p.spec[field] == true
}

_powers contains {"pod": p.path, "severity": severity, "what": $"it mounts {volume.value} of the node"} if {
	some p in pod.pods
	some volume in hostpath.volumes
	array.slice(volume.path, 0, count(p.path)) == p.path
	some mount in hostpath.mounts(volume)
	mount.container.role in {"container", "sidecar"}
	severity := hostpath.sensitivity(volume.clean, _read_only(volume))
	severity in {"critical", "high"}
}

_powers contains {"pod": identity.pod.path, "severity": "high", "what": $`service account "{identity.name}" can become cluster-admin`} if {
	_in_known_namespace
	some identity in serviceaccount.identities
	serviceaccount.mounts_token(identity)
	count(object.get(input.model.rbac.takeovers, [input.namespace, identity.name], [])) > 0
}

# Where a plain manifest that names no namespace goes is up to whoever applies it.
_in_known_namespace if input.source != "plain"

_in_known_namespace if is_string(input.object.metadata.namespace)

_read_only(volume) if hostpath.read_only(volume)

_read_only(volume) := false if not hostpath.read_only(volume)
