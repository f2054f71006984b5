# METADATA
# title: Namespace has no policy that denies ingress by default
# description: |
#   Every pod accepts traffic from every other pod of the cluster until a policy
#   selects it, so a pod without one is open to whoever takes over any workload,
#   and so is whatever is deployed next. Reported is a Namespace that is in the
#   bundle together with workloads in it, if no policy there isolates a pod that
#   carries no labels: a NetworkPolicy, or one of Cilium, Calico or the admin
#   policies. A policy that admits everyone does not count, and pods on the network
#   of their host are beyond network policies.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-traffic
#     description: Network Policies, default deny all ingress traffic
#   - ref: https://kubernetes.io/docs/concepts/security/security-checklist/
#     description: Security Checklist, network security
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Namespace]
#   models: [network]
#   compliance:
#     cis-1.12: ["5.3.2"]
#     nsa-1.2: [Network separation and hardening]
#     mitre: [T1046, T1021]
#     cwe: [CWE-653]
#   aliases:
#     kubescape: [C-0049, C-0054, C-0206, C-0230, C-0240]
#     kyverno: [add-network-policy, generate-networkpolicy-existing, namespace-inventory-check]
#     kube-bench: ["cis-1.12:5.3.2"]
package kubevet.network["namespace-without-default-deny-ingress"]

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	not network.declared(manifest.name)
	network.namespace.pods > 0
	network.namespace.ingress == "no"
	finding := bundle.hedged({
		"path": ["metadata", "name"],
		"message": $`no policy denies ingress by default in namespace "{manifest.name}"`,
	})
}
