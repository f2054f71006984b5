# METADATA
# title: Role can change the cluster DNS
# description: |
#   The configuration of CoreDNS is a ConfigMap of kube-system, which it reads again
#   when it changes: whoever writes it answers for every name that pods look up, and
#   sends their traffic where they want. Roles that may change every ConfigMap of the
#   cluster can do so too; those of kube-system keep other configuration of the
#   cluster's components.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/
#     description: Customizing DNS Service
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb, rbac-aws-auth-write]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0037]
package kubevet.rbac["rbac-coredns-config-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	rbac.reach != "namespace"
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $`{rbac.holder} can {rbac.deeds(grant.verbs)} the ConfigMap of the cluster DNS in "kube-system"`,
		"severity": rbac.severity("medium"),
		"related": rbac.bindings,
	}
}

_power := {
	"groups": [""],
	"resources": ["configmaps"],
	"verbs": ["update", "patch"],
	"severe": "^(coredns|coredns-custom|kube-dns)$",
}
