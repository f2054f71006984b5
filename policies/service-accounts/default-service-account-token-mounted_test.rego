package kubevet["service-accounts"]["default-service-account-token-mounted_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["default-service-account-token-mounted"] as rule

_message(way) := $`the token of service account "default" is mounted into a pod, and the pod is reached {way}`

test_deny_exposed_pod if {
	every service, way in {
		"spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443}]}": `from the internet through Service "web"`,
		"spec: {type: NodePort, selector: {app: web}, ports: [{port: 443}]}": `from outside the cluster through Service "web"`,
		"spec: {externalIPs: [203.0.113.7], selector: {app: web}, ports: [{port: 443}]}": `from outside the cluster through Service "web"`,
	} {
		denied := rule.deny with input as _pod_and("", service)
		{[f.path, f.message] | some f in denied} == {[["spec", "automountServiceAccountToken"], _message(way)]}
	}
}

test_deny_backend_of_ingress_and_route if {
	every object in [
		`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front}
spec: {rules: [{http: {paths: [{backend: {service: {name: web}}}]}}]}`,
		`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front}
spec: {defaultBackend: {service: {name: web}}}`,
		`
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: front}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web}]}]}`,
		`
apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: front}
spec: {to: {name: web}}`,
	] {
		kind := yaml.unmarshal(object).kind
		denied := rule.deny with input as _pod_and("", concat("\n---\n", ["spec: {selector: {app: web}, ports: [{port: 443}]}", trim_space(object)]))
		{f.message | some f in denied} == {_message($`from the internet through {kind} "front"`)}
	}
}

_bound := `
apiVersion: v1
kind: Pod
metadata: {name: job, namespace: shop}
spec:
  serviceAccountName: default
  containers: [{name: a}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: read, namespace: shop}
roleRef: {kind: Role, name: read}
subjects: [{kind: ServiceAccount, name: default, namespace: shop}]
`

_bound_finding(namespace) := {
	"path": ["spec", "automountServiceAccountToken"],
	"message": `the token of service account "default" is mounted into a pod, and a role is bound to it`,
	"related": [{"kind": "RoleBinding", "namespace": namespace, "name": "read", "path": ["subjects"], "message": `binds it to Role "read"`}],
}

test_deny_bound_account if {
	testing.stated(rule.deny) == {{"message": "the token of service account \"default\" is mounted into a pod, and a role is bound to it", "path": ["spec", "automountServiceAccountToken"], "related": [{"kind": "RoleBinding", "message": "binds it to Role \"read\"", "name": "read", "namespace": "shop", "path": ["subjects"]}], "severity": "medium"}} with input as testing.input_for(_bound)
	testing.stated(rule.deny) == {{"message": "the token of service account \"default\" is mounted into a pod, and a role is bound to it", "path": ["spec", "automountServiceAccountToken"], "related": [{"kind": "RoleBinding", "message": "binds it to Role \"read\"", "name": "read", "namespace": "default", "path": ["subjects"]}], "severity": "medium"}} with input as object.union(testing.input_for(replace(_bound, ", namespace: shop", "")), {"source": "chart"})
}

test_allow_bound_account_of_unknown_or_other_namespace if {
	rule.deny == set() with input as testing.input_for(replace(_bound, ", namespace: shop", ""))
	rule.deny == set() with input as testing.input_for(replace(_bound, "name: default, namespace: shop", "name: default, namespace: pay"))
}

test_allow_what_does_not_mount_or_is_not_exposed if {
	exposed := "spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443}]}"
	every fields, service in {
		"automountServiceAccountToken: false": exposed,
		"serviceAccountName: web": exposed,
		"serviceAccount: web": exposed,
		"hostNetwork: false": "spec: {type: LoadBalancer, selector: {app: api}, ports: [{port: 443}]}",
		"hostPID: false": "spec: {type: LoadBalancer, ports: [{port: 443}]}",
		"hostIPC: false": "spec: {type: ClusterIP, selector: {app: web}, ports: [{port: 443}]}",
		"hostUsers: true": `spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443}]}
metadata: {name: web, annotations: {networking.gke.io/load-balancer-type: Internal}}`,
	} {
		denied := rule.deny with input as _pod_and(fields, service)
		count(denied) == 0
	}
}

test_allow_account_that_opts_out if {
	rule.deny == set() with input as _pod_and("", `spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: default}
automountServiceAccountToken: false`)
}

_pod_and(fields, service) := testing.input_for(sprintf(
	`
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers: [{name: a}]
  %s
---
apiVersion: v1
kind: Service
metadata: {name: web}
%s
`,
	[fields, service],
))
