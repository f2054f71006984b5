# METADATA
# title: Role grants access to every resource of an API group
# description: |
#   "*" in resources covers all that an API group has and will have: in the core
#   group that is Secrets, shells in pods and tokens of service accounts. It is
#   less severe for an API group of a custom resource, for reading a group without
#   secrets, and within one namespace. Of a role's rules this one reports every
#   "*" in resources that wildcard-rbac-all does not, and a "*/subresource"
#   unless the rule about that subresource does. "*/scale" is how autoscalers are
#   meant to be granted their work, "*/finalizers" gives no power, and the
#   resources of the custom and external metrics APIs are names of metrics, which
#   nobody can list in advance: those are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Using RBAC authorization, resources and wildcards
# custom:
#   severity: high
#   profile: recommended
#   help: list the resources that are needed
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all]
#   compliance:
#     cis-1.12: ["5.1.3"]
#     cis-1.23: ["5.1.3"]
#     mitre: [T1098.006]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [wildcard-in-rules]
#     trivy: [KSV-0046, KSV-0112]
#     checkov: [CKV_K8S_49, CKV_K8S_156, CKV2_K8S_1, CKV2_K8S_3]
#     kubescape: [C-0187, C-0002, C-0007, C-0015, C-0031, C-0035, C-0037, C-0063, C-0065, C-0186, C-0191]
#     kyverno: [restrict-wildcard-resources, restrict-wildcard-verbs]
#     kube-bench: ["cis-1.12:5.1.3"]
#     datree: [CIS_INVALID_VALUE_CREATE_POD, CIS_INVALID_VERB_SECRETS, CIS_INVALID_WILDCARD_ROLE]
package kubevet.rbac["wildcard-rbac-resource"]

import data.kubevet.lib.rbac

deny contains finding if {
	some entry in rbac.entries
	not _metrics(entry)
	some found in _wildcards(entry)
	finding := {
		"path": array.concat(entry.path, ["resources", found.item]),
		"scope": entry.path,
		"evidence": found.evidence,
		"message": $"{rbac.holder} can {_verbs(entry)} every {found.what} of {_groups(entry)}{found.tail}",
		"severity": found.severity,
		"related": rbac.bindings,
	}
}

_wildcards(entry) := [{"item": items[0], "what": "resource", "tail": _tail(entry), "severity": rbac.wildcard_severity(entry), "evidence": rbac.rights(entry)}] if {
	items := [i | some i, resource in entry.resources; resource == "*"]
	count(items) > 0
} else := [wildcard |
	some i, resource in entry.resources
	["*", subresource] = split(resource, "/")
	not subresource in {"*", "finalizers", "scale"}
	wildcard := {"item": i, "what": $`"{subresource}" subresource`, "tail": "", "severity": _severity(subresource), "evidence": rbac.rights(object.union(entry, {"resources": [resource]}))}
]

_metrics(entry) if {
	every group in entry.groups { group in {"custom.metrics.k8s.io", "external.metrics.k8s.io"} }
}

_severity(subresource) := "low" if subresource in {"status", "log"}

_severity(subresource) := rbac.severity("high") if {
	subresource in _graves
	rbac.reach != "namespace"
}

_severity(subresource) := "medium" if {
	subresource in _graves
	rbac.reach == "namespace"
}

_severity(subresource) := "medium" if not subresource in (_graves | {"status", "log"})

_graves := {"approval", "attach", "ephemeralcontainers", "exec", "proxy", "token"}

_tail(entry) := ", Secrets among them" if {
	some group in ["", "*"]
	group in entry.groups
} else := ""

_verbs(entry) := "use every verb on" if {
	"*" in entry.verbs
} else := rbac.enumeration(entry.verbs)

_groups(entry) := "all API groups" if {
	"*" in entry.groups
} else := $"API group {rbac.enumeration(_names(entry))}" if {
	count(entry.groups) == 1
} else := $"API groups {rbac.enumeration(_names(entry))}"

_names(entry) := rbac.quoted([name | some group in entry.groups; name := _name(group)])

_name("") := "core"

_name(group) := group if group != ""
