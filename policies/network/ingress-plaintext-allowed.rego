# METADATA
# title: Ingress with a certificate keeps plain HTTP open
# description: |
#   An annotation turns off the redirect to HTTPS that the controller makes for hosts
#   with a certificate, or routes them on a plain port. Visitors who type the name, or
#   whom somebody on the way sends there, stay on plain HTTP, where passwords and
#   session cookies can be read and pages changed.
# related_resources:
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#server-side-https-enforcement-through-redirect
#     description: ingress-nginx, HTTPS enforcement through redirect
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
#     description: GKE Ingress, configuration, disable HTTP
#   - ref: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#ssl-redirect
#     description: AWS Load Balancer Controller, redirect to HTTPS
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Ingress]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#   aliases:
#     gatekeeper: [general/httpsonly]
#     kyverno: [require-ingress-https]
package kubevet.network["ingress-plaintext-allowed"]

import data.kubevet.lib.ingress

# Without a certificate there is nothing to redirect to: ingress-without-tls
# reports that.
deny contains finding if {
	_has_certificate
	some annotation, said in _open
	finding := {
		"path": ["metadata", "annotations", annotation],
		"message": $"hosts with a certificate are served over plain HTTP too: {said}",
	}
}

_has_certificate if count(ingress.tls) > 0

_has_certificate if ingress.certified

_open[annotation] := "the redirect to HTTPS is off" if {
	some annotation in [
		"haproxy-ingress.github.io/ssl-redirect",
		"haproxy.org/ssl-redirect",
		"ingress.kubernetes.io/ssl-redirect",
		"nginx.ingress.kubernetes.io/ssl-redirect",
	]
	ingress.switched(annotation, false)
	not _forced
}

_forced if {
	some annotation in [
		"ingress.kubernetes.io/force-ssl-redirect",
		"nginx.ingress.kubernetes.io/force-ssl-redirect",
	]
	ingress.switched(annotation, true)
}

_open["kubernetes.io/ingress.allow-http"] := "HTTP is allowed" if ingress.switched("kubernetes.io/ingress.allow-http", true)

# Listeners of an AWS load balancer for both protocols, without a redirect from
# one to the other, which another Ingress of the group may have.
_open[annotation] := "there is a listener for HTTP and no redirect" if {
	annotation := "alb.ingress.kubernetes.io/listen-ports"
	listeners := ingress.annotations[annotation]
	regex.match(`"HTTP"`, listeners)
	regex.match(`"HTTPS"`, listeners)
	not ingress.annotations["alb.ingress.kubernetes.io/ssl-redirect"]
	not ingress.annotations["alb.ingress.kubernetes.io/group.name"]
	not _redirects
}

_redirects if {
	some annotation, action in ingress.annotations
	startswith(annotation, "alb.ingress.kubernetes.io/actions.")
	contains(action, "HTTPS")
}

# Traefik's own name for the entry point that speaks plain HTTP. With a middleware
# it may redirect.
_open[annotation] := `the entry point is "web"` if {
	annotation := "traefik.ingress.kubernetes.io/router.entrypoints"
	"web" in {trim_space(name) | some name in split(ingress.annotations[annotation], ",")}
	not ingress.switched("traefik.ingress.kubernetes.io/router.tls", true)
	not ingress.annotations["traefik.ingress.kubernetes.io/router.middlewares"]
}
