# METADATA
# title: ClusterRole can change which APIs the cluster serves
# description: |
#   An APIService sends requests for a whole API group to a server of its author's
#   choice, with everything that users and controllers put into them. A
#   CustomResourceDefinition names the webhook that converts its objects, which sees
#   and changes all of them, and deleting one deletes all of its objects. Operators
#   that install their own definitions can name them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/
#     description: Kubernetes API aggregation layer
#   - ref: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion
#     description: Versions in CustomResourceDefinitions, webhook conversion
# custom:
#   severity: high
#   profile: recommended
#   help: name the objects in resourceNames
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0089]
package kubevet.rbac["rbac-api-service-write"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.combined(_powers)
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.deeds(grant.verbs)} {rbac.enumeration([r | some r in grant.resources])}",
		"severity": _severity(grant),
		"related": rbac.bindings,
	}
}

_powers := [
	object.union(_writes, {"groups": ["apiregistration.k8s.io"], "resources": ["apiservices"], "clustered": ["apiservices"]}),
	object.union(_writes, {
		"groups": ["apiextensions.k8s.io"],
		"resources": ["customresourcedefinitions"],
		"clustered": ["customresourcedefinitions"],
	}),
]

_writes := {"verbs": ["create", "update", "patch", "delete", "deletecollection"]}

# Operators install the definitions of their own objects.
_severity(grant) := "high" if {
	"apiservices" in grant.resources
} else := rbac.severity("medium")
