# METADATA
# title: API server enables an admission plug-in that does not exist
# description: |
#   kube-apiserver exits when it is told to enable or disable a plug-in that it does
#   not have. PodSecurityPolicy is gone since 1.25, PersistentVolumeLabel since 1.31.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
#     description: Admission controllers
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cwe: [CWE-477]
#   aliases:
#     checkov: [CKV_K8S_84]
#   models: [components]
package kubevet["control-plane"]["apiserver-removed-admission-plugin"]

import data.kubevet.lib.component

_gone := {"PodSecurityPolicy": 25, "PersistentVolumeLabel": 31, "DenyEscalatingExec": 21, "DenyExecOnPrivileged": 21, "Initializers": 14, "InitialResources": 11}

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"enable-admission-plugins", "disable-admission-plugins"}
	some plugin in component.elements(c, flag)
	input.target.minor >= _gone[plugin]
	finding := component.at(c, flag, $"kube-apiserver does not start: the admission plug-in {plugin} is gone since 1.{_gone[plugin]}")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	some plugin in component.elements(c, "admission-control")
	finding := component.at(c, "admission-control", "--admission-control is deprecated since 1.10 and sets the whole list of plug-ins")
	plugin == min(component.elements(c, "admission-control"))
}
