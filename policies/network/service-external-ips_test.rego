package kubevet.network["service-external-ips_test"]

import data.kubevet.lib.testing
import data.kubevet.network["service-external-ips"] as rule

test_deny_every_type if {
	every type in ["ClusterIP", "NodePort", "LoadBalancer"] {
		rule.deny == {{"path": ["spec", "externalIPs"], "message": `traffic of every node for "203.0.113.1" goes to the service`}} with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web}
spec: \{type: {type}, externalIPs: [203.0.113.1, null]}
`)
	}
}

test_deny_many if {
	rule.deny == {{"path": ["spec", "externalIPs"], "message": `traffic of every node for "203.0.113.1", "203.0.113.2" and 2 more goes to the service`}} with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {externalIPs: [203.0.113.1, 203.0.113.2, 203.0.113.3, 203.0.113.4]}
`)
}

test_allow_none if {
	every ips in ["[]", "null", "203.0.113.1", "{a: b}"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web}
spec: \{loadBalancerIP: 203.0.113.1, externalIPs: {ips}}
`)
	}
}
