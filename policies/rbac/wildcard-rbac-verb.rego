# METADATA
# title: Role grants every verb
# description: |
#   "*" in verbs covers more than reading and writing: deletecollection, and verbs
#   with a meaning of their own such as escalate, bind, impersonate, use, sign and
#   approve, on whatever the resource list grows into. It is less severe for custom
#   resources and within one namespace. An entry that wildcard-rbac-all or
#   wildcard-rbac-resource reports, or the rule of a power such as
#   rbac-secrets-read or rbac-escalate-bind, is not reported again.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
# custom:
#   severity: high
#   profile: recommended
#   help: list the verbs that are needed
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource, rbac-impersonate, rbac-escalate-bind, rbac-nodes-proxy, rbac-secrets-read, rbac-namespace-secrets-access, rbac-secrets-write, rbac-pod-exec-attach, rbac-ephemeral-containers, rbac-token-request, rbac-role-binding-write, rbac-admission-config-write, rbac-workload-create, rbac-api-service-write, rbac-csr-approval, rbac-node-write, rbac-aws-auth-write]
#   compliance:
#     cis-1.12: ["5.1.3"]
#     cis-1.23: ["5.1.3"]
#     mitre: [T1098.006]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [wildcard-in-rules]
#     trivy: [KSV-0045, KSV-0042, KSV-0049, KSV-0056]
#     checkov: [CKV_K8S_49]
#     kubescape: [C-0187, C-0188]
#     kyverno: [restrict-wildcard-verbs]
#     kube-bench: ["cis-1.12:5.1.3"]
#     datree: [CIS_INVALID_WILDCARD_ROLE]
package kubevet.rbac["wildcard-rbac-verb"]

import data.kubevet.lib.rbac

deny contains finding if {
	some entry in rbac.entries
	items := [i | some i, verb in entry.verbs; verb == "*"]
	count(items) > 0
	finding := {
		"path": array.concat(entry.path, ["verbs", items[0]]),
		"scope": entry.path,
		"evidence": _rights(entry),
		"message": $"{rbac.holder} can use every verb on {rbac.enumeration(rbac.quoted(entry.resources))}",
		"severity": rbac.wildcard_severity(entry),
		"related": rbac.bindings,
	}
}

# _rights are those of an entry, but for the status of what it is about anyway.
_rights(entry) := {right |
	some right in rbac.rights(entry)
	not regex.replace(right, `/(status|finalizers)$`, "") in (rbac.rights(entry) - {right})
}
