package kubevet.applications["nginx-listing-or-status-exposed_test"]

import data.kubevet.applications["nginx-listing-or-status-exposed"] as rule
import data.kubevet.lib.testing

test_deny_status if {
	rule.deny == {{"line": 4, "message": "NGINX shows its status to anybody, set in file \"nginx.conf\"", "path": ["data", "nginx.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: nginx
data:
  nginx.conf: |
    http {
      server {
        listen 8080;
        location /status { stub_status on; }
      }
    }
`)
}

test_deny_mounted if {
	rule.deny == {{"line": 2, "message": "NGINX lists the files of directories, set in file \"default.conf\"", "path": ["data", "default.conf"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  default.conf: |
    server {
      autoindex on;
    }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.29
          volumeMounts:
            - name: config
              mountPath: /etc/nginx/conf.d
      volumes:
        - name: config
          configMap:
            name: web
`)
}

test_allow_loopback if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: nginx
data:
  nginx.conf: |
    http {
      server {
        listen 127.0.0.1:8081;
        location /status { stub_status; }
      }
    }
`)
}

test_allow_other_program if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  default.conf: |
    server {
      autoindex on;
    }
`)
}
