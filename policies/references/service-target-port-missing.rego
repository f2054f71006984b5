# METADATA
# title: Service leads to a port that no pod has
# description: |
#   targetPort names a port that no container of the selected pods declares, so the
#   Service has no endpoint for it. A number that none of them declares works if
#   something listens there all the same, but where the others are declared it is
#   mostly a mistake.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
#     description: Service, port definitions
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Service]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["service-target-port-missing"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("target-port")
	finding := references.finding(reference, $`no container of the selected pods has a port "{reference.key}"{_near(reference)}`, references.settled(reference))
}

deny contains finding if {
	some reference in references.missing("target-number")
	finding := references.finding(reference, $"no container of the selected pods declares port {reference.key}", false)
}

_near(reference) := $`; the nearest is "{reference.near}"` if reference.near != ""

_near(reference) := "" if reference.near == ""
