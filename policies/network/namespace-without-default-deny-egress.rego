# METADATA
# title: Namespace has no policy that denies egress by default
# description: |
#   Every pod may open connections to every other pod and to the internet until a
#   policy isolates it for egress, so one that is taken over can send out what it
#   finds and reach for more. Egress is isolated only by a policy that names it in
#   policyTypes or has egress rules. Reported is a Namespace that is in the bundle
#   together with workloads in it, if no policy there isolates a pod that carries no
#   labels.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic
#     description: Network Policies, default deny all egress traffic
#   - ref: https://kubernetes.io/docs/concepts/security/security-checklist/
#     description: Security Checklist, network security
# custom:
#   severity: low
#   profile: strict
#   kinds: [Namespace]
#   models: [network]
#   compliance:
#     cis-1.12: ["5.3.2"]
#     mitre: [T1041, T1046]
#     cwe: [CWE-653]
#   aliases:
#     kyverno: [add-network-policy]
#     kube-bench: ["cis-1.12:5.3.2"]
package kubevet.network["namespace-without-default-deny-egress"]

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	not network.declared(manifest.name)
	network.namespace.pods > 0
	network.namespace.egress == "no"
	finding := bundle.hedged({
		"path": ["metadata", "name"],
		"message": $`no policy denies egress by default in namespace "{manifest.name}"`,
	})
}
