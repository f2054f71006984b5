# METADATA
# title: Release is applied by force, or checks are left out
# description: |
#   What is forced is deleted and made again, and with it what it holds; what is not
#   checked or waited for is called installed though it is not.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/helm/helmreleases/#install-configuration
#     description: Flux, configuration of releases
#   - ref: https://fluxcd.io/flux/components/kustomize/kustomizations/#force
#     description: Flux, force
# custom:
#   severity: low
#   profile: strict
#   kinds: [HelmRelease.helm.toolkit.fluxcd.io, Kustomization.kustomize.toolkit.fluxcd.io]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.gitops["flux-helm-release-force-or-skip"]

deny contains finding if {
	some path, message in _switches
	object.get(input.object, path, null) == true
	finding := {"path": path, "message": message}
}

deny contains finding if {
	path := ["spec", "upgrade", "crds"]
	object.get(input.object, path, "") == "CreateReplace"
	finding := {"path": path, "message": "an upgrade replaces CRDs, whose versions may lose objects", "severity": "info"}
}

_switches[["spec", "force"]] := "objects that cannot be changed are deleted and made again" if {
	input.object.kind == "Kustomization"
}

_switches[["spec", action, field]] := message if {
	input.object.kind == "HelmRelease"
	some action, fields in _fields
	some field in fields
	message := _messages[field]
}

_fields := {
	"install": {"disableOpenAPIValidation", "disableSchemaValidation", "disableWait"},
	"upgrade": {"disableOpenAPIValidation", "disableSchemaValidation", "disableWait", "force"},
	"rollback": {"disableWait", "force"},
}

_messages := {
	"disableOpenAPIValidation": "manifests are not validated before they are applied",
	"disableSchemaValidation": "values are not held against the schema of the chart",
	"disableWait": "the release counts as installed before it runs",
	"force": "objects that cannot be changed are deleted and made again",
}
