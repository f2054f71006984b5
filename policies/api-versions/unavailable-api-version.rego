# METADATA
# title: API version that is not there yet
# description: |
#   A later version of Kubernetes introduced it. The one that is vetted for knows no
#   such kind: nothing of the object is applied.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
#     description: Deprecated API migration guide
# custom:
#   severity: high
#   profile: recommended
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   models: [schema]
package kubevet["api-versions"]["unavailable-api-version"]

import data.kubevet.lib.schema

deny contains finding if {
	some use in schema.uses
	use.role in {"object", "target"}
	use.introduced > input.target.minor
	finding := {"path": use.path, "message": $"{use.version} {use.kind} is there from Kubernetes 1.{use.introduced} on, not in 1.{input.target.minor}"}
}
