# METADATA
# title: ClusterRole grants every URL of the API server
# description: |
#   "*" in nonResourceURLs is every path that is no resource: metrics of the API
#   server, its profiles and logs, and whatever extension servers add. Most
#   holders need one path, such as /metrics. A role that also grants everything on
#   resources is reported by wildcard-rbac-all.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-examples
#     description: Using RBAC authorization, role examples
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all]
#   compliance:
#     mitre: [T1613]
#     cwe: [CWE-250]
package kubevet.rbac["wildcard-rbac-non-resource-url"]

import data.kubevet.lib.manifest
import data.kubevet.lib.rbac

deny contains finding if {
	rbac.authored
	some i, rule in manifest.list(input.object, ["rules"])
	is_object(rule)
	some j, url in manifest.list(rule, ["nonResourceURLs"])
	url in {"*", "/*"}
	verbs := manifest.list(rule, ["verbs"])
	count(verbs) > 0
	finding := {
		"path": ["rules", i, "nonResourceURLs", j],
		"evidence": {$"{verb} nonResourceURLs/{url}" | some verb in verbs; is_string(verb)},
		"message": $"{rbac.holder} can {_deed(verbs)} every URL of the API server",
		"related": rbac.bindings,
	}
}

_deed(verbs) := "use every verb on" if {
	"*" in verbs
} else := rbac.enumeration(verbs)
