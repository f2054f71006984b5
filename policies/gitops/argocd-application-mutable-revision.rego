# METADATA
# title: Application follows what moves
# description: |
#   Every push to the branch, or every new version that the range allows, changes what
#   is deployed, and the manifest does not say what runs.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/
#     description: Argo CD, tracking strategies
# custom:
#   severity: low
#   profile: strict
#   kinds: [Application.argoproj.io, ApplicationSet.argoproj.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-829]
package kubevet.gitops["argocd-application-mutable-revision"]

import data.kubevet.lib.argocd

deny contains finding if {
	some source in argocd.sources
	not source.spec.chart
	not _own_ref(source.spec)
	revision := object.get(source.spec, "targetRevision", "HEAD")
	not _fixed(revision)
	finding := {"path": array.concat(source.path, ["targetRevision"]), "message": $`the application follows "{revision}"`}
}

deny contains finding if {
	some source in argocd.sources
	source.spec.chart
	revision := source.spec.targetRevision
	not regex.match(`^=?v?\d+\.\d+\.\d+([-+].*)?$`, revision)
	not _templated(revision)
	finding := {"path": array.concat(source.path, ["targetRevision"]), "message": $`whatever version "{revision}" allows is deployed`}
}

# A source that only lends its files to others is named by them.
_own_ref(source) if {
	source.ref
	not source.path
}

_fixed(revision) if regex.match(`^([0-9a-f]{7,40}|[0-9a-f]{64}|(refs/tags/.*)|([A-Za-z0-9_./-]*[-/_])?v?\d+\.\d+(\.\d+)?([-+.].*)?)$`, revision)

_fixed(revision) if _templated(revision)

_templated(revision) if regex.match(`\{\{|\$\{?[A-Za-z]`, revision)
