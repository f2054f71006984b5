package model

import (
	"slices"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/manifest"
	words "github.com/kubevet/kubevet/lint/text"
)

// toService follows a field that names a Service and one of its ports, "" if it names
// none.
func (r *References) toService(o *manifest.Object, role, namespace, name, port string, path, portPath []any) {
	if d := r.absent(o, role, "Service", namespace, name, path...); d != nil || port == "" {
		return
	}
	services := r.objects("Service", namespace, name)
	var have []string
	for _, s := range services {
		ports := items(at(s.Root, "spec", "ports"))
		if len(ports) == 0 {
			return // an ExternalName needs none
		}
		for _, p := range ports {
			have = append(have, portName(at(p, "port")), text(at(p, "name")))
		}
	}
	if len(services) == 0 || slices.Contains(have, port) {
		return
	}
	d := r.note(o, Dangling{Role: role, Why: whyPort, Kind: "Service", Namespace: namespace, Name: name, Key: port, Path: portPath})
	d.Other, d.OtherPath = services[0], []any{"spec", "ports"}
	d.Near = words.Nearest(port, have)
}

// ingress follows the backends of an Ingress, the Secrets of its certificates, and who
// issues them.
func (r *References) ingress(o *manifest.Object, spec *manifest.Node) {
	notes := annotations(o)
	backend := func(n *manifest.Node, path ...any) {
		name, port := text(at(n, "service", "name")), at(n, "service", "port", "number")
		field, portField := join(path, "service", "name"), join(path, "service", "port", "number")
		if port == nil {
			port, portField = at(n, "service", "port", "name"), join(path, "service", "port", "name")
		}
		if name == "" {
			name, port = text(at(n, "serviceName")), at(n, "servicePort")
			field, portField = join(path, "serviceName"), join(path, "servicePort")
		}
		// The AWS load balancer takes such a name for an action of its own.
		// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
		if text(port) == "use-annotation" || notes["alb.ingress.kubernetes.io/actions."+name] != "" {
			return
		}
		r.toService(o, "ingress-backend", o.Namespace, name, portText(port), field, portField)
	}
	backend(at(spec, "defaultBackend"), "spec", "defaultBackend")
	backend(at(spec, "backend"), "spec", "backend")
	for i, rule := range items(at(spec, "rules")) {
		for j, path := range items(at(rule, "http", "paths")) {
			backend(at(path, "backend"), "spec", "rules", i, "http", "paths", j, "backend")
		}
	}
	for i, tls := range items(at(spec, "tls")) {
		r.absent(o, "certificate", "Secret", o.Namespace, text(at(tls, "secretName")), "spec", "tls", i, "secretName")
	}
	if notes["cert-manager.io/issuer-kind"] == "" {
		r.absent(o, "issuer", "Issuer.cert-manager.io", o.Namespace, notes["cert-manager.io/issuer"], "metadata", "annotations", "cert-manager.io/issuer")
	}
	r.absent(o, "issuer", "ClusterIssuer.cert-manager.io", "", notes["cert-manager.io/cluster-issuer"], "metadata", "annotations", "cert-manager.io/cluster-issuer")
}

// scopeOf is "" for the kinds that begin with a word, and namespace for others.
func scopeOf(kind, cluster, namespace string) string {
	if strings.HasPrefix(kind, cluster) {
		return ""
	}
	return namespace
}

// gatewayRoute follows a route of the Gateway API: to the Gateways it is attached to
// and to its backends, which in other namespaces have to allow it.
// https://gateway-api.sigs.k8s.io/api-types/referencegrant/
func (r *References) gatewayRoute(o *manifest.Object, spec *manifest.Node) {
	for i, ref := range items(at(spec, "parentRefs")) {
		r.parent(o, ref, join([]any{"spec", "parentRefs"}, i))
	}
	refs := func(list *manifest.Node, path ...any) {
		for i, ref := range items(list) {
			r.routeBackend(o, ref, join(path, i))
		}
	}
	for i, rule := range items(at(spec, "rules")) {
		refs(at(rule, "backendRefs"), "spec", "rules", i, "backendRefs")
		for j, filter := range items(at(rule, "filters")) {
			if mirror := at(filter, "requestMirror", "backendRef"); mirror != nil {
				r.routeBackend(o, mirror, []any{"spec", "rules", i, "filters", j, "requestMirror", "backendRef"})
			}
		}
	}
}

