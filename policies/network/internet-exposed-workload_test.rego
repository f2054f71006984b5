package kubevet.network["internet-exposed-workload_test"]

import data.kubevet.lib.testing
import data.kubevet.network["internet-exposed-workload"] as rule

_bundle(others) := testing.input_for(concat("\n---\n", array.concat([_workload], others)))

_workload := `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}}}
`

_service(spec) := $`
apiVersion: v1
kind: Service
metadata: \{name: front, namespace: shop}
spec: {spec}
`

_hop(kind, name, path, message) := {"kind": kind, "namespace": "shop", "name": name, "path": path, "message": message}

_finding(message, chain) := {{"path": ["spec", "template", "spec"], "message": message, "related": chain}}

_inner := _service("{selector: {app: web}, ports: [{port: 80, targetPort: http}]}")

_to_pods := _hop("Service", "front", ["spec", "ports", 0], "leads to the pods")

test_deny_services if {
	rule.deny == _finding(
		`port 8080 is reached from the internet through Service "front"`,
		[_hop("Service", "front", ["spec", "type"], "has type LoadBalancer")],
	) with input as _bundle([_service("{type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: http}]}")])
	rule.deny == _finding(
		`port 81 is reached from outside the cluster through Service "front"`,
		[_hop("Service", "front", ["spec", "type"], "has type NodePort")],
	) with input as _bundle([_service("{type: NodePort, selector: {app: web}, ports: [{port: 81}]}")])
	rule.deny == _finding(
		`port 81 is reached from outside the cluster through Service "front"`,
		[_hop("Service", "front", ["spec", "externalIPs"], "has external addresses")],
	) with input as _bundle([_service("{externalIPs: [203.0.113.7], selector: {statefulset.kubernetes.io/pod-name: web-0}, ports: [{port: 81}]}")])
}

test_deny_ingresses if {
	every ingress in [
		"{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: shop}, spec: {defaultBackend: {service: {name: front, port: {number: 80}}}}}",
		"{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: shop}, spec: {rules: [{http: {paths: [{backend: {service: {name: front, port: {number: 80}}}}]}}]}}",
		"{apiVersion: extensions/v1beta1, kind: Ingress, metadata: {name: i, namespace: shop}, spec: {rules: [{http: {paths: [{backend: {serviceName: front, servicePort: 80}}]}}]}}",
	] {
		some finding in rule.deny with input as _bundle([_inner, ingress])
		finding.message == `port 8080 is reached from the internet through Ingress "i"`
		count(finding.related) == 2
		finding.related[1] == _to_pods
	}
}

test_deny_routes if {
	gateway := `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP}]}
`
	route := `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: front, port: 80}]}]}
`
	rule.deny == _finding(`port 8080 is reached from the internet through Gateway "edge"`, [
		_hop("Gateway", "edge", ["spec", "listeners"], "listens outside the cluster"),
		_hop("HTTPRoute", "r", ["spec", "parentRefs", 0], "leads from outside the cluster"),
		_to_pods,
	]) with input as _bundle([_inner, gateway, route])
	rule.deny == _finding(`port 8080 is reached from the internet through Route "r"`, [
		_hop("Route.route.openshift.io", "r", ["spec", "to"], "leads from outside the cluster"),
		_to_pods,
	]) with input as _bundle([_inner, `
apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: r, namespace: shop}
spec: {to: {kind: Service, name: front}}
`])
	rule.deny == _finding(`port 8080 is reached from the internet through VirtualService "r"`, [
		_hop("VirtualService.networking.istio.io", "r", ["spec", "gateways", 1], "leads from outside the cluster"),
		_to_pods,
	]) with input as _bundle([_inner, `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: r, namespace: shop}
spec: {gateways: [mesh, istio-system/edge], http: [{route: [{destination: {host: front.shop.svc.cluster.local}}]}]}
`])
	rule.deny == _finding(`port 8080 is reached from the internet through IngressRoute "r"`, [
		_hop("IngressRoute.traefik.io", "r", ["spec", "routes", 0, "services", 0], "leads from outside the cluster"),
		_to_pods,
	]) with input as _bundle([_inner, `
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: {name: r, namespace: shop}
spec: {routes: [{services: [{name: front, port: 80}]}]}
`])
}

test_allow_what_stays_inside if {
	every other in [
		_inner,
		_service("{type: ExternalName, externalName: example.com, externalIPs: [203.0.113.7]}"),
		_service("{type: LoadBalancer, selector: {app: api}, ports: [{port: 80}]}"),
		_service("{type: LoadBalancer, ports: [{port: 80}]}"),
		replace(_service("{type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}"), "namespace: shop", "namespace: other"),
		_service("nothing"),
		concat("\n---\n", [_inner, `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: r, namespace: shop}
spec: {http: [{route: [{destination: {host: front}}]}]}
`]),
		concat("\n---\n", [_inner, `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{kind: Service, group: "", name: other}], rules: [{backendRefs: [{name: front, port: 80}]}]}
`]),
		concat("\n---\n", [_inner, `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: shop}
spec: {ingressClassName: nginx-internal, defaultBackend: {service: {name: front, port: {number: 80}}}}
`]),
		concat("\n---\n", [_inner, `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: shop}
spec: {ingressClassName: alb, defaultBackend: {service: {name: front, port: {number: 80}}}}
`]),
	] {
		rule.deny == set() with input as _bundle([other])
	}
}

test_allow_private_load_balancers if {
	every more in [
		"loadBalancerSourceRanges: [10.0.0.0/8, 203.0.113.7/32]",
		"loadBalancerClass: tailscale",
		"loadBalancerIP: 10.2.3.4",
	] {
		rule.deny == set() with input as _bundle([_service($"\{type: LoadBalancer, {more}, selector: \{app: web}, ports: [\{port: 80}]}")])
	}
	every annotation in [
		`service.beta.kubernetes.io/aws-load-balancer-scheme: internal`,
		`service.beta.kubernetes.io/aws-load-balancer-internal: "true"`,
		`service.beta.kubernetes.io/aws-load-balancer-type: external`,
		`service.beta.kubernetes.io/azure-load-balancer-internal: "true"`,
		`networking.gke.io/load-balancer-type: Internal`,
	] {
		rule.deny == set() with input as _bundle([$`
apiVersion: v1
kind: Service
metadata:
  name: front
  namespace: shop
  annotations:
    {annotation}
spec: \{type: LoadBalancer, selector: \{app: web}, ports: [\{port: 80}]}
`])
	}
}
