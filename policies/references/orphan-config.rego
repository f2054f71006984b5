# METADATA
# title: Nothing refers to the ConfigMap or Secret
# description: |
#   No object among the manifests names it. It may be what is left of something that
#   was removed, or be read by a program through the API.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
#     description: ConfigMaps
# custom:
#   severity: info
#   profile: optional
#   kinds: [ConfigMap, Secret]
#   compliance:
#     cwe: [CWE-1164]
#   models: [references]
package kubevet.references["orphan-config"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("orphan")
	finding := references.finding(reference, "no object among the manifests names it", true)
}
