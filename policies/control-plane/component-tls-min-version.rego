# METADATA
# title: Component accepts TLS 1.0 or 1.1
# description: |
#   Both versions are deprecated (RFC 8996) and have known weaknesses. The default is
#   TLS 1.2; the flag lowers it.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, deprecating TLS 1.0 and TLS 1.1
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver, kube-controller-manager, kube-scheduler, kubelet]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-327]
#   models: [components]
package kubevet["control-plane"]["component-tls-min-version"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.all
	setting := component.setting(c, "tls-min-version")
	setting in {"VersionTLS10", "VersionTLS11"}
	finding := component.at(c, "tls-min-version", $"{c.name} accepts TLS versions below 1.2")
}
