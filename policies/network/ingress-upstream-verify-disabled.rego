# METADATA
# title: Proxy does not check the certificate of what it talks to
# description: |
#   The connection from the proxy to the pods is encrypted, but whoever answers is
#   trusted: a pod that takes the address of the service, or a node on the way, reads
#   and changes the traffic with a certificate of its own. ingress-nginx checks
#   certificates only if proxy-ssl-verify is "on"; Traefik checks them unless
#   insecureSkipVerify is set.
# related_resources:
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-certificate-authentication
#     description: ingress-nginx, backend certificate authentication
#   - ref: https://doc.traefik.io/traefik/routing/providers/kubernetes-crd/#kind-serverstransport
#     description: Traefik, ServersTransport
#   - ref: https://cwe.mitre.org/data/definitions/295.html
#     description: CWE-295, improper certificate validation
# custom:
#   severity: medium
#   profile: strict
#   kinds:
#     - Ingress
#     - ServersTransport.traefik.io
#     - ServersTransport.traefik.containo.us
#     - ServersTransportTCP.traefik.io
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-295]
package kubevet.network["ingress-upstream-verify-disabled"]

import data.kubevet.lib.ingress
import data.kubevet.lib.manifest

deny contains finding if {
	manifest.group_kind == "Ingress"
	protocol := upper(trim_space(ingress.annotations["nginx.ingress.kubernetes.io/backend-protocol"]))
	protocol in {"HTTPS", "GRPCS"}
	not ingress.switched("nginx.ingress.kubernetes.io/proxy-ssl-verify", true)
	not ingress.switched("nginx.ingress.kubernetes.io/ssl-passthrough", true)
	finding := {
		"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/proxy-ssl-verify"],
		"message": $"the certificates of the {protocol} backends are not checked",
	}
}

deny contains finding if {
	startswith(manifest.group_kind, "ServersTransport")
	some path in [["spec", "insecureSkipVerify"], ["spec", "tls", "insecureSkipVerify"]]
	object.get(input.object, path, false) == true
	finding := {
		"path": path,
		"message": "the certificates of the servers are not checked",
	}
}
