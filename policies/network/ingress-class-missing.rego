# METADATA
# title: Ingress names no class
# description: |
#   Without a class it depends on the cluster who serves the Ingress: the default class
#   if there is one, nobody, or every controller that takes what has no class, the
#   internet-facing one included. An application for the intranet is then published by
#   whoever installs another controller.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
#     description: Ingress class
# custom:
#   severity: low
#   profile: strict
#   kinds: [Ingress]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.network["ingress-class-missing"]

import data.kubevet.lib.ingress

deny contains finding if {
	ingress.class == ""
	not _default_class
	finding := {
		"path": ["spec", "ingressClassName"],
		"message": "the cluster decides which controller serves the ingress",
	}
}

_default_class if {
	some class in input.index.IngressClass[""]
	class.metadata.annotations["ingressclass.kubernetes.io/is-default-class"] == "true"
}
