# METADATA
# title: Ingress is of a class that is not allowed
# description: |
#   The class says which controller publishes the application: one class may be for the
#   intranet and another for the internet, with other filters before it. The parameter
#   allowed-classes lists those that these manifests may use; without it nothing is
#   reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
#     description: Ingress class
# custom:
#   severity: info
#   profile: optional
#   kinds: [Ingress]
#   compliance:
#     cwe: [CWE-284]
#   aliases:
#     kyverno: [restrict-ingress-classes]
#   parameters: {allowed-classes: []}
package kubevet.network["ingress-class-not-allowed"]

import data.kubevet.lib.ingress

deny contains finding if {
	allowed := input.parameters["ingress-class-not-allowed"]["allowed-classes"]
	count(allowed) > 0
	ingress.class != ""
	not ingress.class in allowed
	finding := {
		"path": _path,
		"message": $`class "{ingress.class}" is not one of those allowed`,
	}
}

_path := ["spec", "ingressClassName"] if {
	is_string(input.object.spec.ingressClassName)
} else := ["metadata", "annotations", "kubernetes.io/ingress.class"]
