package kubevet.network["service-node-port_test"]

import data.kubevet.lib.testing
import data.kubevet.network["service-node-port"] as rule

test_deny_node_port if {
	rule.deny == {{"path": ["spec", "type"], "message": "a port of every node leads to the service"}} with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}
`)
}

test_allow_other_types if {
	every type in [`""`, "ClusterIP", "LoadBalancer", "ExternalName", "null", "[NodePort]"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web}
spec: \{type: {type}, ports: [\{port: 80}]}
`)
	}
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: null
`)
}
