package kubevet.mesh["istio-envoy-filter-global_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-envoy-filter-global"] as rule

test_deny_code if {
	testing.stated(rule.deny) == {{"path": ["spec", "configPatches", 0], "message": "the filter fetches code over HTTP"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: {name: a, namespace: shop}
spec: {configPatches: [{applyTo: EXTENSION_CONFIG, patch: {value: {typed_config: {config: {vm_config: {code: {remote: {http_uri: {uri: 'http://example.com/a.wasm'}}}}}}}}}]}
`)
}

test_allow_namespace if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: {name: a, namespace: shop}
spec: {configPatches: []}
`)
}
