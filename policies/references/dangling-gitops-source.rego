# METADATA
# title: GitOps object reads what is not there
# description: |
#   The controller reports that the object cannot be reconciled, and what it should
#   apply stays what it was: its source, its values, what it depends on or its project
#   is not among the manifests, although others of that kind are.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/kustomize/kustomizations/
#     description: Flux, Kustomization
#   - ref: https://fluxcd.io/flux/components/helm/helmreleases/
#     description: Flux, HelmRelease
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
#     description: Argo CD, projects
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Kustomization.kustomize.toolkit.fluxcd.io, HelmRelease.helm.toolkit.fluxcd.io, Application.argoproj.io]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-gitops-source"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("gitops")
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

default _expected(_) := false

_expected(reference) if {
	references.tended(reference)
	not reference.kind in {"ConfigMap", "Secret"}
}

_expected(reference) if reference.slip
