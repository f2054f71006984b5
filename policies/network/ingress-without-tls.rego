# METADATA
# title: Ingress is served without TLS
# description: |
#   Without spec.tls every host of the Ingress is served over plain HTTP: whoever is
#   on the way reads and changes passwords, session cookies and pages. Certificates
#   that come from annotations of a load balancer count, and so do TLS that is passed
#   through to the pods and a controller that is told to refuse plain HTTP. Single
#   hosts that spec.tls leaves out are reported by ingress-tls-host-mismatch.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#     description: Ingress, TLS
# custom:
#   severity: medium
#   profile: recommended
#   help: list the host in spec.tls with a certificate
#   kinds: [Ingress]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#     soc2: [CC6.1, CC6.6, CC6.7]
#   aliases:
#     kubescape: [C-0245, C-0263]
#     polaris: [tlsSettingsMissing]
#     gatekeeper: [general/httpsonly]
#     kyverno: [require-ingress-https]
package kubevet.network["ingress-without-tls"]

import data.kubevet.lib.ingress

deny contains finding if {
	count(ingress.tls) == 0
	not ingress.certified
	finding := {"path": ["spec", "tls"], "message": _untold}
}

_hosts := [$`"{rule.host}"` |
	some rule in ingress.rules
	rule.host != ""
]

_untold := "every host is served without TLS" if {
	count(_hosts) == 0
} else := $"host {_hosts[0]} is served without TLS" if {
	count(_hosts) == 1
} else := $"host {_hosts[0]} and {count(_hosts) - 1} more are served without TLS"
