# METADATA
# title: Pod sets a kernel parameter that is not known to be safe
# description: |
#   The parameter is not among those that Kubernetes holds to be isolated between
#   pods and harmless to the node, so that it can affect other pods, use up the
#   node's memory or weaken its kernel. The kubelet refuses the pod unless the
#   node's operator allowed the parameter. Those of the network namespace are less
#   severe than those of the kernel.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
#     description: Using sysctls in a Kubernetes cluster
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, sysctls
# custom:
#   severity: high
#   profile: recommended
#   help: remove the sysctl
#   kinds: [workload]
#   compliance:
#     pss: [baseline/sysctls]
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [unsafe-sysctls]
#     trivy: [KSV-0026]
#     gatekeeper: [pod-security-policy/forbidden-sysctls]
#     psa: [sysctls]
#     kyverno: [restrict-sysctls]
#   fix: {remove: true}
package kubevet.pods["unsafe-sysctl"]

import data.kubevet.lib.pod
import data.kubevet.lib.pss

deny contains finding if {
	some p in pod.pods
	not p.windows
	some i, sysctl in p.security.sysctls
	is_string(sysctl.name)
	name := _dotted(sysctl.name)
	not pss.safe_sysctl(name)
	finding := {
		"path": array.flatten([p.security_path, "sysctls", i]),
		"message": $`the pod sets the kernel parameter "{name}"`,
		"severity": _severity(name),
	}
}

_severity(name) := "medium" if startswith(name, "net.")

_severity(name) := "high" if not startswith(name, "net.")

# The parts of a name are separated by dots or by slashes, whichever comes first.
_dotted(name) := translated if {
	regex.match(`^[^.]*/`, name)
	translated := strings.replace_n({".": "/", "/": "."}, name)
} else := name
