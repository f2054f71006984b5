# METADATA
# title: Pod breaks the Baseline level of the Pod Security Standards
# description: |
#   The Baseline level forbids what is known to let a container take over its
#   node. A namespace that enforces it refuses this pod; of a Deployment or a Job
#   only the controller learns of that, and its pods never appear. Each control
#   that the pod violates is reported with its name, as the standards stand in
#   the Kubernetes version that is vetted for.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: high
#   profile: optional
#   kinds: [workload]
#   compliance:
#     pss-baseline:
#       - appArmorProfile
#       - capabilities_baseline
#       - hostNamespaces
#       - hostPathVolumes
#       - hostPorts
#       - hostProbesAndHostLifecycle
#       - privileged
#       - procMount
#       - seLinuxOptions
#       - seccompProfile_baseline
#       - sysctls
#       - windowsHostProcess
#     pss-restricted: [baseline]
#     cwe: [CWE-250]
#   aliases:
#     psa: [baseline, restricted]
#     kyverno: [podsecurity-subrule-baseline, podsecurity-subrule-restricted]
package kubevet.pods["pod-security-baseline"]

import data.kubevet.lib.pss

deny contains finding if {
	some violation in pss.baseline
	finding := {
		"path": violation.path,
		"message": violation.message,
		"control": violation.control,
	}
}
