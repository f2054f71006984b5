# METADATA
# title: Kubelet offers weak cipher suites
# description: |
#   The suites use RC4, 3DES, CBC with SHA-256 or a key exchange without forward
#   secrecy, and Go leaves them out by default. A list that names them puts them back.
# related_resources:
#   - ref: https://pkg.go.dev/crypto/tls#InsecureCipherSuites
#     description: crypto/tls, insecure cipher suites
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.12"]
#     cis-1.23: ["4.2.13"]
#     mitre: [T1557]
#     cwe: [CWE-327]
#   aliases:
#     trivy: [KCV-0092]
#     checkov: [CKV_K8S_151]
#     kubescape: [C-0184]
#     kube-bench: ["4.2.12"]
#   models: [components]
package kubevet["control-plane"]["kubelet-weak-tls-ciphers"]

import data.kubevet.lib.component

_weak := {
	"TLS_RSA_WITH_RC4_128_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA",
	"TLS_RSA_WITH_AES_128_CBC_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384",
	"TLS_ECDHE_ECDSA_WITH_RC4_128_SHA", "TLS_ECDHE_RSA_WITH_RC4_128_SHA", "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
	"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
}

deny contains finding if {
	some c in component.named("kubelet")
	some suite in component.elements(c, "tls-cipher-suites")
	suite in _weak
	finding := component.at(c, "tls-cipher-suites", $"kubelet offers the weak cipher suite {suite}")
}
