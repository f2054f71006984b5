# METADATA
# title: Pod shares inter-process communication with the node
# description: |
#   The pod shares the node's namespace for System V IPC and POSIX message queues. Its
#   containers can read and write the shared memory, semaphores and message queues of
#   processes of the node and of other pods that do the same, which leaks or corrupts
#   their data.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host namespaces
#   - ref: https://man7.org/linux/man-pages/man7/ipc_namespaces.7.html
#     description: ipc_namespaces(7)
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [baseline/hostNamespaces]
#     cis-1.12: ["5.2.4"]
#     cis-1.23: ["5.2.4"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-653]
#   aliases:
#     kube-linter: [host-ipc]
#     trivy: [KSV-0008]
#     checkov: [CKV_K8S_18]
#     kubescape: [C-0038, C-0276]
#     polaris: [hostIPCSet]
#     kubesec: [HostIPC]
#     gatekeeper: [pod-security-policy/host-namespaces]
#     psa: [hostNamespaces]
#     kyverno: [disallow-host-namespaces]
#     kube-bench: ["5.2.4"]
#     datree: [CONTAINERS_INCORRECT_HOSTIPC_VALUE_TRUE]
#   fix: {remove: true}
package kubevet.pods["host-ipc"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	not p.windows # there the field is invalid
	p.spec.hostIPC == true
	finding := {
		"path": array.concat(p.path, ["hostIPC"]),
		"message": "the pod shares the node's IPC namespace",
	}
}
