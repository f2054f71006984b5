package kubevet.network["ingress-host-collision_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-host-collision"] as rule

_ingress(name, annotations, class, path) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": name, "annotations": annotations},
	"spec": {"ingressClassName": class, "rules": [null, {"host": "A.example.com", "http": {"paths": [null, path]}}]},
}

_input(objects) := testing.input_for(concat("\n---\n", [yaml.marshal(o) | some o in objects]))

_found(path, what, kind, name) := {{
	"path": path,
	"message": $`{what} is claimed by {kind} "default/{name}" too`,
	"related": [{"kind": kind, "namespace": "default", "name": name, "path": path, "message": "claims it too"}],
}}

_path := {"path": "/x", "pathType": "Prefix"}

test_deny_ingresses if {
	rule.deny == _found(["spec", "rules", 1, "http", "paths", 1, "path"], `"a.example.com" with path "/x"`, "Ingress", "b") with input as _input([
		_ingress("a", {}, "nginx", _path),
		_ingress("b", {}, "nginx", _path),
		_ingress("c", {}, "nginx", _path),
	])
	rule.deny == _found(["spec", "rules", 1, "http", "paths", 1, "path"], `"a.example.com" with path "/x"`, "Ingress", "a") with input as _input([
		_ingress("b", {}, "nginx", _path),
		_ingress("a", {}, "nginx", _path),
	])
}

test_allow_other_claims if {
	every other in [
		_ingress("a", {}, "nginx", _path),
		_ingress("b", {}, "traefik", _path),
		_ingress("b", {}, "nginx", {"path": "/y", "pathType": "Prefix"}),
		_ingress("b", {}, "nginx", {"path": "/x", "pathType": "Exact"}),
		_ingress("b", {"nginx.ingress.kubernetes.io/canary": "true"}, "nginx", _path),
		_ingress("b", {"nginx.org/mergeable-ingress-type": "minion"}, "nginx", _path),
		_ingress("b", {"alb.ingress.kubernetes.io/conditions.x": "[]"}, "nginx", _path),
		_ingress("b", {"traefik.ingress.kubernetes.io/router.entrypoints": "web"}, "nginx", _path),
		object.union(_ingress("b", {}, "nginx", _path), {"spec": {"rules": [{"host": "b.example.com", "http": {"paths": [_path]}}]}}),
		object.union(_ingress("b", {}, "nginx", _path), {"spec": null}),
	] {
		rule.deny == set() with input as _input([_ingress("a", {}, "nginx", _path), other])
	}
	every class in ["alb", "gce"] {
		rule.deny == set() with input as _input([_ingress("a", {}, class, _path), _ingress("b", {}, class, _path)])
	}
}

_route(name, parent, match) := {
	"apiVersion": "gateway.networking.k8s.io/v1",
	"kind": "HTTPRoute",
	"metadata": {"name": name},
	"spec": {"parentRefs": [parent], "hostnames": ["a.example.com"], "rules": [{"matches": [match]}]},
}

_match := {"path": {"type": "PathPrefix", "value": "/x"}}

test_deny_routes if {
	rule.deny == _found(["spec", "rules", 0, "matches", 0, "path", "value"], `"a.example.com" with path "/x"`, "HTTPRoute", "b") with input as _input([
		_route("a", {"name": "public"}, _match),
		_route("b", {"name": "public", "namespace": "default", "kind": "Gateway"}, _match),
	])
}

test_allow_routes if {
	every other in [
		_route("b", {"name": "internal"}, _match),
		_route("b", {"name": "public", "namespace": "edge"}, _match),
		_route("b", {"name": "public", "sectionName": "http"}, _match),
		_route("b", {"name": "public", "kind": "Service", "group": ""}, _match),
		_route("b", {"name": "public"}, object.union(_match, {"method": "GET"})),
		_route("b", {"name": "public"}, object.union(_match, {"headers": [{"name": "a", "value": "b"}]})),
		_route("b", null, null),
	] {
		rule.deny == set() with input as _input([_route("a", {"name": "public"}, _match), other])
	}
}

test_deny_openshift if {
	route := {"apiVersion": "route.openshift.io/v1", "kind": "Route", "metadata": {"name": "a"}, "spec": {"host": "a.example.com"}}
	rule.deny == _found(["spec", "host"], `"a.example.com" with path "/"`, "Route.route.openshift.io", "b") with input as _input([route, object.union(route, {"metadata": {"name": "b"}})])
	rule.deny == set() with input as _input([route, object.union(route, {"metadata": {"name": "b"}, "spec": {"path": "/b"}})])
}
