# METADATA
# title: Tiller of Helm 2 is deployed
# description: |
#   Tiller, the server of Helm 2, installs whatever anybody asks for who reaches
#   its port in the cluster, with the power it has itself, which is commonly
#   cluster-admin. Helm 2 has been without support since November 2020; later
#   versions need no server.
# related_resources:
#   - ref: https://helm.sh/blog/helm-v2-deprecation-timeline/
#     description: Helm v2 deprecation timeline
#   - ref: https://v2.helm.sh/docs/securing_installation/
#     description: Helm 2, securing your installation
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [workload, Service]
#   compliance:
#     mitre: [T1609]
#     cwe: [CWE-1104]
#   aliases:
#     trivy: [KSV-0102]
#     checkov: [CKV_K8S_34, CKV_K8S_45, CKV_K8S_44]
#     kyverno: [disallow-helm-tiller]
package kubevet.images["tiller-deployed"]

import data.kubevet.lib.imageuse
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some use in _tillers
	finding := {
		"path": use.path,
		"message": $"{use.label}, which is the server of Helm 2",
	}
}

# Whatever its image is called, Helm 2 knows it by its labels.
deny contains finding if {
	count(_tillers) == 0
	some p in pod.pods
	not p.partial
	_labelled(manifest.mapping(p.metadata, ["labels"]))
	finding := {
		"path": array.concat(p.metadata_path, ["labels", "name"]),
		"message": "the labels of the pods are those of Tiller, the server of Helm 2",
	}
}

deny contains finding if {
	manifest.group_kind == "Service"
	_serves
	finding := {
		"path": ["metadata", "name"],
		"message": $`service "{manifest.name}" leads to Tiller, the server of Helm 2`,
	}
}

_tillers := [use |
	some use in imageuse.images
	use.base == "tiller"
]

_labelled(labels) if {
	labels.app == "helm"
	labels.name == "tiller"
}

_serves if manifest.name == "tiller-deploy"

_serves if _labelled(manifest.mapping(input.object, ["spec", "selector"]))
