# METADATA
# title: Source of manifests is fetched without encryption
# description: |
#   Whoever is on the way between the cluster and the server can change what is
#   fetched, and with it what runs in the cluster. The credentials of the source, if it
#   has any, can be read there too.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/source/gitrepositories/
#     description: Flux, GitRepository
#   - ref: https://fluxcd.io/flux/components/source/helmrepositories/
#     description: Flux, HelmRepository
#   - ref: https://fluxcd.io/flux/components/source/ocirepositories/
#     description: Flux, OCIRepository
#   - ref: https://fluxcd.io/flux/components/source/buckets/
#     description: Flux, Bucket
# custom:
#   severity: high
#   profile: recommended
#   kinds: [GitRepository.source.toolkit.fluxcd.io, HelmRepository.source.toolkit.fluxcd.io, OCIRepository.source.toolkit.fluxcd.io, Bucket.source.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-319]
package kubevet.gitops["flux-source-insecure-transport"]

import data.kubevet.lib.flux

deny contains flux.graded(finding, object.get(input.object.spec, "url", "")) if {
	url := input.object.spec.url
	is_string(url)
	startswith(lower(url), "http://")
	finding := {"path": ["spec", "url"], "message": "the source is fetched over HTTP"}
}

# HTTPS is then not even tried: of a HelmRepository the field counts for OCI alone.
deny contains flux.graded(finding, object.get(input.object.spec, _address, "")) if {
	input.object.spec.insecure == true
	_plain
	finding := {"path": ["spec", "insecure"], "message": "the source is fetched without TLS"}
}

_plain if input.object.kind in {"Bucket", "OCIRepository"}

_plain if {
	input.object.kind == "HelmRepository"
	input.object.spec.type == "oci"
}

_address := "endpoint" if input.object.kind == "Bucket"

_address := "url" if not input.object.kind == "Bucket"
