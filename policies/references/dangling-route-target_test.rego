package kubevet.references["dangling-route-target_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-route-target"] as rule

test_deny_alternate if {
	rule.deny == {{"message": `Service "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "alternateBackends", 0, "name"]}} with input as testing.input_for(`apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: r}
spec: {to: {name: web}, alternateBackends: [{kind: Service, name: wep}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_port if {
	rule.deny == {{"message": `Service "web" has no port "admin"`, "path": ["spec", "port", "targetPort"], "related": [{"kind": "Service", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "ports"]}]}} with input as testing.input_for(`apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: r}
spec: {to: {name: web}, port: {targetPort: admin}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_alone if {
	rule.deny == {{"message": `Service "web" is not among the manifests`, "path": ["spec", "to", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: r}
spec: {to: {name: web}}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: r}
spec: {to: {kind: Service, name: web}, port: {targetPort: http}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}
