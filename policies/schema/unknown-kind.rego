# METADATA
# title: Kind that Kubernetes does not have
# description: |
#   The group and version are Kubernetes' own or defined in the same bundle, and
#   have no such kind: "no matches for kind" is all that the API server will say. In
#   profile strict custom resources are reported too whose definition is neither
#   here nor known, as nothing can be said of their fields.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/#api-groups
#     description: The Kubernetes API, groups
# custom:
#   severity: high
#   profile: recommended
#   help: correct the kind or its apiVersion, or install its definition
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   models: [schema]
package kubevet.schema["unknown-kind"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("unknown-kind")
	finding := _finding(fact)
}

_finding(fact) := {"path": fact.path, "message": $`{input.object.apiVersion} has no kind "{input.object.kind}", but "{fact.near}"`} if fact.want == "kind"

_finding(fact) := {"path": fact.path, "message": $`{input.object.apiVersion} has no kind "{input.object.kind}"{_elsewhere(fact)}`} if fact.want == "version"

_finding(fact) := {
	"path": fact.path,
	"message": $`nothing is known of kind "{input.object.kind}" of {input.object.apiVersion}`,
	"severity": "info",
	"profile": "strict",
} if fact.want == ""

_elsewhere(fact) := "" if count(fact.values) == 0

_elsewhere(fact) := $", which is of {concat(", ", fact.values)}" if count(fact.values) > 0
