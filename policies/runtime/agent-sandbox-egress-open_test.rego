package kubevet.runtime["agent-sandbox-egress-open_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["agent-sandbox-egress-open"] as rule

test_deny_rule if {
	rule.deny == {{"message": "sandboxes reach every address, those of the cluster and of the node included", "path": ["spec", "networkPolicy", "egress", 0, "to", 0, "ipBlock", "cidr"]}} with input as testing.input_for(`
apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: agent
spec:
  networkPolicy:
    egress:
      - to:
          - ipBlock: {cidr: 0.0.0.0/0}
  podTemplate:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:1
`)
}

test_deny_empty_rule if {
	rule.deny == {{"message": "sandboxes reach every address, those of the cluster and of the node included", "path": ["spec", "networkPolicy", "egress", 0]}} with input as testing.input_for(`
apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: agent
spec:
  networkPolicy:
    egress:
      - {}
  podTemplate:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:1
`)
}

test_allow_default if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: agent
spec:
  podTemplate:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:1
`)
}

test_allow_except if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: agent
spec:
  networkPolicy:
    egress:
      - to:
          - ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 169.254.169.254/32]}
  podTemplate:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:1
`)
}

test_allow_names if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: agent
spec:
  networkPolicy:
    egress:
      - ports: [{port: 53, protocol: UDP}]
  podTemplate:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:1
`)
}

test_allow_own_policy if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: agent
spec:
  networkPolicyManagement: Unmanaged
  podTemplate:
    spec:
      containers:
        - name: agent
          image: registry.example.com/agent:1
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a}
spec: {podSelector: {}, policyTypes: [Egress]}
`)
}
