# METADATA
# title: Namespace takes any pod
# description: |
#   Nothing in the namespace keeps a pod from being privileged: no Pod Security level
#   is enforced by label, and no policy engine is among the manifests. A cluster may
#   have a default level in its AdmissionConfiguration.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Namespace]
#   compliance:
#     cis-1.12: ["5.2.1"]
#     mitre: [T1610]
#     cwe: [CWE-1188]
#   aliases:
#     kubescape: [C-0068, C-0192, C-0193, C-0194, C-0195, C-0196, C-0197, C-0198, C-0199, C-0202, C-0203, C-0204]
#     kyverno: [podsecurity-subrule-baseline, add-psa-labels]
#     kube-bench: ["5.2.1"]
package kubevet.admission["namespace-pod-security-missing"]

deny contains finding if {
	not _own(input.object.metadata.name)
	object.get(_labels, "pod-security.kubernetes.io/enforce", "") == ""
	not _engine
	finding := {
		"path": ["metadata", "labels", "pod-security.kubernetes.io/enforce"],
		"message": "no Pod Security level is enforced in the namespace",
	}
}

_engine if {
	some kind, _ in input.index
	_policies(kind)
}

_policies(kind) if kind in {"ValidatingAdmissionPolicy", "PodSecurityConfiguration", "ClusterPolicy.kyverno.io", "ValidatingPolicy.policies.kyverno.io"}

_policies(kind) if endswith(kind, ".constraints.gatekeeper.sh")

_policies(kind) if endswith(kind, ".policies.kubewarden.io")

_policies("AdmissionConfiguration")

_labels := object.get(input.object, ["metadata", "labels"], {})

_own(name) if name in {"kube-system", "kube-public", "kube-node-lease"}
