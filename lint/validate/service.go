package validate

import (
	"strconv"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/kubevet/kubevet/lint/manifest"
)

func (w *walk) service(n *manifest.Node, at *place) {
	typ, ports := text(n, "type"), items(n, "ports")
	headless := text(n, "clusterIP") == "None"
	switch typ {
	case "ExternalName":
		if text(n, "externalName") == "" && !vague(n, "externalName") {
			w.missing("core.v1.ServiceSpec", "externalName", at)
		}
		if ip := text(n, "clusterIP"); ip != "" {
			w.forbidden("clusterIP", "type ExternalName", at)
		}
	case "NodePort", "LoadBalancer":
		if headless {
			w.report(Fact{Kind: Forbidden, Path: at.path("clusterIP"), Field: "clusterIP None", Want: "type " + typ})
		}
	}
	if len(ports) == 0 && !headless && typ != "ExternalName" && !vague(n, "ports") && !vague(n, "type") && !vague(n, "clusterIP") {
		w.missing("core.v1.ServiceSpec", "ports", at)
	}
	if typ != "LoadBalancer" && !vague(n, "type") {
		for _, field := range []string{"loadBalancerSourceRanges", "allocateLoadBalancerNodePorts", "loadBalancerClass"} {
			if value := get(n, field); value != nil && value.Value != "" && (value.Kind != manifest.Sequence || len(value.Items) > 0) {
				w.forbidden(field, "a type that is not LoadBalancer", at)
			}
		}
		if policy := text(n, "externalTrafficPolicy"); policy != "" && typ != "NodePort" && len(items(n, "externalIPs")) == 0 {
			w.forbidden("externalTrafficPolicy", "a type that is neither LoadBalancer nor NodePort", at)
		}
	}
	w.labelValues(entries(n, "selector"), at.below("selector"))
	w.servicePorts(ports, typ, at.below("ports"))
}

// servicePorts judges the ports of a Service, which have names if there are several.
func (w *walk) servicePorts(ports []*manifest.Node, typ string, at *place) {
	w.repeats(ports, "name", at)
	seen := make(map[string]bool, len(ports))
	for i, port := range ports {
		here := at.below(i)
		w.portNumber(port, "port", 1, here)
		w.portNumber(port, "nodePort", 0, here)
		// 0 is as good as nothing: the port itself.
		if target, ok := number(scalarAt(port, "targetPort")); !ok || target != 0 {
			w.portNumberOrName(port, "targetPort", here)
		}
		name := text(port, "name")
		switch {
		case name == "" && len(ports) > 1 && !vague(port, "name"):
			w.report(Fact{Kind: MissingField, Path: here.path("name"), Type: "core.v1.ServicePort", Field: "name"})
		case name != "" && validation.IsDNS1123Label(name) != nil:
			w.report(Fact{Kind: BadPort, Path: here.path("name"), Field: "name", Want: "DNS label"})
		}
		if node, ok := number(scalarAt(port, "nodePort")); ok && node != 0 && (typ == "" || typ == "ClusterIP") {
			w.forbidden("nodePort", "type ClusterIP", here)
		}
		if number, ok := number(scalarAt(port, "port")); ok && !vague(port, "protocol") {
			protocol := text(port, "protocol")
			if protocol == "" {
				protocol = "TCP"
			}
			key := protocol + " " + strconv.FormatInt(number, 10)
			if seen[key] {
				w.report(Fact{Kind: RepeatedItem, Path: here.path("port"), Field: "port", Value: key})
			}
			seen[key] = true
		}
	}
}