func (r *References) routeBackend(o *manifest.Object, ref *manifest.Node, here []any) {
	if kind := text(at(ref, "kind")); kind != "" && kind != "Service" || text(at(ref, "group")) != "" {
		return
	}
	namespace := namespaceOr(at(ref, "namespace"), o.Namespace)
	name := text(at(ref, "name"))
	r.toService(o, "route-backend", namespace, name, portText(at(ref, "port")), join(here, "name"), join(here, "port"))
	if namespace == o.Namespace || !r.supply.Has("Service", namespace, name) {
		return
	}
	for _, grant := range r.kinds["ReferenceGrant"] {
		if grant.Namespace == namespace && grants(grant, o, name) {
			return
		}
	}
	r.note(o, Dangling{Role: "route-backend", Why: whyForbidden, Kind: "Service", Namespace: namespace, Name: name, Path: join(here, "namespace")})
}

// grants reports whether a ReferenceGrant lets a route refer to a Service.
func grants(grant, route *manifest.Object, service string) bool {
	return slices.ContainsFunc(items(at(grant.Root, "spec", "from")), func(from *manifest.Node) bool {
		return text(at(from, "group")) == route.Group() && text(at(from, "kind")) == route.Kind && text(at(from, "namespace")) == route.Namespace
	}) && slices.ContainsFunc(items(at(grant.Root, "spec", "to")), func(to *manifest.Node) bool {
		name := text(at(to, "name"))
		return text(at(to, "group")) == "" && text(at(to, "kind")) == "Service" && (name == "" || name == service)
	})
}

// parent follows what a route is attached to. A Gateway says for itself from which
// namespaces it takes routes.
// https://gateway-api.sigs.k8s.io/reference/spec/#allowedroutes
func (r *References) parent(o *manifest.Object, ref *manifest.Node, here []any) {
	group, kind := text(at(ref, "group")), text(at(ref, "kind"))
	if kind != "" && kind != "Gateway" || group != "" && group != "gateway.networking.k8s.io" {
		return
	}
	namespace, name, section := namespaceOr(at(ref, "namespace"), o.Namespace), text(at(ref, "name")), text(at(ref, "sectionName"))
	if r.absent(o, "parent", "Gateway", namespace, name, join(here, "name")...) != nil {
		return
	}
	gateways := r.objects("Gateway", namespace, name)
	if len(gateways) != 1 {
		return
	}
	d := Dangling{Role: "parent", Kind: "Gateway", Namespace: namespace, Name: name, Key: section, Other: gateways[0], OtherPath: []any{"spec", "listeners"}}
	var sections []string
	admitted := No
	for _, listener := range items(at(gateways[0].Root, "spec", "listeners")) {
		sections = append(sections, text(at(listener, "name")))
		if section == "" || section == sections[len(sections)-1] {
			admitted = admitted.Or(r.admits(listener, gateways[0], o))
		}
	}
	switch {
	case section != "" && !slices.Contains(sections, section):
		d.Why, d.Path, d.Near = whySection, join(here, "sectionName"), words.Nearest(section, sections)
	case admitted == No && len(sections) > 0:
		d.Why, d.Path = whyForbidden, here
	default:
		return
	}
	other, path := d.Other, d.OtherPath
	noted := r.note(o, d)
	noted.Other, noted.OtherPath = other, path
}

// admits returns whether a listener of a Gateway takes routes from the namespace of one.
func (r *References) admits(listener *manifest.Node, gateway, route *manifest.Object) Verdict {
	if !namesPlace(gateway) || !namesPlace(route) {
		return Maybe
	}
	namespaces := at(listener, "allowedRoutes", "namespaces")
	switch text(at(namespaces, "from")) {
	case "All":
		return Yes
	case "Selector":
		var ls metav1.LabelSelector
		if decode(at(namespaces, "selector"), &ls) != nil {
			return Maybe
		}
		sel, err := metav1.LabelSelectorAsSelector(&ls)
		if err != nil {
			return Maybe
		}
		for _, ns := range r.objects("Namespace", "", route.Namespace) {
			set := labelSet{known: klabels.Merge(labels(at(ns.Root, "metadata", "labels")), nameLabel(ns.Name))}
			return set.match(sel)
		}
		return Maybe
	case "None":
		return No
	}
	return verdict(gateway.Namespace == route.Namespace)
}

