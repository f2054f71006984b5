package kubevet.mesh["linkerd-server-without-authorization_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["linkerd-server-without-authorization"] as rule

test_deny_open_server if {
	testing.stated(rule.deny) == {{"path": ["spec", "accessPolicy"], "message": "whoever reaches the pods may call them"}} with input as testing.input_for(`
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
  labels: {app: web}
spec:
  podSelector:
    matchLabels: {app: web}
  port: http
  accessPolicy: all-unauthenticated
`)
}

test_deny_open_pods if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "metadata", "annotations", "config.linkerd.io/default-inbound-policy"], "message": "whoever reaches the pods may call them"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
      annotations: {config.linkerd.io/default-inbound-policy: all-unauthenticated}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}

test_deny_open_namespace if {
	testing.stated(rule.deny) == {{"path": ["metadata", "annotations", "config.linkerd.io/default-inbound-policy"], "message": "whoever reaches the pods may call them"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {config.linkerd.io/default-inbound-policy: all-unauthenticated}}
`)
}

test_deny_policy_of_another if {
	testing.stated(rule.deny) == {{"path": ["metadata", "name"], "message": "no AuthorizationPolicy is for the Server, so it refuses every request"}} with input as testing.input_for(`
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
  labels: {app: web}
spec:
  podSelector:
    matchLabels: {app: web}
  port: http
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: web, namespace: shop}
spec:
  targetRef: {group: policy.linkerd.io, kind: Server, name: other}
  requiredAuthenticationRefs: [{kind: ServiceAccount, name: frontend}]
`)
}

test_allow_namespace_policy if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
  labels: {app: web}
spec:
  podSelector:
    matchLabels: {app: web}
  port: http
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: web, namespace: shop}
spec:
  targetRef: {group: core, kind: Namespace, name: shop}
  requiredAuthenticationRefs: [{kind: ServiceAccount, name: frontend}]
`)
}

test_allow_old_authorization if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
  labels: {app: web}
spec:
  podSelector:
    matchLabels: {app: web}
  port: http
---
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: {name: a, namespace: shop}
spec: {server: {selector: {matchLabels: {app: web}}}, client: {unauthenticated: false}}
`)
}

test_allow_route if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
  labels: {app: web}
spec:
  podSelector:
    matchLabels: {app: web}
  port: http
---
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: a, namespace: shop}
spec: {parentRefs: [{kind: Server, group: policy.linkerd.io, name: web}]}
`)
}

test_allow_audit if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
  namespace: shop
  labels: {app: web}
spec:
  podSelector:
    matchLabels: {app: web}
  port: http
  accessPolicy: audit
`)
}

test_allow_other_policy if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
      annotations: {config.linkerd.io/default-inbound-policy: all-authenticated}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports: [{containerPort: 8080}]
`)
}
