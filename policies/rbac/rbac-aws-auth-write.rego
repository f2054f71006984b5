# METADATA
# title: Role can change who EKS lets in
# description: |
#   On EKS the ConfigMap aws-auth of kube-system maps IAM users and roles to users and
#   groups of the cluster: whoever writes it makes any IAM identity a member of
#   system:masters. The finding is of roles that name the ConfigMap, and, less severe,
#   of those of kube-system that may change every ConfigMap there. ConfigMaps of all
#   of the cluster are left to rbac-coredns-config-write.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
#     description: Amazon EKS, grant IAM users and roles access with a ConfigMap
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     mitre: [T1098]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0115]
#     rbac-police: [eks_modify_aws_auth]
#     kubescape: [C-0285]
package kubevet.rbac["rbac-aws-auth-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	rbac.reach != "namespace"
	severity := _severity(grant.entry)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $`{rbac.holder} can {rbac.deeds(grant.verbs)} the ConfigMap "aws-auth", which says whom EKS lets in`,
		"severity": severity,
		"related": rbac.bindings,
	}
}

# The name is no restriction of this power.
_power := {
	"groups": [""],
	"resources": ["configmaps"],
	"verbs": ["update", "patch"],
	"severe": "^aws-auth$",
}

_severity(entry) := "critical" if {
	"aws-auth" in entry.names
} else := rbac.severity("high") if {
	rbac.reach == "system"
}
