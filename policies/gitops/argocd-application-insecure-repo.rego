# METADATA
# title: Repository of Argo CD is not authenticated
# description: |
#   Whoever is on the way between Argo CD and the server can change what is deployed,
#   and read the credentials of the repository.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
#     description: Argo CD, repositories
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/
#     description: Argo CD, private repositories
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Application.argoproj.io, ApplicationSet.argoproj.io, Secret]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-319]
package kubevet.gitops["argocd-application-insecure-repo"]

import data.kubevet.lib.argocd
import data.kubevet.lib.flux

deny contains flux.graded(finding, source.spec.repoURL) if {
	some source in argocd.sources
	startswith(lower(source.spec.repoURL), "http://")
	finding := {"path": array.concat(source.path, ["repoURL"]), "message": "the repository is read over HTTP"}
}

deny contains flux.graded(finding, value.text) if {
	_repository
	value := _value("url")
	startswith(lower(value.text), "http://")
	finding := {"path": value.path, "message": "the repository is read over HTTP"}
}

deny contains finding if {
	_repository
	some field, message in {
		"insecure": "the certificate or host key of the repository is not verified",
		"insecureIgnoreHostKey": "the host key of the repository is not verified",
		"insecureOCIForceHttp": "the registry is read over HTTP",
	}
	value := _value(field)
	value.text == "true"
	finding := {"path": value.path, "message": message}
}

_repository if {
	input.object.kind == "Secret"
	input.object.metadata.labels["argocd.argoproj.io/secret-type"] in {"repository", "repo-creds", "repository-write", "repo-write-creds"}
}

_value(field) := {"text": text, "path": ["stringData", field]} if {
	text := input.object.stringData[field]
	is_string(text)
} else := {"text": base64.decode(encoded), "path": ["data", field]} if {
	encoded := input.object.data[field]
	base64.is_valid(encoded)
}
