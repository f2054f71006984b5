# METADATA
# title: Service is an alias for a host that has to stay out of reach
# description: |
#   An alias for localhost makes the proxy or ingress controller that follows it talk
#   to itself, where its own administration interface often asks for no password; one
#   for the metadata service hands out the node's cloud credentials; one for the API
#   server or a service of kube-system gets around the rules for other namespaces. No
#   application needs such an alias: it is the usual way to make a proxy send requests
#   that it should not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#externalname
#     description: Service, type ExternalName
#   - ref: https://cwe.mitre.org/data/definitions/441.html
#     description: CWE-441, unintended proxy
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Service]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-441]
#   aliases:
#     kyverno: [disallow-localhost-services]
package kubevet.network["external-name-localhost"]

deny contains finding if {
	input.object.spec.type == "ExternalName"
	written := input.object.spec.externalName
	is_string(written)
	what := _what(trim_suffix(lower(trim_space(written)), "."))
	finding := {
		"path": ["spec", "externalName"],
		"message": $`the service is an alias for "{written}", {what}`,
	}
}

_what(name) := "the host of whoever follows it" if {
	regex.match(`^((.+\.)?localhost|localhost\.localdomain|ip6-localhost|127(\.[0-9]+){3}|0\.0\.0\.0|\[?::1?\]?)$`, name)
} else := "the metadata service of a cloud" if {
	name in {"169.254.169.254", "metadata.google.internal", "metadata", "instance-data", "instance-data.ec2.internal"}
} else := "the API server" if {
	name in {"kubernetes", "kubernetes.default", "kubernetes.default.svc"}
} else := "the API server" if {
	startswith(name, "kubernetes.default.svc.")
} else := "a service of kube-system" if {
	not input.namespace == "kube-system"
	regex.match(`^[a-z0-9-]+\.kube-system(\.svc(\.[a-z0-9.-]+)?)?$`, name)
}
