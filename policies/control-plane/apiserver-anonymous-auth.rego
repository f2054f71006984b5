# METADATA
# title: API server answers anonymous requests
# description: |
#   Requests without credentials reach authorization as system:anonymous. With the
#   default roles that shows the version and health of the server; every binding to
#   system:anonymous or system:unauthenticated is then open to anyone who reaches the
#   port. kubeadm's health checks are anonymous, so an AuthenticationConfiguration that
#   limits anonymous requests to /livez, /readyz and /healthz is the way that works
#   everywhere (stable since 1.34).
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
#     description: Authenticating
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.1"]
#     cis-1.23: ["1.2.1"]
#     mitre: [T1190]
#     cwe: [CWE-306]
#   aliases:
#     trivy: [KCV-0001]
#     checkov: [CKV_K8S_68]
#     kubescape: [C-0113]
#     kube-bench: ["1.2.1"]
#   models: [components]
package kubevet["control-plane"]["apiserver-anonymous-auth"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.on(c, "anonymous-auth")
	finding := component.at(c, "anonymous-auth", "kube-apiserver answers anonymous requests")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "anonymous-auth")
	not component.has(c, "authentication-config")
	finding := component.absent(c, "kube-apiserver answers anonymous requests, its default")
}
