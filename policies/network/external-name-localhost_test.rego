package kubevet.network["external-name-localhost_test"]

import data.kubevet.lib.testing
import data.kubevet.network["external-name-localhost"] as rule

_alias(name) := $`
apiVersion: v1
kind: Service
metadata: \{name: web}
spec:
  type: ExternalName
  externalName: "{name}"
`

test_deny_each if {
	every name, what in {
		"localhost": "the host of whoever follows it",
		"Localhost.": "the host of whoever follows it",
		"a.localhost": "the host of whoever follows it",
		"127.0.0.1": "the host of whoever follows it",
		"127.8.0.1": "the host of whoever follows it",
		"::1": "the host of whoever follows it",
		"0.0.0.0": "the host of whoever follows it",
		"169.254.169.254": "the metadata service of a cloud",
		"metadata.google.internal.": "the metadata service of a cloud",
		"kubernetes.default.svc": "the API server",
		"kubernetes.default.svc.cluster.local": "the API server",
		"kubernetes-dashboard.kube-system.svc.cluster.local": "a service of kube-system",
	} {
		rule.deny == {{"path": ["spec", "externalName"], "message": $`the service is an alias for "{name}", {what}`}} with input as testing.input_for(_alias(name))
	}
}

test_allow_others if {
	every name in [
		"localhost.example.com",
		"notlocalhost",
		"db.example.com",
		"128.0.0.1",
		"127.0.0.1.nip.io",
		"web.shop.svc.cluster.local",
		"kubernetes.default.example.com",
		"api.kube-system.example.com",
		"",
	] {
		rule.deny == set() with input as testing.input_for(_alias(name))
	}
}

test_allow_kube_system_itself_other_types_and_misshapen_services if {
	every service in [
		"{metadata: {name: a, namespace: kube-system}, spec: {type: ExternalName, externalName: dns.kube-system.svc}}",
		"{metadata: {name: a}, spec: {type: ClusterIP, externalName: localhost}}",
		"{metadata: {name: a}, spec: {type: ExternalName, externalName: [localhost]}}",
		"{metadata: {name: a}, spec: null}",
	] {
		written := object.union(yaml.unmarshal(service), {"apiVersion": "v1", "kind": "Service"})
		rule.deny == set() with input as testing.input_for(yaml.marshal(written))
	}
}
