package kubevet.applications["proxy-admin-interface-exposed_test"]

import data.kubevet.applications["proxy-admin-interface-exposed"] as rule
import data.kubevet.lib.testing

test_deny_kong if {
	rule.deny == {{"message": "the administration of Kong is reached through Service \"kong\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"], "related": [{"kind": "Service", "message": "leads to the port of the administration", "name": "kong", "namespace": "default", "path": ["spec", "ports", 0]}]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: kong
spec:
  selector:
    matchLabels: {app: kong}
  template:
    metadata:
      labels: {app: kong}
    spec:
      containers:
        - name: kong
          image: kong/kong-gateway:3.11
          env:
            - name: KONG_ADMIN_LISTEN
              value: "0.0.0.0:8001, 127.0.0.1:8444 ssl"
---
apiVersion: v1
kind: Service
metadata:
  name: kong
spec:
  type: ClusterIP
  selector: {app: kong}
  ports:
    - port: 8001
`)
}

test_deny_haproxy if {
	rule.deny == {{"line": 5, "message": "the administration of HAProxy is reached through Service \"lb\"", "path": ["data", "haproxy.cfg"], "related": [{"kind": "Service", "message": "leads to the port of the administration", "name": "lb", "namespace": "default", "path": ["spec", "ports", 0]}]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: lb
data:
  haproxy.cfg: |
    frontend stats
      bind *:8404
      stats enable
      stats uri /stats
      stats admin if TRUE
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: lb
spec:
  selector:
    matchLabels: {app: lb}
  template:
    metadata:
      labels: {app: lb}
    spec:
      containers:
        - name: lb
          image: haproxy:3.2
          volumeMounts:
            - name: config
              mountPath: /usr/local/etc/haproxy
      volumes:
        - name: config
          configMap:
            name: lb
---
apiVersion: v1
kind: Service
metadata:
  name: lb
spec:
  type: ClusterIP
  selector: {app: lb}
  ports:
    - port: 8404
`)
}

test_allow_without_service if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: edge
data:
  envoy.yaml: |
    admin:
      address:
        socket_address: {address: 0.0.0.0, port_value: 9901}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: edge
spec:
  selector:
    matchLabels: {app: edge}
  template:
    metadata:
      labels: {app: edge}
    spec:
      containers:
        - name: edge
          image: envoyproxy/envoy:v1.35.0
          volumeMounts:
            - name: config
              mountPath: /etc/envoy
      volumes:
        - name: config
          configMap:
            name: edge
---
apiVersion: v1
kind: Service
metadata:
  name: edge
spec:
  type: ClusterIP
  selector: {app: edge}
  ports:
    - port: 8443
`)
}

test_allow_off if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: kong
spec:
  selector:
    matchLabels: {app: kong}
  template:
    metadata:
      labels: {app: kong}
    spec:
      containers:
        - name: kong
          image: kong:3.9
          env:
            - name: KONG_ADMIN_LISTEN
              value: "off"
---
apiVersion: v1
kind: Service
metadata:
  name: kong
spec:
  type: ClusterIP
  selector: {app: kong}
  ports:
    - port: 8001
`)
}

test_allow_statistics if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: lb
data:
  haproxy.cfg: |
    frontend stats
      bind *:8404
      stats enable
      stats uri /stats
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: lb
spec:
  selector:
    matchLabels: {app: lb}
  template:
    metadata:
      labels: {app: lb}
    spec:
      containers:
        - name: lb
          image: haproxy:3.2
          volumeMounts:
            - name: config
              mountPath: /usr/local/etc/haproxy
      volumes:
        - name: config
          configMap:
            name: lb
---
apiVersion: v1
kind: Service
metadata:
  name: lb
spec:
  type: ClusterIP
  selector: {app: lb}
  ports:
    - port: 8404
`)
}
