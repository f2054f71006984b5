# METADATA
# title: Local administrator stays beside single sign-on
# description: |
#   Its password is shared, is not covered by what the identity provider asks for, and
#   stays valid when somebody leaves.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/#disable-admin-user
#     description: Argo CD, disabling the admin user
# custom:
#   severity: low
#   profile: strict
#   kinds: [ConfigMap]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-287]
package kubevet.gitops["argocd-local-admin-enabled"]

deny contains finding if {
	input.object.metadata.name == "argocd-cm"
	some key in ["oidc.config", "dex.config"]
	input.object.data[key]
	object.get(input.object.data, "admin.enabled", "true") != "false"
	finding := {"path": ["data", "admin.enabled"], "message": "the local administrator can log in beside single sign-on"}
}
