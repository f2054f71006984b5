# METADATA
# title: API server disables an admission plug-in that protects the cluster
# description: |
#   These plug-ins are on by default because others rely on them: without
#   ServiceAccount pods run with any account, without NamespaceLifecycle objects appear
#   in namespaces that are being deleted, and without PodSecurity, the webhooks or the
#   policies nothing checks what pods may do.
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
#     cis-1.12: ["1.2.12", "1.2.13"]
#     cis-1.23: ["1.2.14", "1.2.15"]
#     mitre: [T1562.001]
#     cwe: [CWE-862]
#   aliases:
#     trivy: [KCV-0015, KCV-0014]
#     checkov: [CKV_K8S_83, CKV_K8S_82]
#     kubescape: [C-0125, C-0126]
#     kube-bench: ["1.2.12", "1.2.13"]
#   models: [components]
package kubevet["control-plane"]["apiserver-default-admission-plugin-disabled"]

import data.kubevet.lib.component

_guards := {
	"ServiceAccount": "high", "NamespaceLifecycle": "high", "PodSecurity": "high", "ValidatingAdmissionWebhook": "high",
	"MutatingAdmissionWebhook": "high", "ValidatingAdmissionPolicy": "high", "MutatingAdmissionPolicy": "high",
	"CertificateApproval": "high", "CertificateSigning": "high", "CertificateSubjectRestriction": "high",
	"LimitRanger": "medium", "ResourceQuota": "medium",
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	some plugin in component.elements(c, "disable-admission-plugins")
	severity := _guards[plugin]
	not plugin in component.elements(c, "enable-admission-plugins")
	finding := object.union(
		component.at(c, "disable-admission-plugins", $"the admission plug-in {plugin} is disabled"),
		{"severity": severity},
	)
}
