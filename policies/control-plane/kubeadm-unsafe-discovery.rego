# METADATA
# title: Node joins without verifying the control plane
# description: |
#   Whoever answers at the address gets the node to join a cluster of their own, with
#   the token that it sends.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
#     description: kubeadm configuration
# custom:
#   severity: high
#   profile: recommended
#   kinds: [InitConfiguration, JoinConfiguration]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-295]
package kubevet["control-plane"]["kubeadm-unsafe-discovery"]

deny contains finding if {
	discovery := input.object.discovery.bootstrapToken
	discovery.unsafeSkipCAVerification == true
	finding := {"path": ["discovery", "bootstrapToken", "unsafeSkipCAVerification"], "message": "the node joins without verifying the control plane"}
}
