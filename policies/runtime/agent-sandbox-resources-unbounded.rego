# METADATA
# title: Sandbox of an agent may use up its node
# description: |
#   Code that a model writes runs in the sandbox, and nothing bounds the processor time
#   or memory that it takes from everything else on the node.
# related_resources:
#   - ref: https://agent-sandbox.sigs.k8s.io/
#     description: Agent Sandbox
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Kubernetes, resources of pods and containers
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Sandbox.agents.x-k8s.io, SandboxTemplate.extensions.agents.x-k8s.io]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     kubescape: [C-0303]
package kubevet.runtime["agent-sandbox-resources-unbounded"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	container.role in {"container", "sidecar"}
	lacks := [resource |
		some resource in ["cpu", "memory"]
		not container.spec.resources.limits[resource]
		not container.pod.spec.resources.limits[resource]
	]
	count(lacks) > 0
	finding := {
		"path": pod.at(container, ["resources", "limits"]),
		"message": $"{container.name} of a sandbox has no limit of {concat(" and ", lacks)}",
		"evidence": lacks,
	}
}
