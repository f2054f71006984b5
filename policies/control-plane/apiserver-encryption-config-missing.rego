# METADATA
# title: Secrets are stored in clear
# description: |
#   Without an encryption configuration etcd holds Secrets in clear: who reads its
#   disk, a snapshot or a backup has them all.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
#     description: Encrypting confidential data at rest
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.27"]
#     cis-1.23: ["1.2.30"]
#     mitre: [T1552]
#     cwe: [CWE-311]
#   aliases:
#     trivy: [KCV-0030]
#     kubescape: [C-0066, C-0141]
#     kyverno: [enforce-etcd-encryption]
#     kube-bench: ["1.2.27"]
#   models: [components]
package kubevet["control-plane"]["apiserver-encryption-config-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"encryption-provider-config"}
	component.missing(c, flag)
	finding := component.absent(c, $"Secrets are stored in clear: --{flag} is not set")
}
