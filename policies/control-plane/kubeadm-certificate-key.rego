# METADATA
# title: Key to the control plane's certificates is committed
# description: |
#   The key decrypts the Secret kubeadm-certs, which holds the CA of the cluster for
#   two hours after init: whoever has both is the cluster.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
#     description: kubeadm configuration
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [InitConfiguration, JoinConfiguration]
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-321]
#   masks: true
package kubevet["control-plane"]["kubeadm-certificate-key"]

deny contains finding if {
	some path in [["certificateKey"], ["controlPlane", "certificateKey"]]
	key := object.get(input.object, path, null)
	is_string(key)
	regex.match(`^[0-9a-f]{64}$`, key)
	finding := {"path": path, "message": "the key to the control plane's certificates is committed"}
}
