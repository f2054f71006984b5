# METADATA
# title: Token of a default service account is where an attacker can use it
# description: |
#   The pod runs as the service account that every pod of the namespace shares,
#   and its token is mounted. Either a role in this bundle is bound to that
#   account, so that whoever breaks into this container has it, or the pod is
#   reached from outside the cluster, so that its token is the first thing an
#   intruder reads.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Configure Service Accounts for Pods, opt out of API credential automounting
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
#     description: Service Accounts
# custom:
#   severity: medium
#   profile: recommended
#   help: set the field to false, or give the workload a service account of its own
#   kinds: [workload]
#   models: [network, rbac]
#   compliance:
#     mitre: [T1528]
#     cwe: [CWE-250]
#   fix: {set: false}
package kubevet["service-accounts"]["default-service-account-token-mounted"]

import data.kubevet.lib.exposure
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some identity in serviceaccount.identities
	identity.name == "default"
	serviceaccount.mounts_token(identity)
	reason := _reason(identity)
	finding := {
		"path": array.concat(identity.pod.path, ["automountServiceAccountToken"]),
		"message": $`the token of service account "default" is mounted into a pod, and {reason.message}`,
		"related": reason.related,
		"severity": reason.severity,
	}
}

_reason(identity) := {"message": "a role is bound to it", "related": bindings, "severity": "medium"} if {
	_in_known_namespace
	bindings := serviceaccount.bindings(input.namespace, "default")
	count(bindings) > 0
} else := {"message": $"the pod is reached {exposure.reached(way)} through {exposure.by_name(way)}", "related": way.chain, "severity": "low"} if {
	way := exposure.widest(identity.pod.path)
}

# Where a plain manifest that names no namespace goes is up to whoever applies it:
# a binding elsewhere in the directory need not be of the same account.
_in_known_namespace if input.source != "plain"

_in_known_namespace if is_string(input.object.metadata.namespace)
