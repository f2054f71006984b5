# METADATA
# title: Service opens a port on every node
# description: |
#   A NodePort is open on all addresses of every node, in front of any load balancer
#   and of its TLS, firewall and access log. Whoever reaches a node reaches the pods,
#   past the ingress controller, and clouds whose nodes have public addresses put the
#   service on the internet.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
#     description: Service, type NodePort
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Service]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     kube-linter: [exposed-services]
#     kube-score: [service-type]
#     gatekeeper: [general/block-nodeport-services]
#     kyverno: [restrict-node-port]
#     datree: [SERVICE_INCORRECT_TYPE_VALUE_NODEPORT]
package kubevet.network["service-node-port"]

deny contains finding if {
	input.object.spec.type == "NodePort"
	finding := {
		"path": ["spec", "type"],
		"message": "a port of every node leads to the service",
	}
}
