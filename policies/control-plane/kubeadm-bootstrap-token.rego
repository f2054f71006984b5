# METADATA
# title: Bootstrap token is committed
# description: |
#   Whoever has the token joins a node to the cluster, and a node sees the Secrets of
#   the pods that are placed on it. Tokens last a day unless their ttl is 0.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
#     description: kubeadm configuration
# custom:
#   severity: high
#   profile: recommended
#   kinds: [InitConfiguration, JoinConfiguration]
#   compliance:
#     cis-1.12: ["3.1.3"]
#     mitre: [T1552.001]
#     cwe: [CWE-798]
#   aliases:
#     kube-bench: ["3.1.3"]
#   masks: true
package kubevet["control-plane"]["kubeadm-bootstrap-token"]

import data.kubevet.lib.manifest

_token := `^[a-z0-9]{6}\.[a-z0-9]{16}$`

# The examples of the documentation.
_examples := {"abcdef.0123456789abcdef", "9a08jv.c0izixklcxtmnze7"}

deny contains finding if {
	some place in _places
	is_string(place.token)
	regex.match(_token, place.token)
	not place.token in _examples
	finding := {"path": place.path, "message": "a bootstrap token is committed"}
}

_places contains {"path": ["bootstrapTokens", i, "token"], "token": entry.token} if {
	some i, entry in manifest.list(input.object, ["bootstrapTokens"])
}

_places contains {"path": path, "token": token} if {
	some path in [["discovery", "bootstrapToken", "token"], ["discovery", "tlsBootstrapToken"]]
	token := object.get(input.object, path, null)
}
