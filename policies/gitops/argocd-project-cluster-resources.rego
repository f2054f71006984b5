# METADATA
# title: Project may change whatever belongs to the cluster
# description: |
#   Applications of the project may make a ClusterRoleBinding, and with it anybody an
#   administrator of the cluster, or a webhook that sees every request.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
#     description: Argo CD, projects
# custom:
#   severity: high
#   profile: recommended
#   kinds: [AppProject.argoproj.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-284]
#   aliases:
#     kyverno: [appproject-clusterresourceblacklist]
package kubevet.gitops["argocd-project-cluster-resources"]

import data.kubevet.lib.argocd
import data.kubevet.lib.manifest

deny contains finding if {
	some i, item in manifest.list(input.object, ["spec", "clusterResourceWhitelist"])
	argocd.everything(item)
	finding := object.union(
		{"path": ["spec", "clusterResourceWhitelist", i], "message": "applications may change every resource of the cluster"},
		_grade,
	)
}

_grade := {"severity": "medium"} if {
	count(manifest.list(input.object, ["spec", "clusterResourceBlacklist"])) > 0
} else := {}
