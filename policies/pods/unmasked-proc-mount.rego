# METADATA
# title: Container sees all of /proc
# description: |
#   Container runtimes hide the parts of /proc that tell about the node or change
#   its kernel, and make others read-only. Without that mask a process that is root
#   in the container reads kernel memory addresses and writes the settings of the
#   node's kernel. Pods in a user namespace, for which the option was made, and
#   privileged containers, which have no mask anyway, are not reported here.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, /proc mount type
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [baseline/procMount]
#     mitre: [T1611]
#     cwe: [CWE-668]
#   aliases:
#     kube-linter: [unsafe-proc-mount]
#     trivy: [KSV-0027]
#     kubescape: [C-0211]
#     polaris: [procMount]
#     gatekeeper: [pod-security-policy/proc-mount]
#     psa: [procMount_baseline, procMount_restricted]
#     kyverno: [disallow-proc-mount]
#   fix: {remove: true}
package kubevet.pods["unmasked-proc-mount"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	mount := container.spec.securityContext.procMount
	is_string(mount)
	mount != "Default"
	not pod.user_namespaced(container.pod)
	not pod.privileged(container)
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "procMount"]),
		"message": $`{container.name} mounts /proc as "{mount}"`,
	}
}
