# METADATA
# title: Load balancer admits every address
# description: |
#   Without loadBalancerSourceRanges, or with a range that is all of the internet, the
#   cloud's firewall lets everyone to the pods behind the load balancer. A service
#   that is meant for partners or an office is then open to whoever scans its address.
#   Reported for load balancers that are not kept in a private network.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
#     description: Service, loadBalancerSourceRanges
#   - ref: https://cwe.mitre.org/data/definitions/284.html
#     description: CWE-284, improper access control
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Service]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-284]
package kubevet.network["load-balancer-source-ranges-missing"]

import data.kubevet.lib.loadbalancer
import data.kubevet.lib.manifest

deny contains finding if {
	loadbalancer.external(input.object)
	count(_ranges) == 0
	not _guarded
	finding := {
		"path": ["spec", "loadBalancerSourceRanges"],
		"message": "the load balancer admits every address",
	}
}

deny contains finding if {
	loadbalancer.external(input.object)
	some range in _ranges
	range.cidr in {"0.0.0.0/0", "::/0"}
	finding := {
		"path": range.path,
		"message": $`the load balancer admits every address: its source ranges have "{range.cidr}"`,
	}
}

_annotations := loadbalancer.annotations(input.object)

# The field wins over the annotation, which is older.
_ranges := [{"cidr": trim_space(cidr), "path": ["spec", "loadBalancerSourceRanges", i]} |
	some i, cidr in _field
	is_string(cidr)
] if {
	count(_field) > 0
} else := [{"cidr": trim_space(cidr), "path": ["metadata", "annotations", _annotation]} |
	some cidr in split(_annotations[_annotation], ",")
	trim_space(cidr) != ""
]

_field := manifest.list(input.object, ["spec", "loadBalancerSourceRanges"])

_annotation := "service.beta.kubernetes.io/load-balancer-source-ranges"

# Annotations that name another firewall.
_guarded if {
	some key in [
		"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-acl-id",
		"service.beta.kubernetes.io/aws-load-balancer-security-group-prefix-lists",
		"service.beta.kubernetes.io/aws-load-balancer-security-groups",
		"service.beta.kubernetes.io/azure-allowed-ip-ranges",
		"service.beta.kubernetes.io/azure-allowed-service-tags",
		"service.beta.kubernetes.io/do-loadbalancer-allow-rules",
		"service.beta.kubernetes.io/linode-loadbalancer-firewall-acl",
		"service.beta.kubernetes.io/linode-loadbalancer-firewall-id",
	]
	not _annotations[key] == ""
	_annotations[key]
}
