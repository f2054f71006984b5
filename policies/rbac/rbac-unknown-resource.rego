# METADATA
# title: Rule names a resource that its group does not have
# description: |
#   RBAC compares names and knows no resources: a rule for "pod", or for deployments
#   in the core group, is accepted, grants nothing, and whoever relies on it is
#   refused at run time. Resources are named in the plural, as in addresses, in the
#   group that serves them. Groups that Kubernetes does not own are not judged.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Using RBAC authorization, referring to resources
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ClusterRole, Role]
#   models: [schema]
package kubevet.rbac["rbac-unknown-resource"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("unknown-resource")
	not _gone(fact)
	finding := {"path": fact.path, "message": $`{_groups(fact)} resource "{fact.field}"{_hint(fact)}`, "severity": _severity(fact)}
}

# removed-api-version says of these since when.
_gone(fact) if {
	some use in schema.uses
	use.path == fact.path
	use.removed <= input.target.minor
}

# Who may not change the status of what has none misses nothing.
_severity(fact) := "low" if endswith(fact.field, "/status")

_severity(fact) := "medium" if not endswith(fact.field, "/status")

_groups(fact) := "the core group has no" if fact.want == ""

_groups(fact) := $`group "{fact.want}" has no` if {
	fact.want != ""
	not contains(fact.want, ",")
}

_groups(fact) := "none of the groups of the rule has a" if contains(fact.want, ",")

_hint(fact) := $`, but "{fact.near}"` if fact.near != ""

_hint(fact) := $`: it is in {concat(" and ", [_name(group) | some group in fact.values])}` if {
	fact.near == ""
	count(fact.values) > 0
}

_hint(fact) := "" if {
	fact.near == ""
	count(fact.values) == 0
}

_name(group) := "the core group" if group == ""

_name(group) := $`group "{group}"` if group != ""
