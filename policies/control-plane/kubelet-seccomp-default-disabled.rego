# METADATA
# title: Pods run without a seccomp profile unless they ask for one
# description: |
#   With seccompDefault the runtime's profile holds for every pod that does not say
#   otherwise; without it a pod that says nothing may use every system call.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's system calls with seccomp
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.14"]
#     mitre: [T1611]
#     cwe: [CWE-693]
#   aliases:
#     kube-bench: ["4.2.14"]
#   models: [components]
package kubevet["control-plane"]["kubelet-seccomp-default-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	input.object.kind == "KubeletConfiguration"
	not component.on(c, "seccomp-default")
	finding := {"path": ["seccompDefault"], "message": "pods run without a seccomp profile unless they ask for one"}
}
