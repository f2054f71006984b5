# METADATA
# title: Every namespace may read through a cluster secret store
# description: |
#   A ClusterSecretStore fetches from its backend for ExternalSecrets of any
#   namespace that its conditions allow, and without conditions that is every one.
#   Whoever may create an ExternalSecret anywhere then reads all that the store's
#   own identity can read, production credentials included. That matters where
#   namespaces are those of different people.
# related_resources:
#   - ref: https://external-secrets.io/latest/api/clustersecretstore/
#     description: External Secrets Operator, ClusterSecretStore
#   - ref: https://external-secrets.io/latest/guides/multi-tenancy/
#     description: External Secrets Operator, multi tenancy
#   - ref: https://external-secrets.io/latest/guides/security-best-practices/
#     description: External Secrets Operator, security best practices
# custom:
#   severity: medium
#   profile: strict
#   help: list the namespaces that may use it in spec.conditions
#   kinds: [ClusterSecretStore.external-secrets.io]
#   masks: false
#   compliance:
#     mitre: [T1552.007]
#     cwe: [CWE-284]
package kubevet.secrets["external-secret-cluster-store-unrestricted"]

import data.kubevet.lib.manifest

deny contains finding if {
	count(manifest.list(input.object, ["spec", "conditions"])) == 0
	finding := {
		"path": ["spec", "conditions"],
		"message": $`every namespace may read through ClusterSecretStore "{manifest.name}"`,
	}
}

# One condition that holds is enough for a namespace to be served.
deny contains finding if {
	some i, condition in manifest.list(input.object, ["spec", "conditions"])
	is_object(condition)
	some field in _open(condition)
	finding := {
		"path": ["spec", "conditions", i, field],
		"message": $`every namespace may read through ClusterSecretStore "{manifest.name}"`,
	}
}

_open(condition) := {"namespaceSelector" |
	selector := condition.namespaceSelector
	is_object(selector)
	count(manifest.mapping(selector, ["matchLabels"])) == 0
	count(manifest.list(selector, ["matchExpressions"])) == 0
} | {"namespaceRegexes" |
	some pattern in manifest.list(condition, ["namespaceRegexes"])
	pattern in {"", ".*", "^.*$", ".+", "^.+$"}
}
