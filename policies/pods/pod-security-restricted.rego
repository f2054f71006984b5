# METADATA
# title: Pod breaks the Restricted level of the Pod Security Standards
# description: |
#   The Restricted level demands of every pod what current practice knows to
#   harden it: no root, no privilege escalation, no capabilities, a seccomp
#   profile, and no volumes of the node. A namespace that enforces it refuses this
#   pod. Restricted includes Baseline, and what breaks both is reported by
#   pod-security-baseline alone; `--framework pss-restricted` runs the two rules.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: medium
#   profile: optional
#   kinds: [workload]
#   compliance:
#     pss-restricted:
#       - allowPrivilegeEscalation
#       - capabilities_restricted
#       - procMount_restricted
#       - restrictedVolumes
#       - runAsNonRoot
#       - runAsUser
#       - seccompProfile_restricted
#     cwe: [CWE-250]
#   aliases:
#     psa: [restricted]
#     kyverno: [podsecurity-subrule-restricted]
package kubevet.pods["pod-security-restricted"]

import data.kubevet.lib.pss

deny contains finding if {
	some violation in pss.restricted
	not violation.path in _baseline_paths
	finding := {
		"path": violation.path,
		"message": violation.message,
		"control": violation.control,
	}
}

# _baseline_paths are where a control of level baseline is violated already.
_baseline_paths := {violation.path | some violation in pss.baseline}
