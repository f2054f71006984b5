# METADATA
# title: Namespace is not in the mesh
# description: |
#   Pods there talk in plaintext, and no policy of the mesh is for them.
# related_resources:
#   - ref: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
#     description: Istio, sidecar injection
#   - ref: https://istio.io/latest/docs/ambient/
#     description: Istio, ambient mode
# custom:
#   severity: info
#   profile: optional
#   kinds: [Namespace]
#   compliance:
#     cwe: [CWE-693]
#   aliases:
#     kyverno: [enforce-sidecar-injection-namespace, enforce-ambient-mode-namespace, add-ambient-mode-namespace, add-sidecar-injection-namespace]
#   models: [mesh]
package kubevet.mesh["istio-namespace-not-in-mesh"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	input.model.mesh.used
	name := input.object.metadata.name
	labels := manifest.mapping(input.object, ["metadata", "labels"])
	not istio.joins(labels)
	not labels["istio-injection"]
	not labels["istio.io/dataplane-mode"]
	not name in {input.model.mesh.root, "kube-system", "kube-public", "kube-node-lease"}
	_runs_pods(name)
	finding := {"path": ["metadata", "labels"], "message": "the pods of the namespace are not in the mesh"}
}

_runs_pods(name) if {
	some kind in ["CronJob", "DaemonSet", "Deployment", "Job", "Pod", "StatefulSet"]
	input.index[kind][name]
}
