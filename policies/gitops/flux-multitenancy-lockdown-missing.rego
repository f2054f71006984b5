# METADATA
# title: Flux controller trusts whoever may create its objects
# description: |
#   Without these flags a tenant who may create Flux objects in one namespace uses the
#   sources of others, applies as cluster-admin, or has kustomizations fetch bases from
#   anywhere.
# related_resources:
#   - ref: https://fluxcd.io/flux/installation/configuration/multitenancy/
#     description: Flux, multi-tenancy lockdown
#   - ref: https://fluxoperator.dev/docs/crd/fluxinstance/
#     description: Flux Operator, FluxInstance
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Deployment, FluxInstance.fluxcd.controlplane.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-653]
package kubevet.gitops["flux-multitenancy-lockdown-missing"]

import data.kubevet.lib.image
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	name := image.parse(container.spec.image).name
	some controller, flags in _flags
	endswith($"/{name}", $"/{controller}")
	missing := sort([flag | some flag in flags; not _set(container, flag)])
	count(missing) > 0
	finding := {
		"path": pod.at(container, ["args"]),
		"message": $`{controller} runs without {concat(", ", missing)}`,
		"evidence": missing,
	}
}

# An operator sets the flags for all controllers.
deny contains finding if {
	input.object.kind == "FluxInstance"
	not input.object.spec.cluster.multitenant == true
	finding := {"path": ["spec", "cluster", "multitenant"], "message": "the controllers run without the lockdown for several tenants"}
}

# https://fluxcd.io/flux/installation/configuration/multitenancy/#how-to-configure-flux-multi-tenancy
_flags := {
	"helm-controller": {"--default-service-account", "--no-cross-namespace-refs"},
	"image-automation-controller": {"--no-cross-namespace-refs"},
	"image-reflector-controller": {"--no-cross-namespace-refs"},
	"kustomize-controller": {"--default-service-account", "--no-cross-namespace-refs", "--no-remote-bases"},
	"notification-controller": {"--no-cross-namespace-refs"},
}

_set(container, flag) if {
	some argument in _arguments(container)
	is_string(argument)
	split(argument, "=")[0] == flag
	not argument in {$"{flag}=false", $"{flag}="}
}

_arguments(container) := array.concat(manifest.list(container.spec, ["command"]), manifest.list(container.spec, ["args"]))
