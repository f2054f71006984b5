# METADATA
# title: Namespace allows privileged pods
# description: |
#   The level privileged allows everything: whoever may create pods in the namespace
#   can take over the node. Namespaces of agents that need it keep others' pods out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Namespace]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-1188]
#   aliases:
#     kubescape: [C-0193, C-0194, C-0195, C-0196, C-0199, C-0202, C-0203, C-0204]
#     kyverno: [deny-privileged-profile, add-privileged-existing-namespaces]
package kubevet.admission["namespace-pod-security-privileged"]

deny contains finding if {
	not _own(input.object.metadata.name)
	label := "pod-security.kubernetes.io/enforce"
	_labels[label] == "privileged"
	finding := {"path": ["metadata", "labels", label], "message": "the namespace allows privileged pods"}
}

_labels := object.get(input.object, ["metadata", "labels"], {})

_own(name) if name in {"kube-system", "kube-public", "kube-node-lease"}
