# METADATA
# title: ClusterRole can change admission control
# description: |
#   Admission webhooks and policies see and change every object that anybody writes.
#   Whoever writes a mutating one changes what others create, roles and pods of the
#   controllers among them; a validating one reads what they write, Secrets included;
#   and deleting one switches off what it enforces. Configurations that an entry names
#   are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks
#     description: RBAC good practices, control admission webhooks
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic Admission Control
# custom:
#   severity: high
#   profile: recommended
#   help: name the configurations in resourceNames
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     cis-1.12: ["5.1.12"]
#     mitre: [T1562.001]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0114]
#     checkov: [CKV_K8S_155]
#     kubescape: [C-0281]
#     rbac-police: [control_webhooks]
#     kyverno: [restrict-clusterrole-mutating-validating-admission-webhooks]
#     kube-bench: ["cis-1.12:5.1.12"]
package kubevet.rbac["rbac-admission-config-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["admission-config-write"])
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])}",
		"severity": rbac.severity("high"),
		"related": rbac.bindings,
	}
}
