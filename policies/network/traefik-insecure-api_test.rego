package kubevet.network["traefik-insecure-api_test"]

import data.kubevet.lib.testing
import data.kubevet.network["traefik-insecure-api"] as rule

_message := `container "traefik" serves the API and dashboard of Traefik without a password`

test_deny_flags_and_environment if {
	every flag in ["--api.insecure", "--api.insecure=true", "--API.Insecure=1"] {
		rule.deny == {{"path": ["spec", "containers", 0, "args", 1], "message": _message}} with input as testing.input_for($`
apiVersion: v1
kind: Pod
metadata: \{name: traefik}
spec: \{containers: [\{name: traefik, args: [--ping, {flag}]}]}
`)
	}
	rule.deny == {{"path": ["spec", "containers", 0, "env", 0, "value"], "message": _message}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: traefik}
spec: {containers: [{name: traefik, env: [{name: TRAEFIK_API_INSECURE, value: "true"}]}]}
`)
}

test_allow_flags_and_environment if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: traefik}
spec:
  containers:
    - name: traefik
      args: [--api, --api.dashboard=true, --api.insecure=false, "echo --api.insecure=true", null]
      env: [{name: TRAEFIK_API_INSECURE, value: "false"}, {name: TRAEFIK_API_INSECURE}, {name: TRAEFIK_API, value: "true"}, null]
`)
}

_route(entry_points, route) := yaml.marshal({
	"apiVersion": "traefik.io/v1alpha1",
	"kind": "IngressRoute",
	"metadata": {"name": "dashboard"},
	"spec": {"entryPoints": entry_points, "routes": [null, route]},
})

_dashboard := {"match": "Host(`a.example.com`)", "services": [{"kind": "TraefikService", "name": "api@internal"}]}

test_deny_a_route_without_middleware if {
	every entry_points in [["websecure"], ["traefik", "web"], []] {
		rule.deny == {{
			"path": ["spec", "routes", 1, "middlewares"],
			"message": "no middleware stands before the API and dashboard of Traefik",
		}} with input as testing.input_for(_route(entry_points, _dashboard))
	}
}

test_allow_other_routes if {
	rule.deny == set() with input as testing.input_for(_route(["traefik"], _dashboard))
	rule.deny == set() with input as testing.input_for(_route(["websecure"], object.union(_dashboard, {"middlewares": [{"name": "login"}]})))
	rule.deny == set() with input as testing.input_for(_route(["websecure"], {"services": [{"name": "web"}, null]}))
	rule.deny == set() with input as testing.input_for(_route(null, {"services": "api@internal"}))
}
