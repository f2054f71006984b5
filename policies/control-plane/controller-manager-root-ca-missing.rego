# METADATA
# title: Pods are not given the cluster's CA
# description: |
#   The ConfigMap kube-root-ca.crt and token Secrets lack the CA by which pods verify
#   the API server: clients in pods fail or skip verification.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-controller-manager]
#   compliance:
#     cis-1.12: ["1.3.5"]
#     cis-1.23: ["1.3.5"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0037]
#     checkov: [CKV_K8S_111]
#     kubescape: [C-0148]
#     kube-bench: ["1.3.5"]
#   models: [components]
package kubevet["control-plane"]["controller-manager-root-ca-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-controller-manager")
	some flag in {"root-ca-file"}
	component.missing(c, flag)
	finding := component.absent(c, $"pods are not given the cluster's CA: --{flag} is not set")
}
