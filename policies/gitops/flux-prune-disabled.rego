# METADATA
# title: What is removed from Git stays in the cluster
# description: |
#   Objects that the source no longer has are never deleted: roles, accounts and
#   network openings that everybody takes for gone go on working.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
#     description: Flux, prune
# custom:
#   severity: low
#   profile: strict
#   kinds: [Kustomization.kustomize.toolkit.fluxcd.io]
#   compliance:
#     cwe: [CWE-459]
#   fix: {set: true}
package kubevet.gitops["flux-prune-disabled"]

deny contains finding if {
	input.object.spec.prune == false
	finding := {"path": ["spec", "prune"], "message": "objects that the source no longer has stay in the cluster"}
}
