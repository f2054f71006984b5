# METADATA
# title: Namespace gives containers no default limits
# description: |
#   Containers that say nothing about resources run in the namespace without bounds.
#   Reported is a Namespace of the bundle in which the bundle runs something, if no
#   LimitRange there has defaults for containers and the configuration declares none
#   as external.
#   It is in the profile strict where the bundle has one for another namespace, else in
#   optional.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#     description: Limit ranges
# custom:
#   severity: low
#   profile: strict
#   kinds: [Namespace]
#   compliance:
#     nsa-1.2: ["Network separation: resource policies"]
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     trivy: [KSV-0039]
#     kyverno: [add-ns-quota]
package kubevet.reliability["namespace-limit-range-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest

deny contains finding if {
	not _own
	manifest.name in _with_workloads
	not _defaults
	count(bundle.declared("LimitRange", manifest.name)) == 0
	finding := bundle.hedged({
		"path": ["metadata", "name"],
		"profile": _profile,
		"message": $`no LimitRange gives containers of namespace "{manifest.name}" default limits`,
	})
}

_defaults if {
	some range in input.index.LimitRange[manifest.name]
	some item in manifest.list(range, ["spec", "limits"])
	item.type == "Container"
	some field in ["default", "defaultRequest", "max"]
	count(item[field]) > 0
}

# A bundle that has some for other namespaces means to have one for all.
_profile := "strict" if input.index.LimitRange

_profile := "optional" if not input.index.LimitRange

_with_workloads contains namespace if {
	some kind, _ in data.kubevet.lib.workloads
	some namespace, _ in input.index[kind]
}

_own if regex.match(`^(kube|openshift)(-|$)`, manifest.name) # the control plane's own
