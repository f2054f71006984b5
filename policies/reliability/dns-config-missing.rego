# METADATA
# title: Pod looks every name up in all search domains
# description: |
#   With the default of five dots a name such as api.example.com is looked up in
#   each search domain of the cluster before it is looked up as it is: several times
#   the queries, and the delay, of each. For clusters whose DNS is short of breath.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
#     description: Pod's DNS config
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [dnsconfig-options]
package kubevet.reliability["dns-config-missing"]

import data.kubevet.lib.pod

deny contains finding if {
	some group in pod.groups
	p := group.pod
	pod.complete(p)
	not _options(p)
	finding := {
		"path": array.concat(p.path, ["dnsConfig", "options"]),
		"message": "the pod sets no options of its resolver, such as ndots",
	}
}

_options(p) if count(p.spec.dnsConfig.options) > 0

_options(p) if p.spec.dnsPolicy == "Default"
