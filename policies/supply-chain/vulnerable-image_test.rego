package kubevet["supply-chain"]["vulnerable-image_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["vulnerable-image"] as rule

test_deny_inside if {
	rule.deny == {{"evidence": ["CVE-2024-0001", "CVE-2024-0002"], "message": "container \"web\" uses image \"registry.example.com/web:2.1.0\", which has known vulnerabilities (1 critical, 1 high): CVE-2024-0001 of openssl, fixed in 3.0.2, CVE-2024-0002 of zlib", "path": ["spec", "template", "spec", "containers", 0, "image"], "related": [], "severity": "high"}} with input as object.union(
		testing.input_for(`
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
          image: registry.example.com/web:2.1.0
`),
		{"parameters": {"vulnerable-image": {"images": {"registry.example.com/web:2.1.0": [{"id": "CVE-2024-0001", "severity": "critical", "package": "openssl", "installed": "3.0.1", "fixed": "3.0.2"}, {"id": "CVE-2024-0002", "severity": "high", "package": "zlib", "installed": "1.2", "fixed": ""}, {"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}], "sha256:0000000000000000000000000000000000000000000000000000000000000001": [{"id": "CVE-2024-0004", "severity": "medium", "package": "curl", "installed": "8.0.0", "fixed": "8.0.1"}], "docker.io/library/nginx:1.29": [{"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}]}}}},
	)
}

test_deny_exposed if {
	rule.deny == {{"evidence": ["CVE-2024-0001", "CVE-2024-0002"], "message": "container \"web\" uses image \"registry.example.com/web:2.1.0\", which has known vulnerabilities (1 critical, 1 high): CVE-2024-0001 of openssl, fixed in 3.0.2, CVE-2024-0002 of zlib; it is reached from the internet", "path": ["spec", "template", "spec", "containers", 0, "image"], "related": [{"kind": "Service", "message": "has type LoadBalancer", "name": "web", "namespace": "default", "path": ["spec", "type"]}], "severity": "critical"}} with input as object.union(
		testing.input_for(`
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
          image: registry.example.com/web:2.1.0
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  selector: {app: web}
  ports:
    - port: 80
`),
		{"parameters": {"vulnerable-image": {"images": {"registry.example.com/web:2.1.0": [{"id": "CVE-2024-0001", "severity": "critical", "package": "openssl", "installed": "3.0.1", "fixed": "3.0.2"}, {"id": "CVE-2024-0002", "severity": "high", "package": "zlib", "installed": "1.2", "fixed": ""}, {"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}], "sha256:0000000000000000000000000000000000000000000000000000000000000001": [{"id": "CVE-2024-0004", "severity": "medium", "package": "curl", "installed": "8.0.0", "fixed": "8.0.1"}], "docker.io/library/nginx:1.29": [{"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}]}}}},
	)
}

test_deny_privileged if {
	rule.deny == {{"evidence": ["CVE-2024-0001", "CVE-2024-0002"], "message": "container \"web\" uses image \"registry.example.com/web:2.1.0\", which has known vulnerabilities (1 critical, 1 high): CVE-2024-0001 of openssl, fixed in 3.0.2, CVE-2024-0002 of zlib; it runs privileged", "path": ["spec", "template", "spec", "containers", 0, "image"], "related": [], "severity": "critical"}} with input as object.union(
		testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
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
          image: registry.example.com/web:2.1.0
          securityContext: {privileged: true}
`),
		{"parameters": {"vulnerable-image": {"images": {"registry.example.com/web:2.1.0": [{"id": "CVE-2024-0001", "severity": "critical", "package": "openssl", "installed": "3.0.1", "fixed": "3.0.2"}, {"id": "CVE-2024-0002", "severity": "high", "package": "zlib", "installed": "1.2", "fixed": ""}, {"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}], "sha256:0000000000000000000000000000000000000000000000000000000000000001": [{"id": "CVE-2024-0004", "severity": "medium", "package": "curl", "installed": "8.0.0", "fixed": "8.0.1"}], "docker.io/library/nginx:1.29": [{"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}]}}}},
	)
}

test_deny_digest if {
	rule.deny == {{"evidence": ["CVE-2024-0004"], "message": "container \"web\" uses image \"registry.example.com/web:other@sha256:0000000000000000000000000000000000000000000000000000000000000001\", which has known vulnerabilities (1 medium): CVE-2024-0004 of curl, fixed in 8.0.1", "path": ["spec", "template", "spec", "containers", 0, "image"], "related": [], "severity": "low"}} with input as object.union(
		testing.input_for(`
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
          image: registry.example.com/web:other@sha256:0000000000000000000000000000000000000000000000000000000000000001
`),
		{"parameters": {"vulnerable-image": {"images": {"registry.example.com/web:2.1.0": [{"id": "CVE-2024-0001", "severity": "critical", "package": "openssl", "installed": "3.0.1", "fixed": "3.0.2"}, {"id": "CVE-2024-0002", "severity": "high", "package": "zlib", "installed": "1.2", "fixed": ""}, {"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}], "sha256:0000000000000000000000000000000000000000000000000000000000000001": [{"id": "CVE-2024-0004", "severity": "medium", "package": "curl", "installed": "8.0.0", "fixed": "8.0.1"}], "docker.io/library/nginx:1.29": [{"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}]}}}},
	)
}

test_allow_other_tag if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
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
          image: registry.example.com/web:2.1.1
`),
		{"parameters": {"vulnerable-image": {"images": {"registry.example.com/web:2.1.0": [{"id": "CVE-2024-0001", "severity": "critical", "package": "openssl", "installed": "3.0.1", "fixed": "3.0.2"}, {"id": "CVE-2024-0002", "severity": "high", "package": "zlib", "installed": "1.2", "fixed": ""}, {"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}], "sha256:0000000000000000000000000000000000000000000000000000000000000001": [{"id": "CVE-2024-0004", "severity": "medium", "package": "curl", "installed": "8.0.0", "fixed": "8.0.1"}], "docker.io/library/nginx:1.29": [{"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}]}}}},
	)
}

test_allow_other_digest if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
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
          image: registry.example.com/web:2.1.0@sha256:0000000000000000000000000000000000000000000000000000000000000002
`),
		{"parameters": {"vulnerable-image": {"images": {"registry.example.com/web:2.1.0": [{"id": "CVE-2024-0001", "severity": "critical", "package": "openssl", "installed": "3.0.1", "fixed": "3.0.2"}, {"id": "CVE-2024-0002", "severity": "high", "package": "zlib", "installed": "1.2", "fixed": ""}, {"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}], "sha256:0000000000000000000000000000000000000000000000000000000000000001": [{"id": "CVE-2024-0004", "severity": "medium", "package": "curl", "installed": "8.0.0", "fixed": "8.0.1"}], "docker.io/library/nginx:1.29": [{"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}]}}}},
	)
}

test_allow_only_low if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
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
`),
		{"parameters": {"vulnerable-image": {"images": {"registry.example.com/web:2.1.0": [{"id": "CVE-2024-0001", "severity": "critical", "package": "openssl", "installed": "3.0.1", "fixed": "3.0.2"}, {"id": "CVE-2024-0002", "severity": "high", "package": "zlib", "installed": "1.2", "fixed": ""}, {"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}], "sha256:0000000000000000000000000000000000000000000000000000000000000001": [{"id": "CVE-2024-0004", "severity": "medium", "package": "curl", "installed": "8.0.0", "fixed": "8.0.1"}], "docker.io/library/nginx:1.29": [{"id": "CVE-2024-0003", "severity": "low", "package": "bash", "installed": "5.2", "fixed": ""}]}}}},
	)
}
