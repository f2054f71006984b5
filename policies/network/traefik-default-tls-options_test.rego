package kubevet.network["traefik-default-tls-options_test"]

import data.kubevet.lib.testing
import data.kubevet.network["traefik-default-tls-options"] as rule

test_deny_the_default if {
	every group in ["traefik.io", "traefik.containo.us"] {
		rule.deny == {{"path": ["metadata", "name"], "message": "the options hold for every router that names none"}} with input as testing.input_for($`\{apiVersion: {group}/v1alpha1, kind: TLSOption, metadata: \{name: default, namespace: a}}`)
	}
}

test_allow_others if {
	every metadata in ["{name: shop}", "{name: null}", "null", "[default]"] {
		rule.deny == set() with input as testing.input_for($`\{apiVersion: traefik.io/v1alpha1, kind: TLSOption, metadata: {metadata}}`)
	}
}
