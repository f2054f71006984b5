# METADATA
# title: Confidential workload opens itself to its node
# description: |
#   The runtime class keeps the workload apart from its node, by a virtual machine
#   whose memory may be encrypted. What is shared with the node again, such as its
#   directories or its network, is open to who has the node, which is what the class is
#   there against.
# related_resources:
#   - ref: https://github.com/kata-containers/kata-containers/blob/main/docs/Limitations.md
#     description: Kata Containers, limitations
#   - ref: https://confidentialcontainers.org/docs/architecture/
#     description: Confidential Containers, architecture
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-653]
package kubevet.runtime["confidential-workload-host-access"]

import data.kubevet.lib.confidential
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	class := p.spec.runtimeClassName
	some opening in _openings(p)
	finding := object.union({"path": opening.path, "message": $`runtime class "{class}" keeps the pod apart from its node, and {opening.what}`}, _severity(class))
}

_severity(class) := {} if confidential.class(class)

_severity(class) := {"severity": "medium"} if {
	confidential.virtual(class)
	not confidential.class(class)
}

_openings(p) := union({_namespaces(p), _directories(p), _privileges(p)})

_namespaces(p) := {{"path": array.concat(p.path, [field]), "what": $"{field} opens it to the node"} |
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	p.spec[field] == true
}

_directories(p) := {{"path": array.concat(volume.path, ["hostPath", "path"]), "what": what} |
	some volume in p.volumes
	what := $"volume {json.marshal(volume.spec.name)} is a directory of the node"
	path := volume.spec.hostPath.path
	not path in {"/etc/localtime", "/dev/kvm", "/dev/vhost-net", "/dev/sev"}
}

_privileges(p) := {{"path": pod.at(container, ["securityContext", "privileged"]), "what": what} |
	some container in pod.containers
	what := $"{container.name} is privileged"
	container.pod.path == p.path
	pod.privileged(container)
}
