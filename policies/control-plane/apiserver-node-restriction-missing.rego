# METADATA
# title: Kubelets may change other nodes
# description: |
#   Without NodeRestriction a kubelet may label any Node and change the pods of others:
#   one taken node attracts the workloads it wants. It is not on by default; kubeadm
#   and the distributions enable it, and a list that replaces theirs must name it.
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
#     cis-1.12: ["1.2.14"]
#     cis-1.23: ["1.2.16"]
#     mitre: [T1078]
#     cwe: [CWE-862]
#   aliases:
#     trivy: [KCV-0016]
#     checkov: [CKV_K8S_85]
#     kubescape: [C-0127]
#     kube-bench: ["1.2.14"]
#   models: [components]
package kubevet["control-plane"]["apiserver-node-restriction-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.has(c, "enable-admission-plugins")
	not "NodeRestriction" in component.elements(c, "enable-admission-plugins")
	finding := component.at(c, "enable-admission-plugins", "the admission plug-in NodeRestriction is not enabled")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "enable-admission-plugins")
	finding := component.absent(c, "the admission plug-in NodeRestriction is not enabled")
}
