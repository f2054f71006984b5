# METADATA
# title: Project of generated applications comes from whoever feeds the generator
# description: |
#   Who can open a pull request, name a repository, or push to the one that is read
#   chooses the project of the application that is made, and with it what it may
#   deploy.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Security/
#     description: Argo CD, security of ApplicationSets
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ApplicationSet.argoproj.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-94]
package kubevet.gitops["argocd-applicationset-templated-project"]

import data.kubevet.lib.manifest

deny contains finding if {
	contains(input.object.spec.template.spec.project, "{{")
	source := [s | some s in ["pullRequest", "scmProvider", "plugin", "git"]; s in _generators][0]
	finding := object.union(
		{"path": ["spec", "template", "spec", "project"], "message": $`the project is what the {_names[source]} generator says`},
		_grades[source],
	)
}

_names := {"git": "Git", "plugin": "plugin", "pullRequest": "pull request", "scmProvider": "SCM provider"}

# Of these the first are fed by whoever may open a pull request or make a repository.
_grades := {"git": {"severity": "medium"}, "plugin": {"severity": "medium"}, "pullRequest": {}, "scmProvider": {}}

_generators contains name if {
	some generator in manifest.list(input.object, ["spec", "generators"])
	some name, _ in generator
}

_generators contains name if {
	some generator in manifest.list(input.object, ["spec", "generators"])
	some combined in ["matrix", "merge"]
	some inner in manifest.list(generator, [combined, "generators"])
	some name, _ in inner
}

_generators contains name if {
	some generator in manifest.list(input.object, ["spec", "generators"])
	some combined in ["matrix", "merge"]
	some inner in manifest.list(generator, [combined, "generators"])
	some nested in ["matrix", "merge"]
	some innermost in manifest.list(inner, [nested, "generators"])
	some name, _ in innermost
}
