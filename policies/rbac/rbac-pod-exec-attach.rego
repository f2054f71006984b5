# METADATA
# title: Role can run commands in pods
# description: |
#   create on pods/exec or pods/attach is a shell with the identity, secrets and
#   network of every pod it reaches; cluster-wide or in kube-system that is the
#   control of the cluster. Before Kubernetes 1.35 get is enough, since a WebSocket
#   is opened with GET, so that a role that looks read-only runs commands; later it
#   serves nothing. Within one other namespace the finding is less severe.
#   wildcard-rbac-resource reports entries that have "*" for the resource.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
#     description: Authorization, request verbs and their HTTP methods
#   - ref: https://github.com/kubernetes/kubernetes/issues/78741
#     description: Commands run through a WebSocket with get on pods/exec
# custom:
#   severity: high
#   profile: recommended
#   help: take the subresource away, or grant it in namespaces by a Role
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     nsa-1.2: [Authentication and authorization]
#     mitre: [T1609]
#     cwe: [CWE-269]
#   aliases:
#     trivy: [KSV-0053, KSV-0054]
#     checkov: [CKV2_K8S_2]
#     kubescape: [C-0002]
#     polaris: [clusterrolePodExecAttach, clusterrolebindingPodExecAttach, rolePodExecAttach, rolebindingClusterRolePodExecAttach, rolebindingRolePodExecAttach]
#     rbac-police: [pods_exec, rce_weak_ns]
#     datree: [CONTAINERS_INCORRECT_RESOURCES_VERBS_VALUE]
package kubevet.rbac["rbac-pod-exec-attach"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["pod-exec-attach"])
	deeds := [_deeds[resource] | some resource in grant.resources]
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can {rbac.enumeration(deeds)} every pod of {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_deeds := {"pods/attach": "attach to", "pods/exec": "run commands in"}

_severity := "medium" if {
	rbac.reach == "namespace"
} else := rbac.severity("high")
