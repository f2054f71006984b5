package kubevet.references["dangling-ingress-backend_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-ingress-backend"] as rule

test_deny_absent if {
	rule.deny == {{"message": `Service "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "rules", 0, "http", "paths", 0, "backend", "service", "name"]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: wep, port: {number: 80}}}}]}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_port_number if {
	rule.deny == {{"message": `Service "web" has no port "8080"; the nearest is "80"`, "path": ["spec", "rules", 0, "http", "paths", 0, "backend", "service", "port", "number"], "related": [{"kind": "Service", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "ports"]}]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}]}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_port_name if {
	rule.deny == {{"message": `Service "web" has no port "htp"; the nearest is "http"`, "path": ["spec", "rules", 0, "http", "paths", 0, "backend", "service", "port", "name"], "related": [{"kind": "Service", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "ports"]}]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: htp}}}}]}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_default_backend if {
	rule.deny == {{"message": `Service "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "defaultBackend", "service", "name"]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {defaultBackend: {service: {name: wep, port: {number: 80}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_old_version if {
	rule.deny == {{"message": `Service "web" has no port "8080"; the nearest is "80"`, "path": ["spec", "backend", "servicePort"], "related": [{"kind": "Service", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "ports"]}]}} with input as testing.input_for(`apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: a}
spec: {backend: {serviceName: web, servicePort: 8080}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_nothing_else_there if {
	rule.deny == {{"message": `Service "web" is not among the manifests`, "path": ["spec", "rules", 0, "http", "paths", 0, "backend", "service", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_by_name if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_action if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a, annotations: {alb.ingress.kubernetes.io/actions.redirect: '{}'}}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: redirect, port: {name: use-annotation}}}}]}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_made_by_an_operator if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop-proxy, port: {number: 80}}}}]}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: shop}
spec: {}
`)
}

test_allow_resource if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {defaultBackend: {resource: {kind: Bucket, name: b}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}
