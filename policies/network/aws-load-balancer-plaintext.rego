# METADATA
# title: AWS load balancer serves plain HTTP only
# description: |
#   The load balancer has no certificate and no port that speaks TLS: whoever is on the
#   way reads and changes passwords, session cookies and pages. The AWS Load Balancer
#   Controller makes a listener for HTTPS only where certificate-arn or listen-ports asks
#   for one; spec.tls of an Ingress alone does nothing.
# related_resources:
#   - ref: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#listen-ports
#     description: AWS Load Balancer Controller, annotations of an Ingress, listen-ports
#   - ref: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
#     description: AWS Load Balancer Controller, annotations of a Service
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Service, Ingress]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#   aliases:
#     kubescape: [C-0231, C-0245]
#     kyverno: [require-encryption-aws-loadbalancers]
#     kube-bench: ["ack-1.0:6.3.5"]
package kubevet.network["aws-load-balancer-plaintext"]

import data.kubevet.lib.ingress
import data.kubevet.lib.loadbalancer
import data.kubevet.lib.manifest

deny contains finding if {
	manifest.group_kind == "Service"
	input.object.spec.type == "LoadBalancer"
	_of_aws
	object.get(_annotations, _certificate, "") == ""
	ports := [port | some port in manifest.list(input.object, ["spec", "ports"]); is_object(port)]
	every port in ports {
		not _speaks_tls(port)
	}
	some port in ports
	_speaks_http(port)
	finding := {
		"path": ["metadata", "annotations", _certificate],
		"message": $"the load balancer serves port {port.port} without TLS, and no other port has it",
	}
}

_annotations := loadbalancer.annotations(input.object)

_certificate := "service.beta.kubernetes.io/aws-load-balancer-ssl-cert"

_of_aws if loadbalancer.aws_controller(input.object)

_of_aws if {
	some annotation, _ in _annotations
	startswith(annotation, "service.beta.kubernetes.io/aws-load-balancer-")
}

_speaks_tls(port) if port.port in {443, 6443, 8443, 9443}

_speaks_tls(port) if regex.match(`(^|-)(https|tls|ssl|wss|grpcs|websecure)(-|$)`, lower(port.name))

_speaks_tls(port) if regex.match(`https|tls|wss`, lower(port.appProtocol))

_speaks_http(port) if port.port in {80, 8000, 8080, 8888}

_speaks_http(port) if regex.match(`(^|-)(http|web)(-|$)`, lower(port.name))

_speaks_http(port) if lower(port.appProtocol) in {"http", "kubernetes.io/h2c", "kubernetes.io/ws"}

deny contains finding if {
	manifest.group_kind == "Ingress"
	_alb
	object.get(ingress.annotations, "alb.ingress.kubernetes.io/certificate-arn", "") == ""
	listeners := object.get(ingress.annotations, "alb.ingress.kubernetes.io/listen-ports", "")
	not contains(listeners, "HTTPS")
	finding := {
		"path": ["metadata", "annotations", "alb.ingress.kubernetes.io/listen-ports"],
		"message": "the load balancer has no listener for HTTPS",
	}
}

_alb if ingress.class == "alb"

_alb if {
	some name in ["listen-ports", "scheme", "target-type"]
	ingress.annotations[$"alb.ingress.kubernetes.io/{name}"]
}
