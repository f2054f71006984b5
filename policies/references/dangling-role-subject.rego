# METADATA
# title: Binding is for a service account that is not there
# description: |
#   The namespace is among the manifests and the ServiceAccount is not: the rights go
#   to nobody, and to whoever makes an account of that name later.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
#     description: Referring to subjects
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [RoleBinding, ClusterRoleBinding]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-role-subject"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("subject")
	reference.declared
	finding := references.finding(reference, references.absent(reference), references.settled(reference))
}
