# METADATA
# title: ClusterRole adds dangerous rights to a built-in role
# description: |
#   The label rbac.authorization.k8s.io/aggregate-to-view, edit or admin adds the
#   rules of a ClusterRole to the built-in role of that name, in every namespace where
#   anybody is bound to it. Whoever could only look can then read Secrets or run
#   commands, and whoever could run pods can grant themselves rights, without a
#   binding having changed. Rights that the built-in role has anyway are not reported,
#   nor are those on the resources of other API groups.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
#     description: Using RBAC authorization, aggregated ClusterRoles
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#     description: Using RBAC authorization, user-facing roles
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ClusterRole]
#   models: [rbac]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-269]
package kubevet.rbac["rbac-aggregated-role-escalation"]

import data.kubevet.lib.rbac

deny contains finding if {
	built_in := _built_in
	some entry in rbac.entries
	deeds := _deeds(entry) | _wildcard(entry)
	count(deeds) > 0
	finding := {
		"path": entry.path,
		"evidence": deeds,
		"message": $`everybody with the role "{built_in}" can {rbac.enumeration([d | some d in deeds])}`,
		"related": rbac.bindings,
	}
}

# _built_in is the least of the built-in roles that get the rules. What is added to
# view is added to edit as well, and that to admin.
_built_in := [role |
	some role in ["view", "edit", "admin"]
	role in input.model.rbac.roles[""][input.object.metadata.name].into
][0]

_deeds(entry) := {deed |
	not "*" in entry.resources
	some name, deed in _added[_built_in]
	some grant in rbac.grants(rbac.powers[name])
	grant.entry.path == entry.path
}

_wildcard(entry) := {$"{_verbs(entry.verbs)} every resource"} if {
	"*" in entry.resources
	not rbac.restricted(entry)
	some group in ["", "*"]
	group in entry.groups
	_more(entry.verbs)
} else := set()

_verbs(verbs) := "do everything with" if {
	"*" in verbs
} else := rbac.enumeration(verbs)

# Those who look may do so with every resource but Secrets.
_more(verbs) if {
	_built_in == "view"
	count(verbs) > 0
}

_more(verbs) if {
	some verb in ["*", "bind", "escalate"]
	verb in verbs
}

_admin := {
	"bind": "bind roles to themselves",
	"escalate": "write any right into roles",
}

_edit := object.union(_admin, {"role-binding-write": "write roles and bindings"})

_added := {
	"admin": _admin,
	"edit": _edit,
	"view": object.union(_edit, {
		"secrets-read": "read Secrets",
		"secrets-write": "write Secrets",
		"pod-exec-attach": "run commands in pods",
		"ephemeral-containers": "add containers to pods",
		"token-request": "issue tokens of service accounts",
		"impersonate": "impersonate service accounts",
	}),
}
