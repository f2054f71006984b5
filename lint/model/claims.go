package model

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// Claims are what objects of a bundle want for themselves, and others want too.
type Claims struct {
	// Routes are hosts with paths, Hostnames names in DNS, and Selectors ports of
	// the same pods.
	Routes, Hostnames, Selectors []Conflict
	// redirects are the gateways of which a route sends visitors from HTTP to
	// HTTPS.
	redirects []objectName
}

// A Conflict is what an object wants and another one, the first there is, wants
// too. What says it in words.
type Conflict struct {
	Object *manifest.Object
	Path   []any
	What   string
	Other  *manifest.Object
	// OtherPath leads to what Other wants.
	OtherPath []any
}

// A claim is one thing an object wants. Two with the same key are a conflict,
// unless the same object has both.
type claim struct {
	key, what string
	object    *manifest.Object
	path      []any
}

// NewClaims reads the claims of a bundle.
func NewClaims(b *Bundle) *Claims {
	var routes, hostnames, selectors []claim
	c := &Claims{}
	stages := rolloutServices(b.Objects)
	for _, o := range b.Objects {
		switch o.GroupKind() {
		case "Ingress":
			routes = append(routes, ingressClaims(o)...)
			hostnames = append(hostnames, dnsClaims(o)...)
		case "HTTPRoute":
			routes = append(routes, httpRouteClaims(o)...)
			c.redirects = append(c.redirects, redirects(o)...)
		case "Route.route.openshift.io":
			routes = append(routes, openshiftRouteClaims(o)...)
		case "Service":
			hostnames = append(hostnames, dnsClaims(o)...)
			if !stages[objectName{o.Namespace, o.Name}] {
				selectors = append(selectors, portClaims(o)...)
			}
		}
	}
	c.Routes, c.Hostnames, c.Selectors = conflicts(routes), conflicts(hostnames), conflicts(selectors)
	return c
}

// conflicts returns the claims that another object has too, in their order.
func conflicts(claims []claim) []Conflict {
	// pairs are the first two claims of different objects on each key.
	pairs := make(map[string][]claim)
	for _, c := range claims {
		pair := pairs[c.key]
		if len(pair) == 0 || len(pair) == 1 && !sameName(pair[0].object, c.object) {
			pairs[c.key] = append(pair, c)
		}
	}
	var found []Conflict
	for _, c := range claims {
		for _, other := range pairs[c.key] {
			if !sameName(other.object, c.object) {
				found = append(found, Conflict{c.object, c.path, c.what, other.object, other.path})
				break
			}
		}
	}
	return found
}

// sameName reports whether a and b are the same object to a cluster.
func sameName(a, b *manifest.Object) bool {
	return a.GroupKind() == b.GroupKind() && a.Namespace == b.Namespace && a.Name == b.Name
}

// key joins parts that may hold anything.
func key(parts ...string) string {
	for i, part := range parts {
		parts[i] = strconv.Quote(part)
	}
	return strings.Join(parts, " ")
}

// host is a host as claims compare it.
func host(s string) string { return strings.TrimSuffix(strings.ToLower(s), ".") }

// where is what messages call a host with a path.
func where(host, path string) string {
	if host == "" {
		host = "every host"
	}
	return `"` + host + `" with path "` + path + `"`
}

// annotations returns those of an object.
func annotations(o *manifest.Object) map[string]string {
	return labels(at(o.Root, "metadata", "annotations"))
}

// dnsClaims are the names that an object has ExternalDNS write. Those with an
// identifier of a set are shared on purpose.
func dnsClaims(o *manifest.Object) []claim {
	const prefix = "external-dns.alpha.kubernetes.io/"
	notes := annotations(o)
	if notes[prefix+"set-identifier"] != "" {
		return nil
	}
	if controller := notes[prefix+"controller"]; controller != "" && controller != "dns-controller" {
		return nil
	}
	var claims []claim
	for _, annotation := range []string{"hostname", "internal-hostname"} {
		seen := make(map[string]bool)
		for name := range strings.SplitSeq(notes[prefix+annotation], ",") {
			name = host(strings.TrimSpace(name))
			if name == "" || seen[name] {
				continue
			}
			seen[name] = true
			claims = append(claims, claim{key(annotation, name), `"` + name + `"`, o, []any{"metadata", "annotations", prefix + annotation}})
		}
	}
	return claims
}

