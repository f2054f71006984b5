# METADATA
# title: Alpha version of an API
# description: |
#   An API server serves alpha versions only if it is told to, at the cost of
#   whoever upgrades it: they change without notice, and objects may have to be made
#   anew.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/#api-versioning
#     description: API versioning
# custom:
#   severity: medium
#   profile: strict
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1188]
#   models: [schema]
package kubevet["api-versions"]["alpha-api-version"]

import data.kubevet.lib.schema

deny contains finding if {
	some use in schema.uses
	use.role == "object"
	contains(use.version, "alpha")
	_served(use)
	finding := {"path": use.path, "message": $"{use.version} {use.kind} is alpha, which no cluster serves by default"}
}

_served(use) if {
	use.introduced <= input.target.minor
	not _removed(use)
	not _deprecated(use)
}

_removed(use) if {
	use.removed > 0
	use.removed <= input.target.minor
}

_deprecated(use) if {
	use.deprecated > 0
	use.deprecated <= input.target.minor
}
