# METADATA
# title: Pods stay out of the mesh of their namespace
# description: |
#   What they send and take is not encrypted, and no policy of the mesh is for them:
#   they are a way around it.
# related_resources:
#   - ref: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
#     description: Istio, sidecar injection
#   - ref: https://istio.io/latest/docs/ambient/
#     description: Istio, ambient mode
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload, Namespace]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-693]
#   aliases:
#     kyverno: [prevent-disabling-injection-pods]
#   models: [mesh]
package kubevet.mesh["istio-injection-disabled"]

import data.kubevet.lib.istio

deny contains finding if {
	istio.joins(istio.namespace_labels)
	not _ends
	some p in istio.pods
	leave := istio.leaves(p)
	finding := {"path": leave.path, "message": $`the pods stay out of the mesh of namespace "{input.namespace}"`}
}

deny contains finding if {
	input.object.kind == "Namespace"
	input.model.mesh.used
	input.object.metadata.labels["istio-injection"] == "disabled"
	not input.object.metadata.name in {input.model.mesh.root, "kube-system", "kube-public", "kube-node-lease"}
	not input.object.metadata.labels["istio.io/dataplane-mode"]
	finding := {"path": ["metadata", "labels", "istio-injection"], "message": "the pods of the namespace stay out of the mesh"}
}

# A proxy would keep a pod from ending.
_ends if regex.match(`^(Job|CronJob|Workflow|CronWorkflow|TaskRun|PipelineRun)`, input.object.kind)
