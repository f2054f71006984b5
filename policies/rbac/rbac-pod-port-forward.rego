# METADATA
# title: Role can reach the ports of pods through the API server
# description: |
#   A port forward, or a request through the proxy subresource of a pod or service,
#   comes from the API server or the node: it reaches ports that no service exposes
#   and those that listen on localhost alone, around network policies. Whatever trusts
#   its own network, such as debug and administration ports, is open to who has this
#   right.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/
#     description: Use port forwarding to access applications in a cluster
#   - ref: https://kubernetes.io/docs/concepts/cluster-administration/proxies/
#     description: Proxies in Kubernetes
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb]
#   compliance:
#     mitre: [T1090]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0063]
package kubevet.rbac["rbac-pod-port-forward"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.combined(_powers)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can use {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"severity": rbac.severity("medium"),
		"related": rbac.bindings,
	}
}

# Before 1.35 "get" alone opened a port forward, as a WebSocket is opened with GET. A
# request through a proxy is any HTTP request.
_powers := [
	{"groups": [""], "resources": ["pods/portforward"], "verbs": ["create", "get"]},
	{"groups": [""], "resources": ["pods/proxy", "services/proxy"], "verbs": ["create", "delete", "get", "patch", "update"]},
]
