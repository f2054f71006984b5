# METADATA
# title: Namespace has no quota
# description: |
#   One workload in the namespace that scales or leaks may take all that the cluster
#   has, from all others. Reported is a Namespace of the bundle in which the bundle
#   runs something, if it has no ResourceQuota there and the configuration declares
#   none as external.
#   It is in the profile strict where the bundle has one for another namespace, else in
#   optional.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
#     description: Resource quotas
# custom:
#   severity: low
#   profile: strict
#   kinds: [Namespace]
#   compliance:
#     nsa-1.2: ["Network separation: resource policies"]
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     trivy: [KSV-0040]
#     kyverno: [add-ns-quota, namespace-inventory-check]
package kubevet.reliability["namespace-resource-quota-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest

deny contains finding if {
	not _own
	manifest.name in _with_workloads
	not input.index.ResourceQuota[manifest.name]
	count(bundle.declared("ResourceQuota", manifest.name)) == 0
	finding := bundle.hedged({
		"path": ["metadata", "name"],
		"profile": _profile,
		"message": $`no ResourceQuota bounds namespace "{manifest.name}"`,
	})
}

# A bundle that has some for other namespaces means to have one for all.
_profile := "strict" if input.index.ResourceQuota

_profile := "optional" if not input.index.ResourceQuota

_with_workloads contains namespace if {
	some kind, _ in data.kubevet.lib.workloads
	some namespace, _ in input.index[kind]
}

_own if regex.match(`^(kube|openshift)(-|$)`, manifest.name) # the control plane's own
