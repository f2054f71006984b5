# METADATA
# title: Role of a project may do everything, or run commands in pods
# description: |
#   Everybody in the groups of the role, and whoever has one of its tokens, may use it.
#   Who may run commands in pods acts with their rights, and reads their secrets.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
#     description: Argo CD, RBAC
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
#     description: Argo CD, projects
# custom:
#   severity: high
#   profile: recommended
#   kinds: [AppProject.argoproj.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-250]
package kubevet.gitops["argocd-project-role-wildcard"]

import data.kubevet.lib.manifest

deny contains finding if {
	some policy in _policies
	policy.resource == "*"
	policy.action == "*"
	finding := {"path": policy.path, "message": $`role "{policy.role}" may do everything in the project`}
}

deny contains finding if {
	some policy in _policies
	glob.match(policy.resource, null, "exec")
	policy.resource != "*"
	policy.action in {"*", "create"}
	finding := {"path": policy.path, "message": $`role "{policy.role}" may run commands in pods`}
}

deny contains finding if {
	some policy in _policies
	policy.resource == "applications"
	policy.action in {"*", "override"}
	regex.match(`/\*$`, policy.object)
	finding := {
		"path": policy.path,
		"message": $`role "{policy.role}" may deploy manifests from outside the sources`,
		"severity": "low",
	}
}

_policies contains policy if {
	some i, role in manifest.list(input.object, ["spec", "roles"])
	some j, line in manifest.list(role, ["policies"])
	words := [trim_space(word) | some word in split(line, ",")]
	count(words) == 6
	words[0] == "p"
	words[5] == "allow"
	policy := {
		"role": object.get(role, "name", ""),
		"resource": words[2],
		"action": words[3],
		"object": words[4],
		"path": ["spec", "roles", i, "policies", j],
	}
}
