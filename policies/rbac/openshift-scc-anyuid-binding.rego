# METADATA
# title: Subject may use a SecurityContextConstraints without limits
# description: |
#   The built-in constraints anyuid let pods run as root, and privileged let them do
#   everything to their node. A role that may use them, or a binding to the role that
#   OpenShift makes for them, gives that to every pod of the service accounts it is
#   bound to. hostaccess, hostmount-anyuid and node-exporter open paths and namespaces
#   of the node in the same way.
# related_resources:
#   - ref: https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/authentication_and_authorization/managing-pod-security-policies
#     description: OpenShift, managing security context constraints
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Role, ClusterRole, RoleBinding, ClusterRoleBinding]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     kyverno: [disallow-security-context-constraint-anyuid]
#     kube-bench: ["rh-1.4:5.2.10"]
package kubevet.rbac["openshift-scc-anyuid-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_power)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can use {_constraints(grant.entry)}",
		"severity": rbac.severity("high"),
		"related": rbac.bindings,
	}
}

deny contains finding if {
	input.object.roleRef.kind == "ClusterRole"
	name := trim_prefix(input.object.roleRef.name, "system:openshift:scc:")
	name != input.object.roleRef.name
	regex.match(_power.severe, name)
	labels := [subject.label | some subject in rbac.subjects(input.object)]
	count(labels) > 0
	finding := {
		"path": ["roleRef", "name"],
		"evidence": labels,
		"message": $`{rbac.enumeration(labels)} can use SecurityContextConstraints "{name}"`,
		"related": [],
	}
}

_power := {
	"groups": ["security.openshift.io"],
	"resources": ["securitycontextconstraints"],
	"verbs": ["use"],
	"severe": "^(anyuid|hostaccess|hostmount-anyuid|node-exporter|privileged)$",
}

_constraints(entry) := "every SecurityContextConstraints" if {
	not rbac.restricted(entry)
} else := $"SecurityContextConstraints {rbac.enumeration(rbac.quoted(graves))}" if {
	graves := [name | some name in entry.names; regex.match(_power.severe, name)]
}
