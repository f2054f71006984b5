# Package kubevet.lib.flux knows what the objects of Flux have in common.
package kubevet.lib.flux

# graded is a finding about an address that is talked to without TLS. Within the
# cluster fewer can listen.
graded(finding, address) := object.union(finding, {"severity": "low"}) if {
	inside(address)
} else := finding

# inside holds for the URL or address of a Service by a name that the cluster's DNS
# gives it. Two labels are a Service and a namespace, unless the last is a common
# domain.
inside(address) if {
	host := regex.replace(lower(address), `^[a-z0-9]+://([^/@]*@)?|[:/].*$`, "")
	regex.match(`^(127\.[0-9.]+|[a-z0-9-]+(\.[a-z0-9-]+)?|.*\.svc(\.cluster\.local)?)$`, host)
	not regex.match(`\.([a-z]{2}|app|arpa|cloud|com|dev|home|info|internal|lan|local|net|org)$`, regex.replace(host, `\.svc\.cluster\.local$`, ""))
}

# applied says of input.object, a Kustomization or HelmRelease that names no service
# account, what it applies with all rights: message, related and severity. It is
# undefined in a rule that does not name the model gitops.
applied := {
	"message": $`what is pushed to {_trust.moving} of {_source} is applied as the controller, unsigned`,
	"related": _trust.chain,
} if {
	_trust.moving != ""
	_trust.unverified
} else := {
	"message": $"what comes from {_source} is applied as the controller",
	"related": _trust.chain,
	"severity": "low",
} if {
	_trust.source
} else := {
	"message": "it is applied with the rights of the controller",
	"severity": "low",
} if {
	_trust
}

_trust := input.model.gitops.trust[input.position]

_source := $`{split(_trust.source.kind, ".")[0]} "{_trust.source.name}"`

# default_account holds if a controller of the bundle takes a service account of the
# namespace where an object names none.
default_account(controller) if controller in _defaulting

default_account(_) if _multitenant

_multitenant if {
	some _, instances in input.index["FluxInstance.fluxcd.controlplane.io"]
	some instance in instances
	instance.spec.cluster.multitenant == true
}

_defaulting contains controller if {
	some _, deployments in input.index.Deployment
	some deployment in deployments
	some container in deployment.spec.template.spec.containers
	some argument in container.args
	regex.match(`^--default-service-account=.`, argument)
	some controller in ["helm-controller", "kustomize-controller"]
	contains(container.image, controller)
}
