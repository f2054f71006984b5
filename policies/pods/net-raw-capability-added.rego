# METADATA
# title: Container adds the capability NET_RAW
# description: |
#   With NET_RAW a process opens raw sockets: it sees and forges packets on the pod
#   network, and can answer ARP and DNS queries in the name of others to read their
#   traffic. The init containers with which service meshes redirect traffic,
#   containers that add all capabilities, and privileged ones are not reported here.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, capabilities
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Capabilities of Linux
# custom:
#   severity: medium
#   profile: recommended
#   help: remove the capability
#   kinds: [workload]
#   yields: [all-capabilities-added, privileged-container]
#   compliance:
#     pss: [baseline/capabilities]
#     cis-1.12: ["5.2.8"]
#     nsa-1.2: [Pod security]
#     mitre: [T1557, T1040]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0119]
#     checkov: [CKV_K8S_28]
#     kubescape: [C-0046]
#     psa: [capabilities_baseline]
#     kube-bench: ["5.2.8"]
#     datree: [CIS_MISSING_VALUE_DROP_NET_RAW]
#     kyverno: [disallow-capabilities, drop-net-raw-capability, service-mesh-disallow-capabilities]
#   fix: {remove: true}
package kubevet.pods["net-raw-capability-added"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	added := pod.added_capabilities(container)
	some capability in added
	capability.name == "NET_RAW"
	not pod.mesh_init(container)
	not container.pod.windows
	finding := {
		"path": capability.path,
		"message": $"{container.name} adds the capability NET_RAW",
		"profile": nodeagent.profile(container.pod, "NET_RAW"),
	}
}
