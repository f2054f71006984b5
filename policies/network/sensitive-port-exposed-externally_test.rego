package kubevet.network["sensitive-port-exposed-externally_test"]

import data.kubevet.lib.testing
import data.kubevet.network["sensitive-port-exposed-externally"] as rule

_service(spec) := $`
apiVersion: v1
kind: Service
metadata: \{name: db, namespace: shop}
spec: {spec}
`

_finding(i, message, severity, hop) := {
	"path": ["spec", "ports", i, "port"],
	"message": message,
	"severity": severity,
	"related": [object.union({"kind": "Service", "namespace": "shop", "name": "db"}, hop)],
}

_type(t) := {"path": ["spec", "type"], "message": $"has type {t}"}

test_deny_ports_of_load_balancers if {
	rule.deny == {
		_finding(0, "port 5432 (PostgreSQL) is reached from the internet", "high", _type("LoadBalancer")),
		_finding(2, "port 443 (Redis) is reached from the internet", "high", _type("LoadBalancer")),
		_finding(3, "port 2379 (etcd) is reached from the internet", "high", _type("LoadBalancer")),
	} with input as testing.input_for(_service(`{type: LoadBalancer, selector: {app: db}, ports: [
		{port: 5432}, {port: 80}, {port: 443, targetPort: 6379}, {port: 2379, targetPort: client},
		{port: 22, targetPort: 8080}, {port: 27017, protocol: UDP}]}`))
}

test_deny_node_ports_and_external_addresses if {
	rule.deny == {_finding(0, "port 3306 (MySQL) is reached from outside the cluster", "medium", _type("NodePort"))} with input as testing.input_for(_service("{type: NodePort, ports: [{port: 3306, nodePort: 30306}]}"))
	rule.deny == {_finding(
		0, "port 3306 (MySQL) is reached from outside the cluster", "medium",
		{"path": ["spec", "externalIPs"], "message": "has external addresses"},
	)} with input as testing.input_for(_service("{externalIPs: [203.0.113.7], ports: [{port: 3306}]}"))
}

test_deny_a_tcp_route if {
	count(rule.deny) == 1 with input as testing.input_for(concat("\n---\n", [_service("{ports: [{port: 5432}, {port: 3306}]}"), `
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: db, port: 5432}]}]}
`]))
}

test_allow_what_stays_inside if {
	every spec in [
		"{ports: [{port: 5432}]}",
		"{type: LoadBalancer, ports: [{port: 443}, {port: 8080}]}",
		"{type: LoadBalancer, loadBalancerSourceRanges: [198.51.100.0/24], ports: [{port: 5432}]}",
		"{type: LoadBalancer, ports: nothing}",
		"{type: LoadBalancer, ports: [nothing, {port: http}]}",
		"nothing",
	] {
		rule.deny == set() with input as testing.input_for(_service(spec))
	}
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop, annotations: {networking.gke.io/load-balancer-type: Internal}}
spec: {type: LoadBalancer, ports: [{port: 5432}]}
`)
}

test_allow_the_ssh_of_a_git_server if {
	rule.deny == set() with input as testing.input_for(replace(_service("{type: LoadBalancer, ports: [{port: 22, targetPort: ssh}]}"), "name: db", "name: shop-gitea"))
}

test_allow_a_route_for_http if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_service("{ports: [{port: 9200}]}"), `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: shop}
spec: {defaultBackend: {service: {name: db, port: {number: 9200}}}}
`]))
}
