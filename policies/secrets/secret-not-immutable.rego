# METADATA
# title: Secret or ConfigMap can be changed in place
# description: |
#   The object is not immutable, so that its data can be changed under running
#   workloads: by mistake, or by whoever gets the permission to update it. An
#   immutable object is replaced by one of another name, which rolls out and rolls
#   back like any other change, and spares the API server the watches of all
#   kubelets.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable
#     description: Kubernetes, immutable Secrets
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
#     description: Kubernetes, immutable ConfigMaps
# custom:
#   severity: info
#   profile: optional
#   kinds: [Secret, ConfigMap]
#   masks: false
#   compliance:
#     cwe: [CWE-471]
#   fix: {set: true}
package kubevet.secrets["secret-not-immutable"]

import data.kubevet.lib.manifest

deny contains finding if {
	not input.object.immutable == true
	not _filled_later
	finding := {
		"path": ["immutable"],
		"message": $`{input.object.kind} "{manifest.name}" can be changed in place`,
	}
}

# What controllers fill in and rotate has to stay open to them.
_filled_later if input.object.type in {"kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token"}
