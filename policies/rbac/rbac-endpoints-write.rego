# METADATA
# title: ClusterRole can change endpoints of every namespace
# description: |
#   Whoever writes Endpoints or EndpointSlices points a Service, and the load
#   balancer or ingress before it, at addresses of other namespaces, around
#   network policies there (CVE-2021-25740). The built-in edit and admin have not
#   had that right in new clusters since Kubernetes 1.22.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/103675
#     description: CVE-2021-25740, Endpoint and EndpointSlice permissions allow cross-Namespace forwarding
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#write-access-for-endpoints
#     description: Using RBAC authorization, write access for EndpointSlices and Endpoints
# custom:
#   severity: low
#   profile: strict
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb, rbac-network-resources-write]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-441]
#   aliases:
#     gatekeeper: [general/block-endpoint-edit-default-role]
#     kyverno: [restrict-edit-for-endpoints]
package kubevet.rbac["rbac-endpoints-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	rbac.reach == "cluster"
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"severity": rbac.severity("low"),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": ["", "discovery.k8s.io"],
	"resources": ["endpoints", "endpointslices"],
	"verbs": ["create", "update", "patch"],
}
