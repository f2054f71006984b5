# METADATA
# title: Limit is too many times the request
# description: |
#   The scheduler reserves what is requested; a limit that is many times as much
#   lets the node be promised to more pods than it can carry at once, and they are
#   killed or slowed down when they use what they may. The parameter max-ratios says
#   for each resource how many times its request a limit may be; without it nothing
#   is reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
#     description: Pod quality of service classes
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-770]
#   aliases:
#     gatekeeper: [general/containerresourceratios]
#     kyverno: [enforce-resources-as-ratio]
#   parameters: {max-ratios: {}}
package kubevet.reliability["limit-request-ratio"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.quantity
import data.kubevet.lib.resources

deny contains finding if {
	some container in pod.containers
	some resource, ratio in manifest.mapping(input, ["parameters", "limit-request-ratio", "max-ratios"])
	request := container.spec[resources.field].requests[resource]
	limit := container.spec[resources.field].limits[resource]
	quantity.nano(request) > 0
	quantity.nano(limit) > quantity.nano(request) * ratio
	finding := {
		"path": pod.at(container, [resources.field, "limits", resource]),
		"message": $"the {resource} limit of {container.name} is more than {ratio} times its request",
	}
}
