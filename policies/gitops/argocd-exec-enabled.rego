# METADATA
# title: Argo CD opens terminals in pods
# description: |
#   Users with the right exec run commands in every pod of their applications, with the
#   rights and secrets of the pod, past the audit log of the API server, which sees
#   Argo CD alone.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/web_based_terminal/
#     description: Argo CD, web-based terminal
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ConfigMap]
#   compliance:
#     mitre: [T1609]
#     cwe: [CWE-269]
#   fix: {set: "false"}
package kubevet.gitops["argocd-exec-enabled"]

deny contains finding if {
	input.object.metadata.name == "argocd-cm"
	input.object.data["exec.enabled"] == "true"
	finding := {"path": ["data", "exec.enabled"], "message": "users may run commands in pods"}
}
