# METADATA
# title: Service has a load balancer that others reach
# description: |
#   A cloud gives a Service of type LoadBalancer a public address, unless an
#   annotation asks for one in the private network: the pods are then on the internet,
#   for whoever scans it. Services whose annotations or load balancer class keep them
#   private are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
#     description: Service, type LoadBalancer
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
#     description: Service, internal load balancer
# custom:
#   severity: low
#   profile: strict
#   kinds: [Service]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     kube-linter: [exposed-services]
#     gatekeeper: [general/block-loadbalancer-services]
#     kyverno: [restrict-loadbalancer]
package kubevet.network["service-load-balancer"]

import data.kubevet.lib.loadbalancer

deny contains finding if {
	loadbalancer.external(input.object)
	finding := {
		"path": ["spec", "type"],
		"message": "no annotation keeps the load balancer in the private network",
	}
}
