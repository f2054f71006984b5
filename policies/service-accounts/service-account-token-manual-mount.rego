# METADATA
# title: Long-lived service account token is mounted by hand
# description: |
#   Where the kubelet would put a token that expires and dies with the pod, the
#   pod mounts a secret, whose token is valid until somebody deletes it, or the
#   kubelet's own directory with the tokens of every pod of the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-token-volume
#     description: Managing Service Accounts, bound service account tokens
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Configure Service Accounts for Pods, opt out of API credential automounting
# custom:
#   severity: medium
#   profile: recommended
#   help: remove the mount; the kubelet mounts a token that ends
#   kinds: [workload]
#   compliance:
#     cis-1.23: ["5.1.6"]
#     nsa-1.2: ["Pod security: protect service account tokens"]
#     mitre: [T1528]
#     cwe: [CWE-522]
package kubevet["service-accounts"]["service-account-token-manual-mount"]

import data.kubevet.lib.hostpath
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some mount in pod.items(container, "volumeMounts")
	is_string(mount.spec.mountPath)
	hostpath.clean(mount.spec.mountPath) == "/run/secrets/kubernetes.io/serviceaccount"
	some volume in container.pod.volumes
	volume.spec.name == mount.spec.name
	what := _source(volume.spec)
	finding := {
		"path": array.concat(mount.path, ["mountPath"]),
		"message": $"{container.name} mounts {what} where its service account token belongs",
	}
}

_source(volume) := $`secret "{volume.secret.secretName}"` if {
	_holds_token(volume.secret.secretName)
}

_source(volume) := "the pods directory of the kubelet" if {
	startswith(hostpath.clean(volume.hostPath.path), "/var/lib/kubelet/pods")
}

_holds_token(name) if {
	is_string(name)
	not _other_type(name)
}

_other_type(name) if {
	secret := input.named.Secret[input.namespace][name]
	not secret.type == "kubernetes.io/service-account-token"
}
