package kubevet.gitops["argocd-server-insecure_test"]

import data.kubevet.gitops["argocd-server-insecure"] as rule
import data.kubevet.lib.testing

test_deny_argument if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "containers", 0, "args", 1], "message": "the server of Argo CD takes logins without TLS"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-server
  namespace: argocd
spec:
  selector:
    matchLabels: {app.kubernetes.io/name: argocd-server}
  template:
    metadata:
      labels: {app.kubernetes.io/name: argocd-server}
    spec:
      containers:
        - name: argocd-server
          image: quay.io/argoproj/argocd:v3.4.0
          args:
            - /usr/local/bin/argocd-server
            - --insecure
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: argocd, namespace: argocd}
spec:
  rules: [{host: argocd.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: argocd-server, port: {name: http}}}}]}}]
`)
}

test_deny_unknown_way if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "containers", 0, "args", 1], "message": "the server of Argo CD takes logins without TLS", "severity": "low"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-server
  namespace: argocd
spec:
  selector:
    matchLabels: {app.kubernetes.io/name: argocd-server}
  template:
    metadata:
      labels: {app.kubernetes.io/name: argocd-server}
    spec:
      containers:
        - name: argocd-server
          image: quay.io/argoproj/argocd:v3.4.0
          args:
            - argocd-server
            - --insecure=true
`)
}

test_deny_terminated if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "containers", 0, "args", 1], "message": "the server of Argo CD takes logins without TLS", "severity": "low"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-server
  namespace: argocd
spec:
  selector:
    matchLabels: {app.kubernetes.io/name: argocd-server}
  template:
    metadata:
      labels: {app.kubernetes.io/name: argocd-server}
    spec:
      containers:
        - name: argocd-server
          image: quay.io/argoproj/argocd:v3.4.0
          args:
            - argocd-server
            - --insecure
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: argocd, namespace: argocd}
spec:
  tls: [{hosts: [argocd.example.com], secretName: argocd-tls}]
  rules: [{host: argocd.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: argocd-server, port: {name: http}}}}]}}]
`)
}

test_deny_repo_server if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "containers", 0, "args", 1], "message": "the repo server of Argo CD is talked to without TLS", "severity": "low"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-repo-server
  namespace: argocd
spec:
  selector:
    matchLabels: {app.kubernetes.io/name: argocd-repo-server}
  template:
    metadata:
      labels: {app.kubernetes.io/name: argocd-repo-server}
    spec:
      containers:
        - name: argocd-repo-server
          image: quay.io/argoproj/argocd:v3.4.0
          args:
            - argocd-repo-server
            - --disable-tls
`)
}

test_deny_repo_server_parameter if {
	testing.stated(rule.deny) == {{"path": ["data", "reposerver.disable.tls"], "message": "the repo server of Argo CD is talked to without TLS", "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cmd-params-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  reposerver.disable.tls: 'true'
`)
}

test_allow_false if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-server
  namespace: argocd
spec:
  selector:
    matchLabels: {app.kubernetes.io/name: argocd-server}
  template:
    metadata:
      labels: {app.kubernetes.io/name: argocd-server}
    spec:
      containers:
        - name: argocd-server
          image: quay.io/argoproj/argocd:v3.4.0
          args:
            - argocd-server
            - --insecure=false
`)
}

test_allow_another_program if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: argocd-server
  namespace: argocd
spec:
  selector:
    matchLabels: {app.kubernetes.io/name: argocd-server}
  template:
    metadata:
      labels: {app.kubernetes.io/name: argocd-server}
    spec:
      containers:
        - name: argocd-server
          image: quay.io/argoproj/argocd:v3.4.0
          args:
            - curl
            - --insecure
`)
}

test_allow_another_map if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: other
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  server.insecure: 'true'
`)
}
