package model

import (
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A route is a way from outside the cluster to a service that another object
// makes.
type route struct {
	namespace, service string
	Opening
}

// routes returns those that an object makes. gateways are those of the bundle, by
// kind, namespace and name.
func routes(o *manifest.Object, gateways map[string]*manifest.Object) []route {
	spec := at(o.Root, "spec")
	switch o.GroupKind() {
	case "Ingress":
		return ingressRoutes(o, spec)
	case "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute":
		return gatewayRoutes(o, spec, gateways)
	case "Route.route.openshift.io":
		return openshiftRoutes(o, spec)
	case "VirtualService.networking.istio.io":
		return istioRoutes(o, spec, gateways)
	case "IngressRoute.traefik.io", "IngressRoute.traefik.containo.us", "IngressRouteTCP.traefik.io", "IngressRouteTCP.traefik.containo.us":
		return traefikRoutes(o, spec)
	}
	return nil
}

// portText is a number or name of a port, "" if there is none.
func portText(n *manifest.Node) string {
	if i := number(n); i != 0 {
		return strconv.Itoa(i)
	}
	return text(n)
}

func hop(o *manifest.Object, message string, path ...any) []Hop { return []Hop{{o, path, message}} }

// ingressRoutes reads an Ingress of networking.k8s.io/v1 or an earlier version.
func ingressRoutes(o *manifest.Object, spec *manifest.Node) []route {
	scope := ingressScope(o, spec)
	var all []route
	add := func(backend *manifest.Node, path ...any) {
		name, port, field := text(at(backend, "service", "name")), at(backend, "service", "port", "number"), "service"
		if port == nil {
			port = at(backend, "service", "port", "name")
		}
		if name == "" {
			name, port, field = text(at(backend, "serviceName")), at(backend, "servicePort"), "serviceName"
		}
		if name != "" {
			all = append(all, route{o.Namespace, name, Opening{scope, portText(port), true, hop(o, "leads from outside the cluster", append(path, field)...)}})
		}
	}
	add(at(spec, "defaultBackend"), "spec", "defaultBackend")
	add(at(spec, "backend"), "spec", "backend")
	for i, rule := range items(at(spec, "rules")) {
		for j, path := range items(at(rule, "http", "paths")) {
			add(at(path, "backend"), "spec", "rules", i, "http", "paths", j, "backend")
		}
	}
	return all
}

// gatewayRoutes reads a route of the Gateway API. One whose parent is a Service is
// for traffic inside the cluster.
// https://gateway-api.sigs.k8s.io/reference/spec/
func gatewayRoutes(o *manifest.Object, spec *manifest.Node, gateways map[string]*manifest.Object) []route {
	var parent []Hop
	scope, attached := Internet, false
	for i, ref := range items(at(spec, "parentRefs")) {
		if kind := text(at(ref, "kind")); attached || kind == "Service" || kind == "ServiceEntry" {
			continue
		}
		attached = true
		if g := gateways["Gateway "+namespaceOr(at(ref, "namespace"), o.Namespace)+"/"+text(at(ref, "name"))]; g != nil {
			scope = gatewayScope(g)
			parent = hop(g, "listens outside the cluster", "spec", "listeners")
		}
		parent = append(parent, Hop{o, []any{"spec", "parentRefs", i}, "leads from outside the cluster"})
	}
	if !attached {
		return nil
	}
	http := o.Kind == "HTTPRoute" || o.Kind == "GRPCRoute"
	var all []route
	for _, rule := range items(at(spec, "rules")) {
		for _, ref := range items(at(rule, "backendRefs")) {
			if kind := text(at(ref, "kind")); kind == "" || kind == "Service" {
				all = append(all, route{
					namespaceOr(at(ref, "namespace"), o.Namespace), text(at(ref, "name")),
					Opening{scope, portText(at(ref, "port")), http, parent},
				})
			}
		}
	}
	return all
}

func namespaceOr(n *manifest.Node, fallback string) string {
	if s := text(n); s != "" {
		return s
	}
	return fallback
}

// openshiftRoutes reads a Route of OpenShift.
func openshiftRoutes(o *manifest.Object, spec *manifest.Node) []route {
	// The target port is that of the pods or a name of the service's.
	port := text(at(spec, "port", "targetPort"))
	http := text(at(spec, "tls", "termination")) != "passthrough"
	var all []route
	add := func(to *manifest.Node, path ...any) {
		if name := text(at(to, "name")); name != "" {
			all = append(all, route{o.Namespace, name, Opening{Internet, port, http, hop(o, "leads from outside the cluster", path...)}})
		}
	}
	add(at(spec, "to"), "spec", "to")
	for i, to := range items(at(spec, "alternateBackends")) {
		add(to, "spec", "alternateBackends", i)
	}
	return all
}

// istioRoutes reads a VirtualService, which leads from outside if it is bound to a
// gateway other than the mesh.
// https://istio.io/latest/docs/reference/config/networking/virtual-service/
func istioRoutes(o *manifest.Object, spec *manifest.Node, gateways map[string]*manifest.Object) []route {
	var chain []Hop
	for i, name := range texts(at(spec, "gateways")) {
		if name == "mesh" || chain != nil {
			continue
		}
		key := name
		if !strings.Contains(name, "/") {
			key = o.Namespace + "/" + name
		}
		if g := gateways["Gateway.networking.istio.io "+key]; g != nil {
			chain = hop(g, "listens outside the cluster", "spec", "servers")
		}
		chain = append(chain, Hop{o, []any{"spec", "gateways", i}, "leads from outside the cluster"})
	}
	if chain == nil {
		return nil
	}
	var all []route
	for _, protocol := range []string{"http", "tls", "tcp"} {
		for _, rule := range items(at(spec, protocol)) {
			for _, r := range items(at(rule, "route")) {
				name, namespace := serviceHost(text(at(r, "destination", "host")), o.Namespace)
				all = append(all, route{namespace, name, Opening{
					Internet, portText(at(r, "destination", "port", "number")), protocol == "http", chain,
				}})
			}
		}
	}
	return all
}

// serviceHost takes the DNS name of a service apart: its own name, or followed by
// its namespace, svc and the domain of the cluster.
func serviceHost(host, namespace string) (name, in string) {
	parts := strings.Split(host, ".")
	if len(parts) > 1 {
		namespace = parts[1]
	}
	if len(parts) > 2 && parts[2] != "svc" {
		return "", ""
	}
	return parts[0], namespace
}

// traefikRoutes reads an IngressRoute or IngressRouteTCP of Traefik.
// https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
func traefikRoutes(o *manifest.Object, spec *manifest.Node) []route {
	var all []route
	for i, rule := range items(at(spec, "routes")) {
		for j, service := range items(at(rule, "services")) {
			if kind := text(at(service, "kind")); kind != "" && kind != "Service" {
				continue
			}
			all = append(all, route{
				namespaceOr(at(service, "namespace"), o.Namespace), text(at(service, "name")),
				Opening{Internet, portText(at(service, "port")), o.Kind == "IngressRoute", hop(o, "leads from outside the cluster", "spec", "routes", i, "services", j)},
			})
		}
	}
	return all
}
