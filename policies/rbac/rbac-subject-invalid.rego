# METADATA
# title: Binding has a subject that the API server refuses
# description: |
#   A ServiceAccount in a ClusterRoleBinding needs a namespace and never has an
#   API group, users and groups belong to the API group of RBAC, and there is no
#   other kind of subject. The API server refuses the binding, and what was bound
#   before stays in effect.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-binding-v1/
#     description: ClusterRoleBinding, subjects
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ClusterRoleBinding, RoleBinding]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.rbac["rbac-subject-invalid"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, subject in manifest.list(input.object, ["subjects"])
	is_object(subject)
	some fault in _faults(subject)
	finding := {
		"path": array.flatten(["subjects", i, fault.field]),
		"message": fault.message,
	}
}

_faults(subject) := array.flatten([
	[{"field": "kind", "message": $`"{object.get(subject, "kind", "")}" is no kind of subject`} |
		not object.get(subject, "kind", "") in {"User", "Group", "ServiceAccount"}
	],
	[{"field": "namespace", "message": $`ServiceAccount "{subject.name}" has no namespace`} |
		subject.kind == "ServiceAccount"
		input.object.kind == "ClusterRoleBinding"
		object.get(subject, "namespace", "") in {"", null}
	],
	[{"field": "apiGroup", "message": $`ServiceAccount "{subject.name}" has an API group`} |
		subject.kind == "ServiceAccount"
		not object.get(subject, "apiGroup", "") in {"", null}
	],
	[{"field": "apiGroup", "message": $`{subject.kind} "{subject.name}" has the API group "{subject.apiGroup}"`} |
		subject.kind in {"User", "Group"}
		not object.get(subject, "apiGroup", "") in {"", null, "rbac.authorization.k8s.io"}
	],
])
