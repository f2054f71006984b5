# METADATA
# title: Object is put into the namespace default
# description: |
#   What is in the namespace default is there beside everything that was put
#   nowhere: quotas, network policies and roles of a namespace cannot be given to it
#   alone. What says no namespace is reported only with the parameter absent, as
#   most tools that apply manifests are told one. Charts are not reported: Helm is
#   told one too.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
#     description: Namespaces
# custom:
#   severity: low
#   profile: strict
#   kinds: [any]
#   compliance:
#     cis-1.12: ["5.6.1", "5.6.4"]
#     cis-1.23: ["5.7.4"]
#     cwe: [CWE-653]
#   aliases:
#     kube-linter: [use-namespace]
#     trivy: [KSV-0110]
#     checkov: [CKV_K8S_21]
#     kubescape: [C-0061, C-0209, C-0212]
#     kyverno: [disallow-default-namespace, require-tekton-namespace-pipelinerun]
#     datree: [WORKLOAD_INCORRECT_NAMESPACE_VALUE_DEFAULT]
#   parameters: {absent: false}
package kubevet.reliability["default-namespace"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.source != "chart"
	input.object.metadata.namespace == "default"
	input.namespace == "default"
	not _belongs
	finding := {
		"path": ["metadata", "namespace"],
		"message": $`{input.object.kind} "{manifest.name}" is in the namespace default`,
	}
}

deny contains finding if {
	input.source == "plain"
	input.parameters["default-namespace"].absent == true
	input.namespace == "default"
	not input.object.metadata.namespace
	not _belongs
	finding := {
		"path": ["metadata", "namespace"],
		"message": $`{input.object.kind} "{manifest.name}" names no namespace`,
	}
}

# Kubernetes has these of its own there.
_belongs if manifest.name == "kubernetes"

_belongs if {
	manifest.group_kind == "ServiceAccount"
	manifest.name == "default"
}
