# METADATA
# title: Capability is not named as Kubernetes names it
# description: |
#   Kubernetes writes capabilities in capitals and without CAP_, and compares them
#   letter by letter. Of other spellings admission control does not know what they
#   mean, and container runtimes accept some, refuse some and ignore some: a
#   capability meant to be dropped may stay. The same holds for names that Linux
#   does not have.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, capabilities
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Capabilities of Linux
# custom:
#   severity: medium
#   profile: recommended
#   help: write the capability without CAP_, in capitals
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     psa: [capabilities_baseline]
#     trivy: [KSV-0022]
#     checkov: [CKV_K8S_25]
#     kyverno: [disallow-capabilities, require-drop-cap-net-raw]
package kubevet.pods["malformed-capability-name"]

import data.kubevet.lib.capability
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	not container.pod.windows
	some list in ["add", "drop"]
	some i, name in container.spec.securityContext.capabilities[list]
	is_string(name)
	not name in capability.names
	name != "ALL"
	finding := {
		"path": pod.at(container, ["securityContext", "capabilities", list, i]),
		"message": $`{container.name} has the capability "{name}" in {list}, {_meaning(trim_prefix(upper(name), "CAP_"))}`,
		"severity": _severity(list, name),
	}
}

_meaning(name) := $"which Kubernetes writes {name}" if {
	name in capability.names
} else := "which Kubernetes writes ALL" if {
	name == "ALL"
} else := "which Linux does not have"

# Container runtimes know "all" in any case, though Pod Security does not.
_severity(list, name) := "low" if {
	list == "drop"
	lower(name) == "all"
} else := "medium"
