package model

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// privateAnnotations are those with which a cloud gives a load balancer an address
// of a private network, each with the values that do; none stands for all but ""
// and "false".
var privateAnnotations = map[string][]string{
	"cloud.google.com/load-balancer-type":                                {"internal"},
	"load-balancer.hetzner.cloud/disable-public-network":                 nil,
	"networking.gke.io/load-balancer-type":                               {"internal"},
	"oci-network-load-balancer.oraclecloud.com/internal":                 nil,
	"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": {"intranet"},
	"service.beta.kubernetes.io/aws-load-balancer-internal":              nil,
	"service.beta.kubernetes.io/aws-load-balancer-scheme":                {"internal"},
	"service.beta.kubernetes.io/azure-load-balancer-internal":            nil,
	"service.beta.kubernetes.io/cce-load-balancer-internal-vpc":          nil,
	"service.beta.kubernetes.io/do-loadbalancer-network":                 {"internal"},
	"service.beta.kubernetes.io/oci-load-balancer-internal":              nil,
	"service.beta.kubernetes.io/openstack-internal-load-balancer":        nil,
	"service.beta.kubernetes.io/scw-loadbalancer-private":                nil,
	"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type":     {"private"},
	"yandex.cloud/load-balancer-type":                                    {"internal"},
	"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid":        nil,
}

// privateByAnnotation reports whether annotations ask for a private load balancer.
func privateByAnnotation(annotations map[string]string) bool {
	for key, values := range privateAnnotations {
		value := strings.ToLower(annotations[key])
		if values == nil && value != "" && value != "false" || slices.Contains(values, value) {
			return true
		}
	}
	return false
}

// awsPrivate reports whether the AWS Load Balancer Controller makes the load
// balancer, which is an internal one unless an annotation says otherwise.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#lb-scheme
func awsPrivate(class string, annotations map[string]string) bool {
	kind := annotations["service.beta.kubernetes.io/aws-load-balancer-type"]
	return (class == "service.k8s.aws/nlb" || class == "" && (kind == "external" || kind == "nlb-ip")) &&
		annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"] != "internet-facing" &&
		annotations["service.beta.kubernetes.io/aws-load-balancer-internal"] != "false"
}

// loadBalancerScope is from where a Service of type LoadBalancer is reached.
func loadBalancerScope(o *manifest.Object, spec *manifest.Node) Scope {
	annotations := labels(at(o.Root, "metadata", "annotations"))
	class := text(at(spec, "loadBalancerClass"))
	ranges := texts(at(spec, "loadBalancerSourceRanges"))
	if listed := annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]; len(ranges) == 0 && listed != "" {
		ranges = strings.Split(listed, ",")
	}
	switch {
	case privateByAnnotation(annotations), awsPrivate(class, annotations), limited(ranges),
		class == "tailscale" && annotations["tailscale.com/funnel"] != "true":
		return Private
	}
	if privateAddress(text(at(spec, "loadBalancerIP"))) {
		return Private
	}
	if asked, found := askedAddresses(annotations); found {
		if slices.ContainsFunc(asked, func(s string) bool { return !privateAddress(s) }) {
			return Nodes
		}
		return Private
	}
	return Internet
}

// addressAnnotations are those with which a load balancer of the cluster's own network,
// which is not a cloud's, is asked for addresses, or for those of a pool.
var addressAnnotations = []string{
	"io.cilium/lb-ipam-ips", "kube-vip.io/loadbalancerIPs", "lbipam.cilium.io/ips", "metallb.io/address-pool",
	"metallb.io/loadBalancerIPs", "metallb.universe.tf/address-pool", "metallb.universe.tf/loadBalancerIPs", "purelb.io/addresses",
}

// askedAddresses are the addresses that annotations ask such a load balancer for, or
// what else they say instead.
func askedAddresses(annotations map[string]string) (asked []string, found bool) {
	for _, key := range addressAnnotations {
		if value := annotations[key]; value != "" {
			for s := range strings.SplitSeq(value, ",") {
				asked = append(asked, strings.TrimSpace(s))
			}
			return asked, true
		}
	}
	return nil, false
}

// privateAddress reports whether a text is an address of a private network.
func privateAddress(s string) bool {
	address, err := netip.ParseAddr(s)
	return err == nil && private(netip.PrefixFrom(address, address.BitLen()))
}

// limited reports whether ranges of addresses leave most of the internet out.
func limited(ranges []string) bool {
	for _, r := range ranges {
		prefix, err := netip.ParsePrefix(strings.TrimSpace(r))
		if err != nil || (&block{cidr: prefix.Masked()}).open() {
			return false
		}
	}
	return len(ranges) > 0
}

// privateClass matches classes of ingresses and gateways that are called after a
// private network.
var privateClass = regexp.MustCompile(`(^|[-_./])(internal|intranet|private|tailscale|rilb)([-_./]|$)`)

// ingressScope is from where an Ingress is reached.
func ingressScope(o *manifest.Object, spec *manifest.Node) Scope {
	annotations := labels(at(o.Root, "metadata", "annotations"))
	class := text(at(spec, "ingressClassName"))
	if class == "" {
		class = annotations["kubernetes.io/ingress.class"]
	}
	scheme := annotations["alb.ingress.kubernetes.io/scheme"]
	switch {
	case privateClass.MatchString(class) && annotations["tailscale.com/funnel"] != "true":
		return Private
	// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#scheme
	case scheme == "internal", class == "alb" && scheme == "":
		return Private
	case annotations["appgw.ingress.kubernetes.io/use-private-ip"] == "true":
		return Private
	}
	return Internet
}

// gatewayScope is from where a Gateway is reached.
func gatewayScope(o *manifest.Object) Scope {
	spec := at(o.Root, "spec")
	if privateClass.MatchString(text(at(spec, "gatewayClassName"))) ||
		privateByAnnotation(labels(at(o.Root, "metadata", "annotations"))) ||
		privateByAnnotation(labels(at(spec, "infrastructure", "annotations"))) {
		return Private
	}
	return Internet
}
