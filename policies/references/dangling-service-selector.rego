# METADATA
# title: Service selects no pod
# description: |
#   No pod template of the namespace has the labels that the Service selects, so the
#   Service has no endpoints: its name resolves, and every connection is refused or
#   hangs. Most often a label was renamed in one of the two places.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/
#     description: Service
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpoints
#     description: Debug Services
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Service]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [dangling-service]
#     kubescape: [C-0293]
#     kube-score: [service-targets-pod]
#   models: [references]
package kubevet.references["dangling-service-selector"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("service-pods")
	reference.inhabited
	finding := references.finding(reference, $"{reference.name} selects no pod{_near(reference)}", references.lived(reference))
}

_near(reference) := $"; the nearest is {reference.near}" if reference.near != ""

_near(reference) := "" if reference.near == ""
