package kubevet.references["dangling-mesh-destination_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-mesh-destination"] as rule

test_deny_host if {
	rule.deny == {{"message": `Service "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "http", 0, "route", 0, "destination", "host"]}} with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: wep}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_full_name if {
	rule.deny == {{"message": `Service "wep" of namespace "shop" is not among the manifests; the nearest is "web"`, "path": ["spec", "http", 0, "route", 0, "destination", "host"]}} with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: wep.shop.svc.cluster.local}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_host_of_elsewhere if {
	rule.deny == {{"message": `Service "web" is not among the manifests`, "path": ["spec", "http", 0, "route", 0, "destination", "host"], "severity": "info"}} with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: web}}]}]}
`)
}

test_deny_subset if {
	rule.deny == {{"message": `no DestinationRule defines the subset "v2" of "web"`, "path": ["spec", "http", 0, "route", 0, "destination", "subset"], "related": [{"kind": "DestinationRule.networking.istio.io", "message": "see here", "name": "d", "namespace": "default", "path": ["spec", "subsets"]}]}} with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: web, subset: v2}}]}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: d}
spec: {host: web, subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_no_rule if {
	rule.deny == {{"message": `no DestinationRule defines the subset "v2" of "web"`, "path": ["spec", "http", 0, "route", 0, "destination", "subset"], "severity": "info"}} with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: web, subset: v2}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_deny_gateway if {
	rule.deny == {{"message": `Gateway "public" is not among the manifests; the nearest is "publik"`, "path": ["spec", "gateways", 1]}} with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], gateways: [mesh, public], http: [{route: [{destination: {host: web}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: publik}
spec: {}
`)
}

test_deny_destination_rule if {
	rule.deny == {{"message": `Service "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "host"]}} with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: d}
spec: {host: wep, subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: web, subset: v1}}]}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: d}
spec: {host: web.default.svc.cluster.local, subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_outside if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: api.example.com}}]}]}
`)
}

test_allow_mesh if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], gateways: [mesh], http: [{route: [{destination: {host: web}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_entry if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v}
spec: {hosts: [a.example.com], http: [{route: [{destination: {host: db}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: e}
spec: {hosts: [db]}
`)
}

test_allow_wildcard if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: d}
spec: {host: '*.local', subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}
