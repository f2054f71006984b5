# METADATA
# title: Signature of an OCI artifact is not verified, or anybody's counts
# description: |
#   Whoever can push to the registry decides what runs in the cluster. Verification by
#   keyless signatures without an identity to match holds for every signature in the
#   public transparency log, which anybody can make.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/source/ocirepositories/
#     description: Flux, OCIRepository
#   - ref: https://fluxcd.io/flux/components/source/helmcharts/#verification
#     description: Flux, verification of charts
# custom:
#   severity: high
#   profile: recommended
#   kinds: [OCIRepository.source.toolkit.fluxcd.io, HelmChart.source.toolkit.fluxcd.io, HelmRelease.helm.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-347]
package kubevet.gitops["flux-oci-source-unverified"]

import data.kubevet.lib.manifest

deny contains finding if {
	some place in _places
	count(manifest.mapping(input.object, place)) == 0
	finding := {"path": place, "message": "no signature of the artifact is verified", "severity": "medium", "profile": "strict"}
}

deny contains finding if {
	some place in _places
	verify := manifest.mapping(input.object, place)
	verify.provider == "cosign"
	not verify.secretRef.name
	count(manifest.list(verify, ["matchOIDCIdentity"])) == 0
	finding := {"path": array.concat(place, ["matchOIDCIdentity"]), "message": "a keyless signature of anybody is taken for valid"}
}

deny contains finding if {
	some place in _places
	some i, identity in manifest.list(input.object, array.concat(place, ["matchOIDCIdentity"]))
	regex.match(_anything, identity.subject)
	finding := {"path": array.flatten([place, "matchOIDCIdentity", i, "subject"]), "message": "every subject of the issuer may sign the artifact"}
}

_anything := `^\^?(\(?\.[*+]\)?)?\$?$`

_places contains ["spec", "verify"] if input.object.kind == "OCIRepository"

_places contains ["spec", "verify"] if {
	input.object.kind == "HelmChart"
	_oci(input.object.spec.sourceRef)
}

_places contains ["spec", "chart", "spec", "verify"] if {
	input.object.kind == "HelmRelease"
	_oci(input.object.spec.chart.spec.sourceRef)
}

# Charts of other repositories cannot be verified.
_oci(reference) if {
	object.get(reference, "kind", "HelmRepository") == "HelmRepository"
	namespace := object.get(reference, "namespace", input.namespace)
	input.named["HelmRepository.source.toolkit.fluxcd.io"][namespace][reference.name].spec.type == "oci"
}
