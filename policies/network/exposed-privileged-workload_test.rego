package kubevet.network["exposed-privileged-workload_test"]

import data.kubevet.lib.testing
import data.kubevet.network["exposed-privileged-workload"] as rule

_bundle(spec, type, others) := testing.input_for(concat("\n---\n", array.concat([_pod(spec), _service(type)], others)))

_pod(spec) := $`
apiVersion: v1
kind: Pod
metadata: \{name: web, namespace: shop, labels: \{app: web}}
spec: {spec}
`

_service(type) := $`
apiVersion: v1
kind: Service
metadata: \{name: front, namespace: shop}
spec: \{type: {type}, selector: \{app: web}, ports: [\{port: 80}]}
`

_finding(what, type, scope, severity) := {{
	"path": ["spec"],
	"message": $`the pods are reached {scope} through Service "front", and not confined: {what}`,
	"severity": severity,
	"related": [{"kind": "Service", "namespace": "shop", "name": "front", "path": ["spec", "type"], "message": $"has type {type}"}],
}}

_privileged := "{containers: [{name: web, securityContext: {privileged: true}}]}"

test_deny_powers if {
	testing.stated(rule.deny) == {{"message": "the pods are reached from the internet through Service \"front\", and not confined: container \"web\" runs privileged", "path": ["spec"], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "front", "namespace": "shop", "path": ["spec", "type"]}], "severity": "critical"}} with input as _bundle(_privileged, "LoadBalancer", [])
	testing.stated(rule.deny) == {{"message": "the pods are reached from outside the cluster through Service \"front\", and not confined: container \"web\" runs privileged", "path": ["spec"], "related": [{"kind": "Service", "message": "has type NodePort", "name": "front", "namespace": "shop", "path": ["spec", "type"]}], "severity": "high"}} with input as _bundle(_privileged, "NodePort", [])
	testing.stated(rule.deny) == {{"message": "the pods are reached from the internet through Service \"front\", and not confined: hostPID", "path": ["spec"], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "front", "namespace": "shop", "path": ["spec", "type"]}], "severity": "critical"}} with input as _bundle("{hostPID: true, containers: [{name: web}]}", "LoadBalancer", [])
	testing.stated(rule.deny) == {{"message": "the pods are reached from outside the cluster through Service \"front\", and not confined: hostNetwork", "path": ["spec"], "related": [{"kind": "Service", "message": "has type NodePort", "name": "front", "namespace": "shop", "path": ["spec", "type"]}], "severity": "medium"}} with input as _bundle("{hostNetwork: true, containers: [{name: web}]}", "NodePort", [])
	testing.stated(rule.deny) == {{"message": "the pods are reached from the internet through Service \"front\", and not confined: hostIPC, it mounts /var/run/docker.sock of the node", "path": ["spec"], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "front", "namespace": "shop", "path": ["spec", "type"]}], "severity": "critical"}} with input as _bundle("{hostIPC: true, containers: [{name: web, volumeMounts: [{name: d, mountPath: /d}]}], volumes: [{name: d, hostPath: {path: /var/run/docker.sock}}]}", "LoadBalancer", [])
}

test_deny_an_account_that_takes_over if {
	rule.deny == _finding(`service account "web" can become cluster-admin`, "LoadBalancer", "from the internet", "high") with input as _bundle("{serviceAccountName: web, containers: [{name: web}]}", "LoadBalancer", [
		`
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: shop}
`,
		`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
`,
	])
}

test_allow_confined_pods if {
	every spec in [
		"{containers: [{name: web, securityContext: {privileged: false}}]}",
		"{hostNetwork: false, containers: [{name: web}]}",
		"{initContainers: [{name: sysctl, securityContext: {privileged: true}, volumeMounts: [{name: d, mountPath: /d}]}], containers: [{name: web}], volumes: [{name: d, hostPath: {path: /}}]}",
		"{containers: [{name: web, volumeMounts: [{name: d, mountPath: /d}]}], volumes: [{name: d, emptyDir: {}}]}",
		"{containers: web}",
		"nothing",
	] {
		rule.deny == set() with input as _bundle(spec, "LoadBalancer", [])
	}
}

test_allow_what_is_not_reached if {
	rule.deny == set() with input as _bundle(_privileged, "ClusterIP", [])
	rule.deny == set() with input as testing.input_for(_pod(_privileged))
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_pod(_privileged), `
apiVersion: v1
kind: Service
metadata: {name: front, namespace: shop, annotations: {service.beta.kubernetes.io/azure-load-balancer-internal: "true"}}
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
`]))
}
