# METADATA
# title: Role can change how traffic flows
# description: |
#   Services, endpoints, ingresses, gateways and network policies decide where
#   traffic goes and what may talk to what: whoever changes them reads the traffic
#   of others or opens what was closed. This rule is an inventory and reports
#   every such entry that is not restricted by resourceNames.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/
#     description: Services, Load Balancing, and Networking
# custom:
#   severity: info
#   profile: optional
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0056]
package kubevet.rbac["rbac-network-resources-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])} in {rbac.place}",
		"related": rbac.bindings,
	}
}

_power := {
	"groups": ["", "discovery.k8s.io", "extensions", "gateway.networking.k8s.io", "networking.k8s.io"],
	"resources": ["services", "endpoints", "endpointslices", "networkpolicies", "ingresses", "gateways", "httproutes"],
	"verbs": ["create", "update", "patch", "delete", "deletecollection"],
}
