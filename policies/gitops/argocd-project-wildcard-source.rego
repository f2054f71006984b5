# METADATA
# title: Project takes manifests from every repository
# description: |
#   Who may create applications in the project may deploy what anybody publishes
#   anywhere. The project keeps nothing out, and a stolen account needs no access to
#   the team's repositories.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
#     description: Argo CD, projects
# custom:
#   severity: high
#   profile: recommended
#   kinds: [AppProject.argoproj.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-284]
package kubevet.gitops["argocd-project-wildcard-source"]

import data.kubevet.lib.argocd
import data.kubevet.lib.manifest

deny contains finding if {
	some i, repository in manifest.list(input.object, ["spec", "sourceRepos"])
	is_string(repository)
	regex.match(`^([a-z]+://)?\*+(/\*+)*$`, repository)
	finding := object.union(
		{"path": ["spec", "sourceRepos", i], "message": "applications may come from every repository"},
		_grade,
	)
}

# What a project without rights over the cluster may do is limited to its namespaces.
_grade := {"severity": "medium"} if not argocd.changes_cluster

_grade := {} if argocd.changes_cluster
