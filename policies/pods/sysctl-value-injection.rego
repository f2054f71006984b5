# METADATA
# title: Value of a kernel parameter carries further settings
# description: |
#   A plus or equals sign in the value of a kernel parameter is no number: it makes
#   an unpatched CRI-O set further parameters (CVE-2022-0811, "cr8escape"), among
#   them kernel.core_pattern, with which a program of the pod runs as root on the
#   node.
# related_resources:
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2022-0811
#     description: CVE-2022-0811
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
#     description: Using sysctls in a Kubernetes cluster
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-74]
#   aliases:
#     kyverno: [prevent-cr8escape]
package kubevet.pods["sysctl-value-injection"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some i, sysctl in p.security.sysctls
	is_string(sysctl.value)
	regex.match(`[+=]`, sysctl.value)
	finding := {
		"path": array.flatten([p.security_path, "sysctls", i]),
		"message": $`the value of the kernel parameter "{object.get(sysctl, "name", "")}" carries further settings`,
	}
}
