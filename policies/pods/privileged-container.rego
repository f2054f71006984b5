# METADATA
# title: Container runs privileged
# description: |
#   A privileged container has every capability, all devices of the node and no
#   seccomp, AppArmor or SELinux confinement. Whoever controls it controls the
#   node, and through the node's credentials every other pod on it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, privileged containers
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [baseline/privileged]
#     cis-1.12: ["5.2.2"]
#     cis-1.23: ["5.2.2"]
#     stig: [V-242435]
#     nsa-1.2: [Pod security]
#     mitre: [T1611, T1610]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [privileged-container]
#     trivy: [KSV-0017]
#     checkov: [CKV_K8S_16, CKV_K8S_20]
#     kubescape: [C-0057, C-0211]
#     kube-score: [container-security-context-privileged]
#     polaris: [runAsPrivileged]
#     kubesec: [Privileged]
#     gatekeeper: [pod-security-policy/privileged-containers]
#     psa: [privileged]
#     kyverno: [disallow-privileged-containers]
#     datree: [CONTAINERS_INCORRECT_PRIVILEGED_VALUE_TRUE]
#   fix: {set: false}
package kubevet.pods["privileged-container"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	container.spec.securityContext.privileged == true
	not container.pod.windows # there the field is invalid, which another rule says
	finding := {
		"path": pod.at(container, ["securityContext", "privileged"]),
		"scope": container.path,
		"message": $"{container.name} runs privileged",
		"profile": nodeagent.profile(container.pod, "privileged"),
	}
}
