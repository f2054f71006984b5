# METADATA
# title: Everybody who signs in can create projects
# description: |
#   The ClusterRole self-provisioner lets its subjects create projects, of which
#   they become administrators. Bound to system:authenticated:oauth, every user of
#   the identity provider can start workloads in namespaces that nobody reviews.
# related_resources:
#   - ref: https://docs.openshift.com/container-platform/latest/applications/projects/configuring-project-creation.html
#     description: Configuring project creation
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ClusterRoleBinding, RoleBinding]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-269]
#   aliases:
#     kyverno: [disallow-self-provisioner-binding]
package kubevet.rbac["openshift-self-provisioner-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	input.object.roleRef.name == "self-provisioner"
	some subject in rbac.subjects(input.object)
	subject.kind == "Group"
	subject.name in {"system:authenticated", "system:authenticated:oauth"}
	finding := {
		"path": subject.path,
		"message": $"{subject.label} can create projects",
	}
}
