# METADATA
# title: Pods violate the level that their namespace enforces
# description: |
#   The workload is admitted, but the API server refuses its pods, so it never runs.
#   Only the events of its controller say so.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: high
#   profile: recommended
#   help: fix the pod, or lower what the namespace enforces
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [podsecurity-subrule-baseline]
package kubevet.admission["workload-violates-namespace-pod-security"]

import data.kubevet.lib.pss

deny contains finding if {
	level != "privileged"
	some violation in _violations[level]
	_holds(violation.control)
	finding := {
		"path": violation.path,
		"message": $`namespace "{input.namespace}" enforces {level}, and {violation.message}`,
		"related": [{"kind": "Namespace", "namespace": "", "name": input.namespace, "path": ["metadata", "labels", _label], "message": "the level is enforced here"}],
	}
}

_label := "pod-security.kubernetes.io/enforce"

_labels := input.named.Namespace[""][input.namespace].metadata.labels

level := _labels[_label]

_violations := {"baseline": pss.baseline, "restricted": (pss.baseline | pss.restricted)}

# Of a version other than that of the target only what holds in every version is said.
_holds(_) if {
	version := object.get(_labels, "pod-security.kubernetes.io/enforce-version", "latest")
	version in {"latest", $"v1.{input.target.minor}"}
}

_holds(control) if not control in {"sysctls", "seLinuxOptions", "hostProbesAndHostLifecycle", "procMount", "runAsUser", "runAsNonRoot"}
