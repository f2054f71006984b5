# METADATA
# title: Project deploys to every namespace
# description: |
#   Applications of the project reach namespaces of others, those of Argo CD and of the
#   cluster itself, whose service accounts have rights over all of it.
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
package kubevet.gitops["argocd-project-wildcard-destination"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, destination in manifest.list(input.object, ["spec", "destinations"])
	destination.namespace in {"*", "**"}
	_somewhere(destination)
	finding := object.union(
		{"path": ["spec", "destinations", i, "namespace"], "message": "applications may go to every namespace"},
		_grade,
	)
}

# Which clusters there are is known to who registers them.
deny contains finding if {
	some i, destination in manifest.list(input.object, ["spec", "destinations"])
	not object.get(destination, "namespace", "") in {"*", "**"}
	not startswith(object.get(destination, "namespace", ""), "!")
	some field in ["server", "name"]
	destination[field] == "*"
	finding := {"path": ["spec", "destinations", i, field], "message": "applications may go to every cluster", "severity": "low"}
}

_somewhere(destination) if {
	some field in ["server", "name"]
	not object.get(destination, field, "") in {"", null}
	not startswith(destination[field], "!")
}

# Namespaces that are taken out are as a rule those that matter.
_grade := {"severity": "low"} if {
	some destination in manifest.list(input.object, ["spec", "destinations"])
	startswith(destination.namespace, "!")
} else := {}
