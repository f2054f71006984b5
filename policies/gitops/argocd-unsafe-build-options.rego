# METADATA
# title: Manifests are built with what repositories bring along
# description: |
#   Kustomize runs programs from the repository that it builds, in the repo server,
#   which has the credentials of all repositories; or it reads files outside of the
#   kustomization, such as what other applications have checked out.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/#kustomize-build-optionsparameters
#     description: Argo CD, build options of kustomize
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#values-files
#     description: Argo CD, schemes of values files
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-94]
package kubevet.gitops["argocd-unsafe-build-options"]

deny contains finding if {
	input.object.metadata.name == "argocd-cm"
	some key, options in input.object.data
	regex.match(`^kustomize\.(buildOptions|path)(\.|$)`, key)
	some pattern, found in _options
	regex.match(pattern, options)
	finding := object.union({"path": ["data", key]}, found)
}

deny contains finding if {
	input.object.metadata.name == "argocd-cm"
	schemes := object.get(input.object.data, "helm.valuesFileSchemes", "http, https")
	some scheme in split(schemes, ",")
	trim_space(scheme) == "http"
	finding := {"path": ["data", "helm.valuesFileSchemes"], "message": "values files may be fetched over HTTP", "severity": "low"}
}

_options := {
	`--enable-exec\b`: {"message": "kustomizations may run programs of their repository"},
	`--enable-alpha-plugins\b|--enable_alpha_plugins\b`: {"message": "kustomizations may run plugins"},
	`(?i)--load[-_]restrictor[= ]"?(LoadRestrictionsNone|none)\b`: {"message": "kustomizations may read files outside of their directory", "severity": "medium"},
}
