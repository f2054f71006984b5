# METADATA
# title: Flux object refers to another namespace
# description: |
#   Whoever may change the object decides what another namespace's source brings here,
#   and whoever may change that namespace decides what is applied here. Controllers
#   that run with --no-cross-namespace-refs refuse such an object.
# related_resources:
#   - ref: https://fluxcd.io/flux/installation/configuration/multitenancy/
#     description: Flux, multi-tenancy lockdown
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Kustomization.kustomize.toolkit.fluxcd.io, HelmRelease.helm.toolkit.fluxcd.io, ImagePolicy.image.toolkit.fluxcd.io, ImageUpdateAutomation.image.toolkit.fluxcd.io, Alert.notification.toolkit.fluxcd.io, Receiver.notification.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1021]
#     cwe: [CWE-653]
package kubevet.gitops["flux-cross-namespace-reference"]

deny contains finding if {
	some path in _references
	namespace := object.get(input.object, array.concat(path, ["namespace"]), input.namespace)
	is_string(namespace)
	not namespace in {"", input.namespace}
	finding := {"path": array.concat(path, ["namespace"]), "message": $`the reference leads to namespace "{namespace}"`}
}

_references contains path if {
	some path in [
		["spec", "sourceRef"],
		["spec", "chart", "spec", "sourceRef"],
		["spec", "chartRef"],
		["spec", "imageRepositoryRef"],
	]
	is_object(object.get(input.object, path, null))
}

_references contains ["spec", list, i] if {
	some list in ["eventSources", "resources"]
	some i, reference in input.object.spec[list]
	is_object(reference)
}
