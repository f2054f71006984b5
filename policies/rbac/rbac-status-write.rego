# METADATA
# title: Role can change the status of pods or services
# description: |
#   The addresses in the status of a pod are where its services send traffic, and
#   those in the status of a service are taken over by the load balancing of every
#   node (CVE-2020-8554): whoever writes either receives traffic that is meant for
#   others. Kubelets and controllers of load balancers need this right; little else
#   does.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/97076
#     description: CVE-2020-8554, man in the middle using LoadBalancer or ExternalIPs
# custom:
#   severity: low
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb, rbac-workload-create]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-269]
#   aliases:
#     checkov: [CKV2_K8S_4]
#     rbac-police: [modify_pod_status, modify_service_status_cve_2020_8554]
package kubevet.rbac["rbac-status-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
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
	"groups": [""],
	"resources": ["pods/status", "services/status"],
	"verbs": ["update", "patch"],
}
