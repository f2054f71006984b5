# METADATA
# title: Application does not say what to deploy, or where
# description: |
#   Argo CD deploys nothing and only notes a condition on the application.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
#     description: Argo CD, Application
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Application.argoproj.io, ApplicationSet.argoproj.io]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [application-field-validation]
package kubevet.gitops["argocd-application-source-invalid"]

import data.kubevet.lib.argocd
import data.kubevet.lib.manifest

deny contains finding if {
	_complete
	some source in argocd.sources
	not object.get(source.spec, "repoURL", "") == ""
	every field in _contents(source) {
		object.get(source.spec, field, "") == ""
	}
	finding := {"path": source.path, "message": "the source names neither a path nor a chart"}
}

deny contains finding if {
	_complete
	some source in argocd.sources
	object.get(source.spec, "repoURL", "") == ""
	finding := {"path": array.concat(source.path, ["repoURL"]), "message": "the source names no repository"}
}

deny contains finding if {
	some source in argocd.sources
	object.get(source.spec, "path", "") != ""
	object.get(source.spec, "chart", "") != ""
	finding := {
		"path": array.concat(source.path, ["path"]),
		"message": "the source names a chart, so its path is ignored",
		"severity": "medium",
	}
}

deny contains finding if {
	_complete
	some source in argocd.sources
	object.get(source.spec, "chart", "") != ""
	object.get(source.spec, "targetRevision", "") == ""
	finding := {"path": array.concat(source.path, ["targetRevision"]), "message": "the source names no version of the chart"}
}

deny contains finding if {
	destination := argocd.spec.destination
	object.get(destination, "server", "") != ""
	object.get(destination, "name", "") != ""
	finding := {
		"path": array.concat(argocd.spec_path, ["destination", "name"]),
		"message": "the destination names a cluster by its server and by its name",
	}
}

# One of several sources may only lend its files to the others.
_contents(source) := ["path", "chart", "ref"] if source.many

_contents(source) := ["path", "chart"] if not source.many

# A generator or a patch may complete the template of an ApplicationSet.
_complete if input.object.kind == "Application"

_complete if {
	input.object.kind == "ApplicationSet"
	not input.object.spec.templatePatch
	not _template_elsewhere
}

_template_elsewhere if {
	some generator in manifest.list(input.object, ["spec", "generators"])
	some _, value in generator
	value.template
}
