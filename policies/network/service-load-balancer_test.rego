package kubevet.network["service-load-balancer_test"]

import data.kubevet.lib.testing
import data.kubevet.network["service-load-balancer"] as rule

_found := {{"path": ["spec", "type"], "message": "no annotation keeps the load balancer in the private network"}}

test_deny_what_is_not_kept_private if {
	every annotation in [
		`service.beta.kubernetes.io/aws-load-balancer-internal: "false"`,
		`service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing`,
		`service.beta.kubernetes.io/aws-load-balancer-type: nlb`,
		`service.beta.kubernetes.io/azure-load-balancer-internal: "false"`,
		`service.kubernetes.io/qcloud-loadbalancer-internal-subnetid: ""`,
		`networking.gke.io/load-balancer-type: External`,
		`example.com/internal: "true"`,
		`service.beta.kubernetes.io/azure-load-balancer-internal: true`,
	] {
		rule.deny == _found with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    {annotation}
spec: \{type: LoadBalancer}
`)
	}
}

test_deny_the_aws_controller_that_is_told_to if {
	every annotation in [
		`service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing`,
		`service.beta.kubernetes.io/aws-load-balancer-internal: "false"`,
	] {
		rule.deny == _found with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    {annotation}
spec: \{type: LoadBalancer, loadBalancerClass: service.k8s.aws/nlb}
`)
	}
}

test_deny_other_classes if {
	rule.deny == _found with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external}
spec: {type: LoadBalancer, loadBalancerClass: eks.example.com/other}
`)
	rule.deny == _found with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations: {tailscale.com/funnel: "true"}
spec: {type: LoadBalancer, loadBalancerClass: tailscale}
`)
}

test_allow_what_is_kept_private if {
	every annotation in [
		`service.beta.kubernetes.io/aws-load-balancer-internal: "true"`,
		`service.beta.kubernetes.io/aws-load-balancer-scheme: internal`,
		`service.beta.kubernetes.io/aws-load-balancer-type: external`,
		`service.beta.kubernetes.io/azure-load-balancer-internal: "true"`,
		`service.beta.kubernetes.io/oci-load-balancer-internal: "true"`,
		`service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type: private`,
		`service.kubernetes.io/qcloud-loadbalancer-internal-subnetid: subnet-1`,
		`service.beta.kubernetes.io/do-loadbalancer-network: INTERNAL`,
		`cloud.google.com/load-balancer-type: Internal`,
	] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    {annotation}
spec: \{type: LoadBalancer}
`)
	}
	every class in ["service.k8s.aws/nlb", "tailscale"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web}
spec: \{type: LoadBalancer, loadBalancerClass: {class}}
`)
	}
}

test_allow_other_types_and_misshapen_services if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web, annotations: []}
spec: {type: NodePort}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: null
spec: LoadBalancer
`)
}
