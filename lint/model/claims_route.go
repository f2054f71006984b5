package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// sharedRoutes are annotations with which a route stands beside another one of the
// same host and path on purpose.
var sharedRoutes = [...]string{
	"nginx.ingress.kubernetes.io/canary",
	"nginx.org/mergeable-ingress-type",
	"traefik.ingress.kubernetes.io/router.priority",
	"alb.ingress.kubernetes.io/group.order",
}

// ingressClaims are what the rules of an Ingress claim of the controller of its
// class, with the port the controller serves them on if it says one.
func ingressClaims(o *manifest.Object) []claim {
	notes := annotations(o)
	for _, name := range sharedRoutes {
		if notes[name] != "" && notes[name] != "false" {
			return nil
		}
	}
	for name := range notes {
		if strings.HasPrefix(name, "alb.ingress.kubernetes.io/conditions.") {
			return nil
		}
	}
	class := text(at(o.Root, "spec", "ingressClassName"))
	if class == "" {
		class = notes["kubernetes.io/ingress.class"]
	}
	// Each Ingress without a group has an AWS load balancer for itself, and some
	// controllers serve several ports.
	scope := notes["alb.ingress.kubernetes.io/group.name"]
	if scope == "" && (class == "alb" || class == "gce" || class == "gce-internal") {
		return nil
	}
	scope = key(scope, notes["alb.ingress.kubernetes.io/listen-ports"], notes["traefik.ingress.kubernetes.io/router.entrypoints"])
	var claims []claim
	for i, rule := range items(at(o.Root, "spec", "rules")) {
		name := host(text(at(rule, "host")))
		for j, path := range items(at(rule, "http", "paths")) {
			if path.Kind != manifest.Mapping {
				continue
			}
			kind := text(at(path, "pathType"))
			if kind == "" {
				kind = "ImplementationSpecific"
			}
			value := text(at(path, "path"))
			if value == "" {
				value = "/"
			}
			claims = append(claims, claim{
				key("Ingress", class, scope, name, kind, value), where(name, value), o,
				[]any{"spec", "rules", i, "http", "paths", j, "path"},
			})
		}
	}
	return claims
}

// httpRouteClaims are what an HTTPRoute claims of the gateways it is attached to. Only
// what matches by the path alone is compared.
func httpRouteClaims(o *manifest.Object) []claim {
	names := texts(at(o.Root, "spec", "hostnames"))
	if len(names) == 0 {
		names = []string{""}
	}
	var claims []claim
	for i, rule := range items(at(o.Root, "spec", "rules")) {
		for j, match := range items(at(rule, "matches")) {
			if match.Kind != manifest.Mapping || at(match, "headers") != nil || at(match, "queryParams") != nil || at(match, "method") != nil {
				continue
			}
			kind, value := text(at(match, "path", "type")), text(at(match, "path", "value"))
			if kind == "" {
				kind = "PathPrefix"
			}
			if value == "" {
				value = "/"
			}
			path := []any{"spec", "rules", i, "matches", j, "path", "value"}
			for _, parent := range items(at(o.Root, "spec", "parentRefs")) {
				gateway, ok := gatewayOf(o, parent)
				if !ok {
					continue
				}
				section := text(at(parent, "sectionName")) + ":" + strconv.Itoa(number(at(parent, "port")))
				for _, name := range names {
					name = host(name)
					claims = append(claims, claim{
						key("HTTPRoute", gateway.namespace, gateway.name, section, name, kind, value),
						where(name, value), o, path,
					})
				}
			}
		}
	}
	return claims
}

// gatewayOf is the Gateway that a parentRef of a route names.
func gatewayOf(o *manifest.Object, parent *manifest.Node) (objectName, bool) {
	if kind := text(at(parent, "kind")); kind != "" && kind != "Gateway" {
		return objectName{}, false
	}
	namespace := text(at(parent, "namespace"))
	if namespace == "" {
		namespace = o.Namespace
	}
	name := text(at(parent, "name"))
	return objectName{namespace, name}, name != ""
}

// redirects are the gateways of which an HTTPRoute sends visitors to HTTPS.
func redirects(o *manifest.Object) []objectName {
	redirect := slices.ContainsFunc(items(at(o.Root, "spec", "rules")), func(rule *manifest.Node) bool {
		return slices.ContainsFunc(items(at(rule, "filters")), func(filter *manifest.Node) bool {
			return strings.EqualFold(text(at(filter, "requestRedirect", "scheme")), "https")
		})
	})
	if !redirect {
		return nil
	}
	var gateways []objectName
	for _, parent := range items(at(o.Root, "spec", "parentRefs")) {
		if gateway, ok := gatewayOf(o, parent); ok {
			gateways = append(gateways, gateway)
		}
	}
	return gateways
}

// openshiftRouteClaims is what a Route claims; without a host it gets one of its own.
func openshiftRouteClaims(o *manifest.Object) []claim {
	name := host(text(at(o.Root, "spec", "host")))
	if name == "" {
		return nil
	}
	path := text(at(o.Root, "spec", "path"))
	if path == "" {
		path = "/"
	}
	return []claim{{key("Route", name, path), where(name, path), o, []any{"spec", "host"}}}
}
