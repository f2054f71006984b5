# METADATA
# title: Controllers share one identity
# description: |
#   All controllers act with the controller manager's own credential, which then needs
#   the rights of all of them: each can do what any other may.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-controller-manager]
#   compliance:
#     cis-1.12: ["1.3.3"]
#     cis-1.23: ["1.3.3"]
#     mitre: [T1078]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KCV-0035]
#     checkov: [CKV_K8S_108]
#     kubescape: [C-0146]
#     kube-bench: ["1.3.3"]
#   models: [components]
package kubevet["control-plane"]["controller-manager-service-account-credentials"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-controller-manager")
	component.off(c, "use-service-account-credentials")
	finding := component.at(c, "use-service-account-credentials", "all controllers share one identity")
}

deny contains finding if {
	some c in component.named("kube-controller-manager")
	component.missing(c, "use-service-account-credentials")
	finding := component.absent(c, "all controllers share one identity, the default")
}
