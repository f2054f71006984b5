package kubevet.network["load-balancer-source-ranges-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.network["load-balancer-source-ranges-missing"] as rule

test_deny_no_ranges if {
	every ranges in ["[]", "null", "everywhere"] {
		rule.deny == {{"path": ["spec", "loadBalancerSourceRanges"], "message": "the load balancer admits every address"}} with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web, annotations: \{service.beta.kubernetes.io/azure-allowed-ip-ranges: ""}}
spec: \{type: LoadBalancer, loadBalancerSourceRanges: {ranges}}
`)
	}
}

test_deny_ranges_of_everything if {
	rule.deny == {
		{"path": ["spec", "loadBalancerSourceRanges", 1], "message": `the load balancer admits every address: its source ranges have "0.0.0.0/0"`},
		{"path": ["spec", "loadBalancerSourceRanges", 2], "message": `the load balancer admits every address: its source ranges have "::/0"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8, " 0.0.0.0/0", "::/0", 1, null]}
`)
	rule.deny == {{
		"path": ["metadata", "annotations", "service.beta.kubernetes.io/load-balancer-source-ranges"],
		"message": `the load balancer admits every address: its source ranges have "0.0.0.0/0"`,
	}} with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web, annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: "192.0.2.0/24, 0.0.0.0/0"}}
spec: {type: LoadBalancer}
`)
}

test_allow_ranges if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web, annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: "0.0.0.0/0"}}
spec: {type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24, 0.0.0.0/1]}
`)
	every annotation in [
		"service.beta.kubernetes.io/load-balancer-source-ranges: 192.0.2.0/24",
		"service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-1",
		"service.beta.kubernetes.io/azure-allowed-service-tags: AzureCloud",
	] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web, annotations: \{{annotation}}}
spec: \{type: LoadBalancer}
`)
	}
}

test_allow_private_load_balancers_and_other_types if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web, annotations: {service.beta.kubernetes.io/azure-load-balancer-internal: "true"}}
spec: {type: LoadBalancer, loadBalancerSourceRanges: [0.0.0.0/0]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort}
`)
}
