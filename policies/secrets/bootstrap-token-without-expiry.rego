# METADATA
# title: Bootstrap token does not expire
# description: |
#   A bootstrap token lets whoever has it join nodes to the cluster, and so get a
#   certificate of a kubelet. Without an expiration it stays valid until somebody
#   deletes its Secret, in every script and image that it was ever written into.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#bootstrap-token-secret-format
#     description: Kubernetes, format of bootstrap token Secrets
#   - ref: https://cwe.mitre.org/data/definitions/613.html
#     description: CWE-613, insufficient session expiration
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Secret]
#   masks: false
#   compliance:
#     cis-1.12: ["3.1.3"]
#     mitre: [T1552.007]
#     cwe: [CWE-613]
#   aliases:
#     kubescape: [C-0288]
#     kube-bench: ["3.1.3"]
package kubevet.secrets["bootstrap-token-without-expiry"]

import data.kubevet.lib.manifest
import data.kubevet.lib.secret

deny contains finding if {
	input.object.type == "bootstrap.kubernetes.io/token"
	not _expires
	finding := {
		"path": [_field, "expiration"],
		"message": $`bootstrap token "{manifest.name}" does not expire`,
	}
}

# The controller that deletes expired tokens takes a time that it cannot read
# for one that has passed. A year that no cluster will see is as good as none.
_expires if {
	some leaf in secret.secret_data
	leaf.key == "expiration"
	leaf.text != ""
	not regex.match(`^(?:2[1-9]|[3-9]\d)\d\d-`, leaf.text)
}

_field := "data" if {
	count(manifest.mapping(input.object, ["data"])) > 0
	not input.object.stringData
} else := "stringData"
