# METADATA
# title: Applications are taken from every namespace
# description: |
#   Whoever may create an Application in any namespace has it deployed by Argo CD,
#   within what its project allows.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/app-any-namespace/
#     description: Argo CD, applications in any namespace
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ConfigMap, AppProject.argoproj.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-653]
package kubevet.gitops["argocd-application-in-any-namespace"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.object.kind == "ConfigMap"
	input.object.metadata.name == "argocd-cmd-params-cm"
	some key in ["application.namespaces", "applicationsetcontroller.namespaces"]
	some pattern in split(input.object.data[key], ",")
	trim_space(pattern) in {"*", "/.*/"}
	finding := {"path": ["data", key], "message": "applications are taken from every namespace"}
}

deny contains finding if {
	input.object.kind == "AppProject"
	some i, namespace in manifest.list(input.object, ["spec", "sourceNamespaces"])
	namespace in {"*", "/.*/"}
	finding := {"path": ["spec", "sourceNamespaces", i], "message": "applications of every namespace may use the project"}
}
