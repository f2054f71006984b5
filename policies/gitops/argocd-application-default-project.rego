# METADATA
# title: Application is in the default project
# description: |
#   The project default is made by Argo CD itself and allows every source, destination
#   and kind of resource, as long as nobody changes it: nothing limits what the
#   application may deploy, and where.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project
#     description: Argo CD, the default project
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Application.argoproj.io, ApplicationSet.argoproj.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-284]
#   aliases:
#     kyverno: [application-prevent-default-project]
package kubevet.gitops["argocd-application-default-project"]

import data.kubevet.lib.argocd
import data.kubevet.lib.manifest

deny contains finding if {
	path := argocd.spec_path
	object.get(argocd.spec, "project", "") in {"", "default"}
	not _restricted
	finding := object.union({"path": array.concat(path, ["project"]), "message": "the application is in the project default"}, _profile)
}

# Who has no project of their own does not separate anything by projects.
_profile := {} if _others

_profile := {"profile": "strict"} if not _others

_others if {
	some _, projects in input.index["AppProject.argoproj.io"]
	some project in projects
	project.metadata.name != "default"
}

_restricted if {
	project := input.named["AppProject.argoproj.io"][_]["default"]
	not "*" in manifest.list(project, ["spec", "sourceRepos"])
}