// openshiftRoute follows a Route of OpenShift to its Services.
func (r *References) openshiftRoute(o *manifest.Object, spec *manifest.Node) {
	to := func(n *manifest.Node, path ...any) {
		if kind := text(at(n, "kind")); kind == "" || kind == "Service" {
			r.toService(o, "openshift-route", o.Namespace, text(at(n, "name")), "", append(path, "name"), nil)
		}
	}
	to(at(spec, "to"), "spec", "to")
	for i, n := range items(at(spec, "alternateBackends")) {
		to(n, "spec", "alternateBackends", i)
	}
	// The port is that of the Service by name, or of its pods.
	port := text(at(spec, "port", "targetPort"))
	services := r.objects("Service", o.Namespace, text(at(spec, "to", "name")))
	if port == "" || len(services) == 0 {
		return
	}
	var have []string
	for _, s := range services {
		for _, p := range items(at(s.Root, "spec", "ports")) {
			have = append(have, text(at(p, "name")), text(at(p, "targetPort")))
		}
	}
	if !slices.Contains(have, port) {
		d := r.note(o, Dangling{
			Role: "openshift-route", Why: whyPort, Kind: "Service", Namespace: o.Namespace, Name: services[0].Name, Key: port,
			Path: []any{"spec", "port", "targetPort"},
		})
		d.Other, d.OtherPath, d.Near = services[0], []any{"spec", "ports"}, words.Nearest(port, have)
	}
}

// virtualService follows the hosts, subsets and gateways that a VirtualService names.
// https://istio.io/latest/docs/reference/config/networking/virtual-service/
func (r *References) virtualService(o *manifest.Object, spec *manifest.Node) {
	for i, name := range texts(at(spec, "gateways")) {
		namespace, short := o.Namespace, name
		if before, after, ok := strings.Cut(name, "/"); ok {
			namespace, short = before, after
		}
		if name != "mesh" {
			r.absent(o, "mesh-gateway", "Gateway.networking.istio.io", namespace, short, "spec", "gateways", i)
		}
	}
	for _, protocol := range []string{"http", "tls", "tcp"} {
		for i, rule := range items(at(spec, protocol)) {
			for j, way := range items(at(rule, "route")) {
				here := []any{"spec", protocol, i, "route", j, "destination"}
				destination := at(way, "destination")
				r.meshHost(o, text(at(destination, "host")), join(here, "host")...)
				r.subset(o, text(at(destination, "host")), text(at(destination, "subset")), join(here, "subset"))
			}
		}
	}
}

// meshHost follows a host of the mesh: a Service by its short or full name. What else
// there is, the registry of the mesh knows.
func (r *References) meshHost(o *manifest.Object, host string, path ...any) {
	name, namespace := serviceHost(host, o.Namespace)
	if strings.Contains(host, "*") || strings.Contains(host, ".") && !strings.Contains(host, ".svc") || name == "" {
		return
	}
	if r.entryHosts == nil {
		r.entryHosts = make(map[string]bool)
		for _, entry := range r.kinds["ServiceEntry.networking.istio.io"] {
			for _, h := range texts(at(entry.Root, "spec", "hosts")) {
				r.entryHosts[h] = true
			}
		}
	}
	if r.entryHosts[host] {
		return
	}
	r.absent(o, "mesh-host", "Service", namespace, name, path...)
}

// subset notes a subset of a host that no DestinationRule of the bundle defines,
// although there is one for the host.
func (r *References) subset(o *manifest.Object, host, subset string, path []any) {
	if subset == "" {
		return
	}
	name, namespace := serviceHost(host, o.Namespace)
	var rule *manifest.Object
	var have []string
	if r.destinations == nil {
		r.destinations = make(map[[2]string][]*manifest.Object)
		for _, d := range r.kinds["DestinationRule.networking.istio.io"] {
			n, ns := serviceHost(text(at(d.Root, "spec", "host")), d.Namespace)
			r.destinations[[2]string{n, ns}] = append(r.destinations[[2]string{n, ns}], d)
		}
	}
	for _, d := range r.destinations[[2]string{name, namespace}] {
		rule = d
		for _, s := range items(at(d.Root, "spec", "subsets")) {
			have = append(have, text(at(s, "name")))
		}
	}
	if slices.Contains(have, subset) {
		return
	}
	d := r.note(o, Dangling{Role: "mesh-subset", Why: whySection, Kind: "DestinationRule.networking.istio.io", Namespace: namespace, Name: name, Key: subset, Path: path})
	d.Near = words.Nearest(subset, have)
	if rule != nil {
		d.Other, d.OtherPath = rule, []any{"spec", "subsets"}
	}
}
