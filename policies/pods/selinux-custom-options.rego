# METADATA
# title: Container chooses its own SELinux labels
# description: |
#   On nodes with SELinux a container is confined by its type. Another type, user or
#   role than those made for containers can give it access to the files and
#   processes of the node; spc_t, the type of privileged containers, takes the
#   confinement away. Privileged containers are not reported here.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, SELinux
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: medium
#   profile: recommended
#   help: leave the option to the runtime
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [baseline/seLinuxOptions]
#     cis-1.23: ["5.7.3"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-693]
#   aliases:
#     trivy: [KSV-0025]
#     gatekeeper: [pod-security-policy/selinux]
#     psa: [seLinuxOptions]
#     kyverno: [disallow-selinux]
#   fix: {remove: true}
package kubevet.pods["selinux-custom-options"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some setter in _setters
	some field in ["role", "type", "user"]
	value := setter.options[field]
	is_string(value)
	value != ""
	not _ordinary(field, value)
	finding := {
		"profile": nodeagent.profile(setter.pod, "SELINUX"),
		"path": array.concat(setter.path, [field]),
		"message": $`{setter.name} sets SELinux {field} "{value}"`,
		"severity": _severity(value),
	}
}

_setters contains {"options": p.security.seLinuxOptions, "name": "the pod", "path": path, "pod": p} if {
	some p in pod.pods
	not p.windows
	path := array.concat(p.security_path, ["seLinuxOptions"])
}

_setters contains {"options": container.spec.securityContext.seLinuxOptions, "name": container.name, "path": path, "pod": container.pod} if {
	some container in pod.containers
	not container.pod.windows
	not pod.privileged(container)
	path := pod.at(container, ["securityContext", "seLinuxOptions"])
}

_ordinary("type", value) if value in {"container_t", "container_init_t", "container_kvm_t"}

_ordinary("type", "container_engine_t") if input.target.minor >= 31

default _severity(_) := "medium"

_severity("spc_t") := "high"
