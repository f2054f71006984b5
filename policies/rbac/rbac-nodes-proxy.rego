# METADATA
# title: Role can call the kubelets
# description: |
#   nodes/proxy is the whole API of the kubelet: its pods and logs, and commands in
#   any container of the node. get is enough for commands, since the kubelet takes
#   the verb from the HTTP method with which a WebSocket is opened. What is called
#   this way sees no admission control, and calls to the kubelet itself are not in
#   the audit log of the API server. Scraping needs no more than nodes/metrics and
#   nodes/stats. A Role grants nothing here, as nodes are in no namespace.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
#     description: RBAC good practices, access to the proxy subresource of nodes
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
# custom:
#   severity: critical
#   profile: recommended
#   help: grant nodes/metrics, nodes/stats or nodes/pods instead
#   kinds: [ClusterRole, ClusterRoleBinding]
#   models: [rbac]
#   yields: [cluster-admin-binding, wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     cis-1.12: ["5.1.10"]
#     mitre: [T1609]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0047]
#     checkov: [CKV2_K8S_2]
#     kubescape: [C-0279]
#     rbac-police: [nodes_proxy]
#     kyverno: [restrict-clusterrole-nodesproxy]
#     kube-bench: ["cis-1.12:5.1.10"]
package kubevet.rbac["rbac-nodes-proxy"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["nodes-proxy"])
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $`{rbac.holder} can run commands in the pods of a node through "nodes/proxy"`,
		"severity": rbac.severity("critical"),
		"related": rbac.bindings,
	}
}

# A role that every cluster has is reported where it is bound.
deny contains finding if {
	rbac.built_in_gives(rbac.powers["nodes-proxy"])
	count(rbac.others) > 0
	finding := {
		"path": ["roleRef", "name"],
		"evidence": rbac.others,
		"message": $`{rbac.enumeration(rbac.others)} can run commands in the pods of a node through "{input.object.roleRef.name}"`,
		"related": [],
	}
}
