# METADATA
# title: Ingress takes all traffic that matches no rule
# description: |
#   spec.defaultBackend, without rules or beside them, gets the requests for hosts and
#   paths that no Ingress of the controller claims, other teams' misspelt and retired
#   names among them. Whoever runs the backend reads their cookies and can answer in
#   their place.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend
#     description: Ingress, default backend
# custom:
#   severity: low
#   profile: strict
#   kinds: [Ingress]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-284]
#   aliases:
#     kyverno: [restrict-ingress-defaultbackend]
package kubevet.network["ingress-default-backend"]

deny contains finding if {
	some field in ["backend", "defaultBackend"]
	is_object(input.object.spec[field])
	finding := {
		"path": ["spec", field],
		"message": "requests that match no rule go to the default backend",
	}
}
