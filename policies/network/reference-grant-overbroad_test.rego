package kubevet.network["reference-grant-overbroad_test"]

import data.kubevet.lib.testing
import data.kubevet.network["reference-grant-overbroad"] as rule

test_deny_no_name if {
	rule.deny == {
		{"path": ["spec", "to", 0], "message": `namespace "shop" may refer to every Secret of the namespace`, "severity": "medium"},
		{"path": ["spec", "to", 1], "message": `namespace "shop" may refer to every Service of the namespace`, "severity": "low"},
	} with input as testing.input_for(`
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: a}
spec:
  from: [{kind: Gateway, namespace: shop}, {kind: HTTPRoute, namespace: shop}]
  to: [{kind: Secret}, {group: "", kind: Service, name: ""}, {kind: Secret, name: a}, {group: example.com, kind: Secret}, {kind: ConfigMap}]
`)
	rule.deny == {{"path": ["spec", "to", 0], "message": "2 namespaces may refer to every Secret of the namespace", "severity": "medium"}} with input as testing.input_for(`
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: ReferenceGrant
metadata: {name: a}
spec:
  from: [{kind: Gateway, namespace: shop}, {kind: Gateway, namespace: blog}]
  to: [{kind: Secret}]
`)
}

test_allow_names_and_misshapen if {
	every spec in ["{from: [{namespace: a}], to: [{kind: Secret, name: a}]}", "{to: [null, Secret, {kind: []}]}", "{to: Secret}", "null"] {
		rule.deny == set() with input as testing.input_for($`\{apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, metadata: \{name: a}, spec: {spec}}`)
	}
}
