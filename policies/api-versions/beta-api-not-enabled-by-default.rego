# METADATA
# title: Beta version of an API that is off by default
# description: |
#   Beta versions that came with Kubernetes 1.24 or later are served only if the API
#   server is told to. Without that the object is refused: no matches for kind.
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
package kubevet["api-versions"]["beta-api-not-enabled-by-default"]

import data.kubevet.lib.schema

deny contains finding if {
	some use in schema.uses
	use.role == "object"
	contains(use.version, "beta")
	use.introduced >= 24
	not use.version in _on
	use.introduced <= input.target.minor
	not _removed(use)
	not _deprecated(use)
	finding := {"path": use.path, "message": $"{use.version} {use.kind} is beta, and off unless the API server is told to serve it"}
}

# The last beta version that was on without being asked for.
_on := {"flowcontrol.apiserver.k8s.io/v1beta3"}

_removed(use) if {
	use.removed > 0
	use.removed <= input.target.minor
}

_deprecated(use) if {
	use.deprecated > 0
	use.deprecated <= input.target.minor
}
