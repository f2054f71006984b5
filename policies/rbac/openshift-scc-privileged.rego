# METADATA
# title: Security context constraint lets pods take over their node
# description: |
#   A SecurityContextConstraints object says what pods of its users and groups may
#   ask for. Privileged containers, host paths and the process, IPC or network
#   namespace of the node each undo the isolation between pods and node; running
#   as any user without dropping capabilities lets pods run as root with the full
#   default set.
# related_resources:
#   - ref: https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html
#     description: Managing security context constraints
# custom:
#   severity: high
#   profile: recommended
#   kinds: [SecurityContextConstraints, SecurityContextConstraints.security.openshift.io]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [scc-deny-privileged-container]
#     kube-bench: ["rh-0.7:1.12", "rh-0.7:6.2", "rh-0.7:6.6"]
package kubevet.rbac["openshift-scc-privileged"]

import data.kubevet.lib.manifest

deny contains finding if {
	some field, what in {
		"allowPrivilegedContainer": "run privileged containers",
		"allowHostDirVolumePlugin": "mount paths of the node",
		"allowHostPID": "share the process namespace of the node",
		"allowHostIPC": "share the IPC namespace of the node",
		"allowHostNetwork": "share the network namespace of the node",
	}
	input.object[field] == true
	finding := {"path": [field], "message": $"pods may {what}"}
}

deny contains finding if {
	input.object.runAsUser.type == "RunAsAny"
	not input.object.allowPrivilegedContainer == true
	count(manifest.list(input.object, ["requiredDropCapabilities"])) == 0
	finding := {"path": ["runAsUser", "type"], "message": "pods may run as root with all default capabilities"}
}
