# Package kubevet.lib.loadbalancer knows what the controllers of the common clouds
# make of Services of type LoadBalancer.
package kubevet.lib.loadbalancer

import data.kubevet.lib.manifest

# external holds for a Service whose load balancer has an address that others than
# the cluster's own network reach, as far as the manifest tells.
external(service) if {
	service.spec.type == "LoadBalancer"
	not private(service)
}

# private holds for a Service whose load balancer is one of a private network.
private(service) if {
	some key, value in annotations(service)
	_private(key, value)
}

# A load balancer of the cluster's own network is asked for an address of that.
private(service) if {
	some key in _addresses
	asked := annotations(service)[key]
	every address in split(asked, ",") { _private_address(trim_space(address)) }
}

private(service) if _private_address(service.spec.loadBalancerIP)

private(service) if {
	aws_controller(service)
	not _aws_public(service)
}

private(service) if {
	service.spec.loadBalancerClass == "tailscale"
	not annotations(service)["tailscale.com/funnel"] == "true"
}

# annotations are those of an object that are strings, as all have to be.
annotations(object) := {key: value |
	some key, value in manifest.mapping(object, ["metadata", "annotations"])
	is_string(value)
}

# aws_controller holds for a Service that the AWS Load Balancer Controller makes a
# load balancer for, which is an internal one unless an annotation says otherwise.
# https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
aws_controller(service) if service.spec.loadBalancerClass == "service.k8s.aws/nlb"

aws_controller(service) if {
	not service.spec.loadBalancerClass
	annotations(service)["service.beta.kubernetes.io/aws-load-balancer-type"] in {"external", "nlb-ip"}
}

_aws_public(service) if annotations(service)["service.beta.kubernetes.io/aws-load-balancer-scheme"] == "internet-facing"

_aws_public(service) if annotations(service)["service.beta.kubernetes.io/aws-load-balancer-internal"] == "false"

# _private holds for an annotation with which a cloud makes a load balancer of its
# private network.
_private(key, value) if lower(value) in _private_values[key]

_private(key, value) if {
	key in _private_subnets
	value != ""
}

_private_values := {
	"cloud.google.com/load-balancer-type": {"internal"},
	"load-balancer.hetzner.cloud/disable-public-network": {"true"},
	"networking.gke.io/load-balancer-type": {"internal"},
	"oci-network-load-balancer.oraclecloud.com/internal": {"true"},
	"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": {"intranet"},
	"service.beta.kubernetes.io/aws-load-balancer-internal": {"true", "0.0.0.0/0"},
	"service.beta.kubernetes.io/aws-load-balancer-scheme": {"internal"},
	"service.beta.kubernetes.io/azure-load-balancer-internal": {"true"},
	"service.beta.kubernetes.io/cce-load-balancer-internal-vpc": {"true"},
	"service.beta.kubernetes.io/do-loadbalancer-network": {"internal"},
	"service.beta.kubernetes.io/oci-load-balancer-internal": {"true"},
	"service.beta.kubernetes.io/openstack-internal-load-balancer": {"true"},
	"service.beta.kubernetes.io/scw-loadbalancer-private": {"true"},
	"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": {"private"},
	"yandex.cloud/load-balancer-type": {"internal"},
}

_addresses := [
	"io.cilium/lb-ipam-ips", "kube-vip.io/loadbalancerIPs", "lbipam.cilium.io/ips", "metallb.io/loadBalancerIPs",
	"metallb.universe.tf/loadBalancerIPs", "purelb.io/addresses",
]

_private_address(address) if regex.match(`^(10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.|f[cd][0-9a-f]{2}:)`, lower(address))

# Tencent's names the private network.
_private_subnets := {"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"}
