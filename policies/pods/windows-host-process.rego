# METADATA
# title: Container is a process of the Windows node
# description: |
#   A HostProcess container has no isolation: it runs directly on the Windows node,
#   by default as one of its administrators, with the node's file system and
#   network. Whoever controls it controls the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
#     description: Create a Windows HostProcess pod
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host process
# custom:
#   severity: critical
#   profile: recommended
#   help: set the field to false
#   kinds: [workload]
#   compliance:
#     pss: [baseline/windowsHostProcess]
#     cis-1.12: ["5.2.10"]
#     cis-1.23: ["5.2.11"]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0103]
#     polaris: [hostProcess]
#     gatekeeper: [pod-security-policy/host-process]
#     psa: [windowsHostProcess]
#     kyverno: [disallow-host-process, require-run-as-containeruser]
#     kube-bench: ["5.2.10"]
#     datree: [EKS_INVALID_HOSTPROCESS_VALUE]
#     kubescape: [C-0211]
#   fix: {remove: true}
package kubevet.pods["windows-host-process"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	p.security.windowsOptions.hostProcess == true
	finding := {
		"path": array.concat(p.security_path, ["windowsOptions", "hostProcess"]),
		"message": "the pod's containers are processes of the Windows node",
	}
}

deny contains finding if {
	some container in pod.containers
	container.spec.securityContext.windowsOptions.hostProcess == true
	not container.pod.security.windowsOptions.hostProcess == true # which is reported once
	finding := {
		"path": pod.at(container, ["securityContext", "windowsOptions", "hostProcess"]),
		"message": $"{container.name} is a process of the Windows node",
	}
}
