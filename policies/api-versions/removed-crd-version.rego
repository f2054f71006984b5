# METADATA
# title: Version of a custom resource that its project no longer serves
# description: |
#   The CustomResourceDefinitions of the project's current releases do not serve this
#   version any more: the API server has no match for the kind once they are
#   installed. What is known of a project is what was when this version of kubevet was
#   made; a definition in the same bundle counts before that.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
#     description: Versions in CustomResourceDefinitions
#   - ref: https://fluxcd.io/flux/releases/
#     description: Flux, releases and API versions
#   - ref: https://gateway-api.sigs.k8s.io/concepts/versioning/
#     description: Gateway API, versioning
# custom:
#   severity: high
#   profile: recommended
#   help: write the apiVersion that is served
#   kinds: [any]
#   compliance:
#     cwe: [CWE-477]
package kubevet["api-versions"]["removed-crd-version"]

deny contains finding if {
	some version in _versions
	input.object.apiVersion == version.apiVersion
	_named(version)
	not _defined
	finding := {"path": ["apiVersion"], "message": $"{version.project} does not serve {input.object.apiVersion} {input.object.kind} since {version.since}{_instead(version)}"}
}

_named(version) if not version.kinds

_named(version) if input.object.kind in version.kinds

_instead(version) := $", but {version.instead}" if version.instead

_instead(version) := "" if not version.instead

# A definition in the bundle says better what is served.
_defined if {
	[group, name] := split(input.object.apiVersion, "/")
	some definition in object.get(input.index, ["CustomResourceDefinition", ""], [])
	definition.spec.group == group
	definition.spec.names.kind == input.object.kind
	some served in definition.spec.versions
	served.name == name
	served.served != false
}

_versions := [
	{"apiVersion": "cert-manager.io/v1alpha2", "project": "cert-manager", "since": "1.6", "instead": "cert-manager.io/v1"},
	{"apiVersion": "cert-manager.io/v1alpha3", "project": "cert-manager", "since": "1.6", "instead": "cert-manager.io/v1"},
	{"apiVersion": "cert-manager.io/v1beta1", "project": "cert-manager", "since": "1.6", "instead": "cert-manager.io/v1"},
	{"apiVersion": "acme.cert-manager.io/v1alpha2", "project": "cert-manager", "since": "1.6", "instead": "acme.cert-manager.io/v1"},
	{"apiVersion": "acme.cert-manager.io/v1alpha3", "project": "cert-manager", "since": "1.6", "instead": "acme.cert-manager.io/v1"},
	{"apiVersion": "acme.cert-manager.io/v1beta1", "project": "cert-manager", "since": "1.6", "instead": "acme.cert-manager.io/v1"},
	{"apiVersion": "certmanager.k8s.io/v1alpha1", "project": "cert-manager", "since": "0.11", "instead": "cert-manager.io/v1"},
	{"apiVersion": "authentication.istio.io/v1alpha1", "project": "Istio", "since": "1.6", "instead": "PeerAuthentication of security.istio.io/v1"},
	{"apiVersion": "rbac.istio.io/v1alpha1", "project": "Istio", "since": "1.6", "instead": "AuthorizationPolicy of security.istio.io/v1"},
	{"apiVersion": "helm.toolkit.fluxcd.io/v2beta1", "project": "Flux", "since": "2.7", "instead": "helm.toolkit.fluxcd.io/v2"},
	{"apiVersion": "helm.toolkit.fluxcd.io/v2beta2", "project": "Flux", "since": "2.8", "instead": "helm.toolkit.fluxcd.io/v2"},
	{"apiVersion": "kustomize.toolkit.fluxcd.io/v1beta1", "project": "Flux", "since": "2.7", "instead": "kustomize.toolkit.fluxcd.io/v1"},
	{"apiVersion": "kustomize.toolkit.fluxcd.io/v1beta2", "project": "Flux", "since": "2.8", "instead": "kustomize.toolkit.fluxcd.io/v1"},
	{"apiVersion": "source.toolkit.fluxcd.io/v1beta1", "project": "Flux", "since": "2.7", "instead": "source.toolkit.fluxcd.io/v1"},
	{"apiVersion": "source.toolkit.fluxcd.io/v1beta2", "project": "Flux", "since": "2.8", "instead": "source.toolkit.fluxcd.io/v1"},
	{"apiVersion": "notification.toolkit.fluxcd.io/v1beta1", "project": "Flux", "since": "2.7"},
	{"apiVersion": "notification.toolkit.fluxcd.io/v1beta2", "project": "Flux", "since": "2.8"},
	{"apiVersion": "image.toolkit.fluxcd.io/v1beta1", "project": "Flux", "since": "2.7", "instead": "image.toolkit.fluxcd.io/v1"},
	{"apiVersion": "gateway.networking.k8s.io/v1alpha2", "kinds": {"Gateway", "GatewayClass", "HTTPRoute"}, "project": "Gateway API", "since": "1.0", "instead": "gateway.networking.k8s.io/v1"},
	{"apiVersion": "gateway.networking.k8s.io/v1alpha2", "kinds": {"GRPCRoute"}, "project": "Gateway API", "since": "1.2", "instead": "gateway.networking.k8s.io/v1"},
]
