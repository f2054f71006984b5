# METADATA
# title: Role reads the Secrets of the whole cluster
# description: |
#   Whoever reads every Secret has the registry, database and cloud credentials of
#   all namespaces, and with the tokens of service accounts their rights too.
#   list and watch return the contents as get does. Reported are entries of a
#   ClusterRole that name secrets without resourceNames, unless the role is only
#   bound in namespaces, and cluster-wide bindings to the built-in admin and edit,
#   which read Secrets. wildcard-rbac-resource reports entries that have "*" for
#   the resource.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
#     description: RBAC good practices, listing secrets
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/#least-privilege-secrets
#     description: Good practices for Kubernetes Secrets, least-privilege access
# custom:
#   severity: high
#   profile: recommended
#   help: name the Secrets in resourceNames, or grant it in namespaces by a Role
#   kinds: [ClusterRole, ClusterRoleBinding]
#   models: [rbac]
#   yields: [cluster-admin-binding, wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     cis-1.12: ["5.1.2"]
#     cis-1.23: ["5.1.2"]
#     mitre: [T1552.007]
#     cwe: [CWE-522]
#     soc2: [CC6.1, CC6.6, CC6.7]
#   aliases:
#     kube-linter: [access-to-secrets]
#     trivy: [KSV-0041]
#     checkov: [CKV2_K8S_5]
#     kubescape: [C-0015, C-0186]
#     rbac-police: [list_secrets, retrieve_token_secrets]
#     kyverno: [restrict-secret-role-verbs]
#     kube-bench: ["cis-1.12:5.1.2"]
#     datree: [CIS_INVALID_VERB_SECRETS]
package kubevet.rbac["rbac-secrets-read"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["secrets-read"])
	rbac.reach == "cluster"
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": union({w.evidence | some w in _with(grant)}),
		"message": $"{rbac.holder} can {rbac.deeds(_verbs(grant))} every Secret of {rbac.place}",
		"severity": rbac.severity("high"),
		"related": rbac.bindings,
	}
}

# _with are what an entry that lets read Secrets grants of them: writing them is
# taken away by the same edit.
_with(grant) := array.concat([grant], [w | some w in _writes; w.entry.path == grant.entry.path])

_writes := rbac.grants(rbac.powers["secrets-write"])

_verbs(grant) := grant.verbs if {
	"use every verb on" in grant.verbs
} else := [verb | some w in _with(grant); some verb in w.verbs]

# A role that every cluster has is reported where it is bound.
deny contains finding if {
	rbac.built_in_gives(rbac.powers["secrets-read"])
	count(rbac.others) > 0
	finding := {
		"path": ["roleRef", "name"],
		"evidence": rbac.others,
		"message": $`{rbac.enumeration(rbac.others)} can read every Secret of the cluster through "{input.object.roleRef.name}"`,
		"related": [],
	}
}
