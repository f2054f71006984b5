# METADATA
# title: Component is given a flag twice
# description: |
#   Of a flag that stands twice the last counts, and a reader who sees the first
#   believes something else.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver, kube-controller-manager, kube-scheduler, etcd, kubelet, kube-proxy]
#   compliance:
#     cwe: [CWE-1188]
#   models: [components]
package kubevet["control-plane"]["control-plane-conflicting-flag"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.all
	some flag in c.repeated
	finding := component.at(c, flag, $"--{flag} of {c.name} is set twice, and the last one counts")
}
