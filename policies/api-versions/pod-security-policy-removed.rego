# METADATA
# title: Role grants the use of policies that no longer exist
# description: |
#   Kubernetes has no PodSecurityPolicy since 1.25. A rule for it grants nothing, and
#   whoever counts on the policies it was for runs pods that nothing restricts: Pod
#   Security Admission takes their place.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: low
#   profile: strict
#   kinds: [ClusterRole, Role]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-477]
#   aliases:
#     kubescape: [C-0068]
package kubevet["api-versions"]["pod-security-policy-removed"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.target.minor >= 25
	some i, rule in manifest.list(input.object, ["rules"])
	some j, resource in manifest.list(rule, ["resources"])
	resource == "podsecuritypolicies"
	finding := {
		"path": ["rules", i, "resources", j],
		"message": "podsecuritypolicies are gone since Kubernetes 1.25, and nothing takes their place by itself",
	}
}
