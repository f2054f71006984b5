package kubevet.lib.loadbalancer_test

import data.kubevet.lib.loadbalancer
import data.kubevet.lib.testing

# The network model has a table of its own of what makes a load balancer private.
test_private_as_in_the_network_model if {
	every key, values in loadbalancer._private_values {
		every value in values {
			_scopes(key, value) == {"private"}
			_scopes(key, "") == {"internet"}
		}
	}
	every key in loadbalancer._private_subnets {
		_scopes(key, "subnet-1") == {"private"}
	}
	_scopes("service.beta.kubernetes.io/aws-load-balancer-type", "external") == {"private"}
	_scopes("service.beta.kubernetes.io/aws-load-balancer-type", "nlb") == {"internet"}
}

_scopes(key, value) := {opening.scope |
	bundle := testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web, namespace: shop, annotations: \{{key}: "{value}"}}
spec: \{type: LoadBalancer, ports: [\{port: 80}]}
`)
	some opening in bundle.model.network.services[bundle.position]
}

test_addresses_as_in_the_network_model if {
	every key in loadbalancer._addresses {
		_scopes(key, "10.1.6.50, 192.168.0.7") == {"private"}
		_scopes(key, "fd00::7") == {"private"}
		_scopes(key, "203.0.113.7") == {"nodes"}
		_scopes(key, "pool-a") == {"nodes"}
	}
	_scopes("metallb.io/address-pool", "pool-a") == {"nodes"}
	_private("lbipam.cilium.io/ips", "10.1.6.50, 192.168.0.7")
	_private("metallb.io/loadBalancerIPs", "100.64.3.1")
	not _private("lbipam.cilium.io/ips", "10.1.6.50,203.0.113.7")
	not _private("lbipam.cilium.io/ips", "172.32.0.1")
}

_private(key, value) if {
	loadbalancer.private({"metadata": {"annotations": {key: value}}, "spec": {"type": "LoadBalancer"}})
}
