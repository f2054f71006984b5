# METADATA
# title: Workload has the rights of an administrator
# description: |
#   The service account of this workload may write workloads, Secrets, or roles and
#   bindings, of its namespace or of the whole cluster: who takes over one of its pods
#   does all of that with its token. Controllers need such rights for what they
#   control and little else; an application seldom needs any. An entry that names the
#   objects is not counted.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
#     description: Service Accounts
# custom:
#   severity: high
#   profile: strict
#   kinds: [workload]
#   models: [rbac]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0053, C-0272]
package kubevet.rbac["workload-administrative-role"]

import data.kubevet.lib.rbac
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some identity in serviceaccount.identities
	not serviceaccount.without_token(identity)
	place := _place(identity.name)
	writes := [write |
		some write in ["workloads", "Secrets", "roles and bindings"]
		_writes(identity.name, write, place)
	]
	count(writes) > 0
	finding := {
		"path": identity.path,
		"evidence": writes,
		"message": $`ServiceAccount "{input.namespace}/{identity.name}" can write {rbac.enumeration(writes)} of {place}`,
		"severity": _severity(identity.name),
		"related": [related | some related in _bindings(identity.name)],
	}
}

_bindings(name) := {related |
	some grant in _grants(name)
	some write, _ in _written
	_gives(grant, write)
	related := {
		"kind": grant.kind,
		"namespace": grant.namespace,
		"name": grant.name,
		"path": ["roleRef"],
		"message": $`gives it {grant.role.kind} "{grant.role.name}"`,
	}
}

# _grants are the bindings of a service account and of the groups that it is in.
_grants(name) := array.flatten([
	object.get(input.model.rbac.accounts, [input.namespace, name], []),
	object.get(input.model.rbac.groups, "system:serviceaccounts", []),
	object.get(input.model.rbac.groups, $"system:serviceaccounts:{input.namespace}", []),
])

_gives(grant, write) if {
	some rule in input.model.rbac.roles[grant.role.namespace][grant.role.name].rules
	count(rule.names) == 0
	some verb in ["*", "create", "update", "patch"]
	verb in rule.verbs
	some group, resources in _written[write]
	_concerns(rule, group, resources)
}

_concerns(rule, group, resources) if {
	some own in [group, "*"]
	own in rule.groups
	some resource in array.concat(["*"], resources)
	resource in rule.resources
}

_written := {
	"workloads": {
		"": ["pods", "replicationcontrollers"],
		"apps": ["daemonsets", "deployments", "replicasets", "statefulsets"],
		"batch": ["cronjobs", "jobs"],
	},
	"Secrets": {"": ["secrets"]},
	"roles and bindings": {"rbac.authorization.k8s.io": ["clusterrolebindings", "clusterroles", "rolebindings", "roles"]},
}

_writes(name, write, place) if {
	some grant in _grants(name)
	_takes_effect(grant, place)
	_gives(grant, write)
}

_takes_effect(grant, "the cluster") if grant.kind == "ClusterRoleBinding"

_takes_effect(_, "a namespace")

_clustered(name) if {
	some grant in _grants(name)
	grant.kind == "ClusterRoleBinding"
	some write, _ in _written
	_gives(grant, write)
}

_place(name) := "the cluster" if {
	_clustered(name)
} else := "a namespace"

_severity(name) := "high" if {
	_clustered(name)
} else := "medium"