// rolloutServices are the Services whose selectors a controller for progressive
// delivery completes: they are the same until it does.
func rolloutServices(objects []*manifest.Object) map[objectName]bool {
	services := make(map[objectName]bool)
	for _, o := range objects {
		if o.GroupKind() != "Rollout.argoproj.io" {
			continue
		}
		strategy := at(o.Root, "spec", "strategy")
		for _, path := range [][]string{
			{"canary", "canaryService"},
			{"canary", "stableService"},
			{"canary", "pingPong", "pingService"},
			{"canary", "pingPong", "pongService"},
			{"blueGreen", "activeService"},
			{"blueGreen", "previewService"},
		} {
			if name := text(at(strategy, path...)); name != "" {
				services[objectName{o.Namespace, name}] = true
			}
		}
	}
	return services
}

// portClaims are the ports of pods that a Service leads to, for each way of
// leading there: a headless Service, one for pods that are not ready, and one of
// another type stand beside others on purpose.
func portClaims(o *manifest.Object) []claim {
	spec := at(o.Root, "spec")
	selector := labels(at(spec, "selector"))
	if len(selector) == 0 {
		return nil
	}
	way := []string{
		text(at(spec, "type")),
		strconv.FormatBool(text(at(spec, "clusterIP")) == "None"),
		strconv.FormatBool(is(at(spec, "publishNotReadyAddresses"))),
	}
	if way[0] == "" {
		way[0] = "ClusterIP"
	}
	parts := append([]string{o.Namespace}, way...)
	for _, label := range slices.Sorted(maps.Keys(selector)) {
		parts = append(parts, label, selector[label])
	}
	all := key(parts...)
	var claims []claim
	for _, port := range items(at(spec, "ports")) {
		target := portName(at(port, "targetPort"))
		if target == "" {
			target = portName(at(port, "port"))
		}
		protocol := text(at(port, "protocol"))
		if protocol == "" {
			protocol = "TCP"
		}
		claims = append(claims, claim{all + key("", protocol, target), target, o, []any{"spec", "selector"}})
	}
	return claims
}

// portName is a port by number or name, "" if n is neither.
func portName(n *manifest.Node) string {
	if i := number(n); i != 0 {
		return strconv.Itoa(i)
	}
	return text(n)
}

// Term is what rules see: routes, hostnames and selectors by kind, namespace and
// name of the object, each with path, what, and other: kind, namespace, name and
// path; and redirects by namespace and name of the gateway.
func (c *Claims) Term() *ast.Term {
	redirects := make(map[string]map[string]*ast.Term)
	for _, gateway := range c.redirects {
		set(redirects, gateway.namespace, gateway.name, ast.InternedTerm(true))
	}
	return object(map[string]*ast.Term{
		"routes":    conflictTerm(c.Routes),
		"hostnames": conflictTerm(c.Hostnames),
		"selectors": conflictTerm(c.Selectors),
		"redirects": values(redirects),
	})
}

func conflictTerm(found []Conflict) *ast.Term {
	kinds := make(map[string]map[string]map[string][]*ast.Term)
	for _, c := range found {
		kind := c.Object.GroupKind()
		if kinds[kind] == nil {
			kinds[kind] = make(map[string]map[string][]*ast.Term)
		}
		add(kinds[kind], c.Object.Namespace, c.Object.Name, object(map[string]*ast.Term{
			"path": pathTerm(c.Path),
			"what": ast.StringTerm(c.What),
			"other": object(map[string]*ast.Term{
				"kind":      ast.StringTerm(c.Other.GroupKind()),
				"namespace": ast.StringTerm(c.Other.Namespace),
				"name":      ast.StringTerm(c.Other.Name),
				"path":      pathTerm(c.OtherPath),
			}),
		}))
	}
	terms := make(map[string]*ast.Term, len(kinds))
	for kind, lists := range kinds {
		terms[kind] = tree(lists)
	}
	return object(terms)
}
