# METADATA
# title: ClusterRole can approve certificates of the cluster
# description: |
#   The controller manager signs every approved request for a client certificate of
#   the API server: whoever may approve one, having made it or not, decides as which
#   user it can be used, such as the controller manager itself. Approving takes update
#   on certificatesigningrequests/approval and approve on the signer; sign lets a
#   holder of the key issue it. Signers outside kubernetes.io are not reported, and
#   certificates of kubelets for serving are less severe.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing
#     description: RBAC good practices, CSRs and certificate issuing
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
#     description: Certificates and Certificate Signing Requests, Kubernetes signers
# custom:
#   severity: high
#   profile: recommended
#   help: take the subresource away, or name the signers it is for
#   kinds: [ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     cis-1.12: ["5.1.11"]
#     mitre: [T1649]
#     cwe: [CWE-295]
#   aliases:
#     checkov: [CKV_K8S_156]
#     kubescape: [C-0280]
#     rbac-police: [approve_csrs]
#     kyverno: [restrict-clusterrole-csr]
#     kube-bench: ["cis-1.12:5.1.11"]
package kubevet.rbac["rbac-csr-approval"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(_approval)
	severities := {s | some signer in rbac.grants(_signers); some s in _severities(signer.entry)}
	count(severities) > 0
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can approve requests for {_certificates(severities)}",
		"severity": _gravest(severities),
		"related": rbac.bindings,
	}
}

_approval := {
	"groups": ["certificates.k8s.io"],
	"resources": ["certificatesigningrequests/approval"],
	"verbs": ["update", "patch"],
	"clustered": ["certificatesigningrequests/approval"],
	"boundless": true,
}

_signers := {
	"groups": ["certificates.k8s.io"],
	"resources": ["signers"],
	"verbs": ["approve", "sign"],
	"clustered": ["signers"],
	"boundless": true,
}

_severities(entry) := {"high"} if {
	not rbac.restricted(entry)
} else := {severity |
	some name in entry.names
	some pattern, severity in _graves
	regex.match(pattern, name)
}

_graves := {
	`^kubernetes\.io/(\*|kube-apiserver-client|kube-apiserver-client-kubelet|legacy-unknown)$`: "high",
	`^kubernetes\.io/kubelet-serving$`: "medium",
}

_gravest(severities) := "high" if {
	"high" in severities
} else := rbac.severity("medium")

_certificates(severities) := "client certificates of the API server" if {
	"high" in severities
} else := "certificates of kubelets"
