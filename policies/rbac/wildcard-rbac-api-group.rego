# METADATA
# title: Role grants a resource in every API group
# description: |
#   With "*" in apiGroups an entry also covers every resource of that name in API
#   groups that are installed later, such as the services or users of another
#   product. An entry that has "*" for resources or verbs too, or that gives a
#   power of its own, is reported by the rule about that.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Using RBAC authorization, resources and wildcards
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, wildcard-rbac-verb, rbac-impersonate, rbac-escalate-bind, rbac-nodes-proxy, rbac-secrets-read, rbac-namespace-secrets-access, rbac-secrets-write, rbac-pod-exec-attach, rbac-ephemeral-containers, rbac-token-request, rbac-role-binding-write, rbac-admission-config-write, rbac-workload-create, rbac-api-service-write, rbac-csr-approval, rbac-node-write, rbac-aws-auth-write]
#   compliance:
#     cis-1.12: ["5.1.3"]
#     mitre: [T1098.006]
#     cwe: [CWE-250]
#   aliases:
#     checkov: [CKV_K8S_49]
#     kubescape: [C-0187]
#     kube-bench: ["cis-1.12:5.1.3"]
#     datree: [CIS_INVALID_WILDCARD_ROLE]
package kubevet.rbac["wildcard-rbac-api-group"]

import data.kubevet.lib.rbac

deny contains finding if {
	some entry in rbac.entries
	items := [i | some i, group in entry.groups; group == "*"]
	count(items) > 0
	count(entry.resources) > 0
	finding := {
		"path": array.concat(entry.path, ["apiGroups", items[0]]),
		"scope": entry.path,
		"evidence": rbac.rights(entry),
		"message": $"{rbac.holder} can {rbac.enumeration(entry.verbs)} {rbac.enumeration(rbac.quoted(entry.resources))} in every API group",
		"related": rbac.bindings,
	}
}
