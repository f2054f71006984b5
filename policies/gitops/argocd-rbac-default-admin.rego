# METADATA
# title: Everybody who logs in to Argo CD may change what it deploys
# description: |
#   The default role is that of every user who can log in, whoever they are, and of
#   everybody if anonymous access is on. Who deploys to every project, or changes
#   projects, clusters or accounts, acts with Argo CD's rights, which are as a rule all
#   there are.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
#     description: Argo CD, RBAC
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [ConfigMap]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-269]
#   models: [gitops]
package kubevet.gitops["argocd-rbac-default-admin"]

import data.kubevet.lib.argocd

deny contains finding if {
	some power in argocd.default_powers
	power.name == _gravest
	finding := object.union(
		{
			"path": ["data", "policy.default"],
			"message": $`by role "{argocd.rbac.default}" everybody may {power.says}`,
			"evidence": [power.name | some power in argocd.default_powers],
		},
		_grades[power.name],
	)
}

_gravest := [power.name | some power in argocd.default_powers; _grades[power.name]][0]

_grades := {
	"accounts": {},
	"projects": {},
	"clusters": {},
	"deploy": {},
	"exec": {},
	"delete": {"severity": "high"},
	"sync": {"severity": "medium"},
}
