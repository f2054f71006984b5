# METADATA
# title: Pod sees the processes of the node
# description: |
#   The pod shares the node's process namespace. Its containers see every process of
#   the node and of other pods with its command line and, where the kernel finds them
#   powerful enough, its environment, memory and file system under /proc; they can also
#   send signals to processes of the same user. Secrets of other workloads leak this
#   way.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host namespaces
#   - ref: https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
#     description: pid_namespaces(7)
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [baseline/hostNamespaces]
#     cis-1.12: ["5.2.3"]
#     cis-1.23: ["5.2.3"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-653]
#   aliases:
#     kube-linter: [host-pid]
#     trivy: [KSV-0010]
#     checkov: [CKV_K8S_17]
#     kubescape: [C-0038, C-0275]
#     polaris: [hostPIDSet]
#     kubesec: [HostPID]
#     gatekeeper: [pod-security-policy/host-namespaces]
#     psa: [hostNamespaces]
#     kyverno: [disallow-host-namespaces]
#     kube-bench: ["5.2.3"]
#     datree: [CONTAINERS_INCORRECT_HOSTPID_VALUE_TRUE]
#   fix: {remove: true}
package kubevet.pods["host-pid"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	not p.windows # there the field is invalid
	p.spec.hostPID == true
	finding := {
		"path": array.concat(p.path, ["hostPID"]),
		"profile": nodeagent.profile(p, "pid"),
		"message": "the pod shares the node's process namespace",
	}
}
