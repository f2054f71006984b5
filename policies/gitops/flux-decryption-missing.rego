# METADATA
# title: What SOPS encrypted is applied as it is
# description: |
#   Flux decrypts what it applies only where the Kustomization says how. Without that
#   the API server refuses the objects, or they are made with the encrypted text for a
#   value.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
#     description: Flux, decryption
#   - ref: https://fluxcd.io/flux/guides/mozilla-sops/
#     description: Flux, secrets with SOPS
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Kustomization.kustomize.toolkit.fluxcd.io]
#   compliance:
#     cwe: [CWE-1188]
#   models: [gitops]
package kubevet.gitops["flux-decryption-missing"]

deny contains finding if {
	not input.object.spec.decryption.provider
	encrypted := input.model.gitops.trust[input.position].encrypted
	count(encrypted) > 0
	not _patched
	finding := {
		"path": ["spec", "decryption"],
		"message": $`{split(encrypted[0].kind, ".")[0]} "{encrypted[0].name}" is encrypted by SOPS, and not decrypted`,
		"related": encrypted,
		"evidence": sort([object.name | some object in encrypted]),
	}
}

# A Kustomization that applies others may say for them how.
_patched if {
	some _, kustomizations in input.index["Kustomization.kustomize.toolkit.fluxcd.io"]
	some kustomization in kustomizations
	some patch in kustomization.spec.patches
	contains(patch.patch, "decryption")
}
