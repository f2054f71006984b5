# METADATA
# title: Falco does not see what happens on nodes
# description: |
#   Falco watches system calls of the node that its pod runs on. It needs a pod on
#   every node, the process files of the node, and rights to load its driver or its
#   eBPF program; without them it starts and reports nothing, or does not start.
# related_resources:
#   - ref: https://falco.org/docs/setup/container/
#     description: Falco, running in containers
#   - ref: https://falco.org/docs/concepts/event-sources/kernel/
#     description: Falco, kernel events
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   models: [configs]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-693]
package kubevet.runtime["falco-incomplete-coverage"]

import data.kubevet.lib.config
import data.kubevet.lib.falco
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some group in pod.groups
	group.pod.path == p.path
	some container in group.containers
	_falco(container)
	lacks := [what | some what in [_process_files(p), _rights(container)]; what != ""]
	count(lacks) > 0
	finding := {
		"path": pod.at(container, ["securityContext"]),
		"message": $"Falco does not see what happens on the node: {concat(", ", lacks)}",
		"evidence": sort(lacks),
	}
}

# A pod that replicas make runs on some nodes only.
deny contains finding if {
	manifest.group_kind in {"Deployment", "StatefulSet", "ReplicaSet"}
	some container in pod.containers
	_falco(container)
	finding := {"path": ["kind"], "message": $"Falco runs as a {input.object.kind}, and sees only the nodes of its pods"}
}

# Control planes of one's own have the taint; managed ones have no nodes.
deny contains finding if {
	manifest.group_kind == "DaemonSet"
	some container in pod.containers
	_falco(container)
	p := container.pod
	not _tolerates(p)
	finding := {
		"path": array.concat(p.path, ["tolerations"]),
		"message": "Falco does not run on nodes of the control plane",
		"severity": "low",
		"profile": "strict",
	}
}

_falco(container) if {
	container.role == "container"
	some source in config.of("falco")
	some user in source.users
	user.container == container.path
	not falco.driverless(source)
}

_process_files(p) := "no process files of the node are mounted" if {
	every volume in p.volumes { not _holds_proc(volume.spec) }
} else := ""

_holds_proc(volume) if trim_suffix(volume.hostPath.path, "/") in {"/proc", ""}

_rights(container) := "it has neither privileges nor the capabilities of eBPF" if {
	not pod.privileged(container)
	added := {trim_prefix(upper(c), "CAP_") | some c in manifest.list(container.spec, ["securityContext", "capabilities", "add"]); is_string(c)}
	count(added & {"SYS_ADMIN", "ALL", "BPF"}) == 0
} else := ""

_tolerates(p) if {
	some toleration in manifest.list(p.spec, ["tolerations"])
	object.get(toleration, "key", "") in {"", "node-role.kubernetes.io/control-plane"}
	object.get(toleration, "effect", "NoSchedule") in {"", "NoSchedule"}
}
