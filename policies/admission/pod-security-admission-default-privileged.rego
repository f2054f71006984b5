# METADATA
# title: Namespaces without a label allow privileged pods
# description: |
#   The configuration of Pod Security Admission sets no default level, or privileged,
#   so a namespace that nobody labelled takes any pod.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [AdmissionConfiguration, PodSecurityConfiguration]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-1188]
package kubevet.admission["pod-security-admission-default-privileged"]

import data.kubevet.lib.manifest

deny contains finding if {
	some place in _configurations
	level := object.get(place.value, ["defaults", "enforce"], "privileged")
	level == "privileged"
	finding := {"path": array.concat(place.path, ["defaults", "enforce"]), "message": "namespaces without a label allow privileged pods"}
}

deny contains finding if {
	some place in _configurations
	some i, user in manifest.list(place.value, ["exemptions", "usernames"])
	startswith(user, "system:serviceaccount:kube-system:")
	finding := {"path": array.concat(place.path, ["exemptions", "usernames", i]), "message": $`pods of every workload are exempt: "{user}" creates them`}
}

_configurations contains {"path": [], "value": input.object} if input.object.kind == "PodSecurityConfiguration"

_configurations contains {"path": ["plugins", i, "configuration"], "value": plugin.configuration} if {
	some i, plugin in manifest.list(input.object, ["plugins"])
	plugin.name == "PodSecurity"
	is_object(plugin.configuration)
}
