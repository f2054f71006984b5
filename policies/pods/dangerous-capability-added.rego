# METADATA
# title: Container adds a dangerous capability
# description: |
#   The capability lets the container act on the node itself: mount file systems,
#   load kernel modules, trace other processes, read any file, reconfigure the
#   network, set the clock. SYS_ADMIN and SYS_MODULE are as good as root on the
#   node and are reported as critical. The init containers of well-known service
#   meshes may have NET_ADMIN; a container that adds ALL is reported by
#   all-capabilities-added.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, capabilities
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: capabilities(7), what each capability allows
# custom:
#   severity: high
#   profile: recommended
#   help: remove the capability
#   kinds: [workload]
#   yields: [all-capabilities-added, privileged-container]
#   compliance:
#     pss: [baseline/capabilities]
#     cis-1.23: ["5.7.3"]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0005, KSV-0120, KSV-0022]
#     checkov: [CKV_K8S_39, CKV_K8S_25]
#     kubescape: [C-0046, C-0057]
#     polaris: [dangerousCapabilities]
#     kubesec: [CapSysAdmin]
#     kyverno: [disallow-capabilities, service-mesh-disallow-capabilities]
#     datree: [CONTAINERS_INVALID_CAPABILITIES_VALUE]
#     psa: [capabilities_baseline]
#   fix: {remove: true}
package kubevet.pods["dangerous-capability-added"]

import data.kubevet.lib.capability
import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	added := pod.added_capabilities(container)
	some item in added
	severity := capability.dangerous[item.name]
	not _expected(container, item.name)
	not container.pod.windows
	finding := {
		"path": item.path,
		"message": $"{container.name} adds the capability {item.name}",
		"severity": severity,
		"profile": nodeagent.profile(container.pod, item.name),
	}
}

_expected(container, "NET_ADMIN") if pod.mesh_init(container)
