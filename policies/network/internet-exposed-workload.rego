# METADATA
# title: Workload is reached from outside the cluster
# description: |
#   A Service of type LoadBalancer or NodePort, external addresses, an Ingress, a
#   route of the Gateway API, Istio, Traefik or OpenShift leads to the pods, so that
#   whoever is outside can attack what listens there. Load balancers and ingresses of
#   private networks are not reported. What leads to the pods is shown step by step.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
#     description: Service, service types
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
#     description: Ingress
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   models: [network]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     kubescape: [C-0256, C-0266]
package kubevet.network["internet-exposed-workload"]

import data.kubevet.lib.exposure

deny contains finding if {
	some way in exposure.ways
	finding := {
		"path": way.pod,
		"message": $"{_port(way)} is reached {exposure.reached(way)} through {exposure.by_name(way)}",
		"related": way.chain,
	}
}

_port(way) := $"port {way.port}" if way.port > 0

_port(way) := "a port" if way.port == 0
