# METADATA
# title: Pods stay out of the mesh of their namespace
# description: |
#   What they send and take is not encrypted by Linkerd, and no policy of it is for
#   them: they are a way around the mesh.
# related_resources:
#   - ref: https://linkerd.io/2/features/proxy-injection/
#     description: Linkerd, proxy injection
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-693]
#   aliases:
#     kyverno: [prevent-linkerd-pod-injection-override]
package kubevet.mesh["linkerd-injection-disabled"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	annotations := manifest.mapping(input.named.Namespace[""][input.namespace], ["metadata", "annotations"])
	annotations["linkerd.io/inject"] in {"enabled", "ingress"}
	not regex.match(`^(Job|CronJob|Workflow|CronWorkflow|TaskRun|PipelineRun)`, input.object.kind)
	some p in pod.pods
	some annotation in pod.annotations(p)
	annotation.key == "linkerd.io/inject"
	annotation.value == "disabled"
	finding := {"path": annotation.path, "message": $`the pods stay out of the mesh of namespace "{input.namespace}"`}
}
