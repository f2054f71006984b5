# METADATA
# title: Argo CD takes requests without a login
# description: |
#   Whoever reaches the server has the rights of the default role: to see what runs
#   where, or, if the role allows it, to change it.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/
#     description: Argo CD, argocd-cm
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
#     description: Argo CD, RBAC
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [ConfigMap]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
#   fix: {set: "false"}
#   models: [gitops]
package kubevet.gitops["argocd-anonymous-access"]

deny contains finding if {
	input.object.metadata.name == "argocd-cm"
	input.object.data["users.anonymous.enabled"] == "true"
	finding := object.union(object.union({"path": ["data", "users.anonymous.enabled"]}, _grade), _severity)
}

_default := input.model.gitops.rbac_of[input.namespace].default

_powers := input.model.gitops.rbac_of[input.namespace].powers

_grade := {"message": "requests without a login are answered", "severity": "high"} if not input.model.gitops.rbac_of[input.namespace]

_grade := {"message": "requests without a login are answered, though without a role as yet", "severity": "low"} if _default == ""

_grade := {
	"message": $`whoever reaches the server has role "{_default}"`,
	"related": [{"kind": "ConfigMap", "namespace": input.namespace, "name": "argocd-rbac-cm", "path": ["data", "policy.default"], "message": "gives everybody the role"}],
} if {
	_default != ""
}

# A role that may but look is not as grave.
_severity := {"severity": "high"} if {
	_default != ""
	not _changes
} else := {}

_changes if {
	some power in _powers
	not power.name in {"logs", "read"}
}
