# METADATA
# title: Version of a chart is open
# description: |
#   The newest chart that the range allows is installed as soon as it is published, by
#   whoever can publish it, and the manifest does not say which one runs.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/source/helmcharts/#version
#     description: Flux, version of a chart
# custom:
#   severity: low
#   profile: strict
#   kinds: [HelmRelease.helm.toolkit.fluxcd.io, HelmChart.source.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-829]
package kubevet.gitops["flux-helm-chart-version-range"]

import data.kubevet.lib.manifest

deny contains finding if {
	some path in _charts
	spec := manifest.mapping(input.object, path)
	_published(spec)
	not _exact(spec)
	finding := {"path": array.concat(path, ["version"]), "message": _message(spec)}
}

_charts contains ["spec"] if input.object.kind == "HelmChart"

_charts contains ["spec", "chart", "spec"] if {
	input.object.kind == "HelmRelease"
	is_object(input.object.spec.chart.spec)
}

# A chart in a repository of manifests has the version that is there.
_published(spec) if object.get(spec, ["sourceRef", "kind"], "HelmRepository") == "HelmRepository"

_exact(spec) if regex.match(`^=?v?\d+\.\d+\.\d+([-+].*)?$`, spec.version)

_exact(spec) if contains(spec.version, "${")

_message(spec) := $`whatever version "{spec.version}" allows is installed` if spec.version

_message(spec) := "whatever version is the newest is installed" if not spec.version
