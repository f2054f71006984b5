# METADATA
# title: Source is none of those that are allowed
# description: |
#   What is fetched from somewhere that nobody has agreed on can bring anything into
#   the cluster.
# related_resources:
#   - ref: https://fluxcd.io/flux/installation/configuration/multitenancy/
#     description: Flux, multi-tenancy lockdown
# custom:
#   severity: info
#   profile: optional
#   kinds: [GitRepository.source.toolkit.fluxcd.io, HelmRepository.source.toolkit.fluxcd.io, OCIRepository.source.toolkit.fluxcd.io, Bucket.source.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-829]
#   aliases:
#     kyverno: [verify-flux-sources, verify-git-repositories]
#   parameters: {allowed-sources: []}
package kubevet.gitops["flux-source-not-allowed"]

deny contains finding if {
	field := _field
	address := input.object.spec[field]
	is_string(address)
	allowed := input.parameters["flux-source-not-allowed"]["allowed-sources"]
	count(allowed) > 0
	every pattern in allowed {
		not glob.match(pattern, null, address)
	}
	finding := {"path": ["spec", field], "message": $"the {field} of the source is none of those that are allowed"}
}

_field := "endpoint" if input.object.kind == "Bucket"

_field := "url" if not input.object.kind == "Bucket"
