package kubevet.references["dangling-webhook-service_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-webhook-service"] as rule

test_deny_absent if {
	rule.deny == {{"message": `Service "webhok" of namespace "shop" is not among the manifests; the nearest is "webhook"`, "path": ["webhooks", 0, "clientConfig", "service", "name"]}} with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: w}
webhooks: [{name: a.example.com, clientConfig: {service: {name: webhok, namespace: shop}}}]
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: shop}
spec: {selector: {app: w}, ports: [{port: 443}]}
`)
}

test_deny_other_namespace if {
	rule.deny == {{"message": `Service "webhook" of namespace "system" is not among the manifests`, "path": ["webhooks", 0, "clientConfig", "service", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: w}
webhooks: [{name: a.example.com, clientConfig: {service: {name: webhook, namespace: system}}}]
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: shop}
spec: {selector: {app: w}, ports: [{port: 443}]}
`)
}

test_deny_port if {
	rule.deny == {{"message": `Service "webhook" of namespace "shop" has no port "9443"; the nearest is "443"`, "path": ["webhooks", 0, "clientConfig", "service", "port"], "related": [{"kind": "Service", "message": "see here", "name": "webhook", "namespace": "shop", "path": ["spec", "ports"]}]}} with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: w}
webhooks: [{name: a.example.com, clientConfig: {service: {name: webhook, namespace: shop, port: 9443}}}]
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: shop}
spec: {selector: {app: w}, ports: [{port: 443}]}
`)
}

test_deny_port_by_default if {
	rule.deny == {{"message": `Service "webhook" of namespace "shop" has no port "443"; the nearest is "8443"`, "path": ["webhooks", 0, "clientConfig", "service", "port"], "related": [{"kind": "Service", "message": "see here", "name": "webhook", "namespace": "shop", "path": ["spec", "ports"]}]}} with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: w}
webhooks: [{name: a.example.com, clientConfig: {service: {name: webhook, namespace: shop}}}]
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: shop}
spec: {selector: {app: w}, ports: [{port: 8443}]}
`)
}

test_deny_api_service if {
	rule.deny == {{"message": `Service "a" of namespace "shop" is not among the manifests`, "path": ["spec", "service", "name"]}} with input as testing.input_for(`apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1.a}
spec: {service: {name: a, namespace: shop}}
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: shop}
spec: {selector: {app: w}, ports: [{port: 443}]}
`)
}

test_deny_conversion if {
	rule.deny == {{"message": `Service "a" of namespace "shop" is not among the manifests`, "path": ["spec", "conversion", "webhook", "clientConfig", "service", "name"]}} with input as testing.input_for(`apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: a}
spec: {conversion: {strategy: Webhook, webhook: {clientConfig: {service: {name: a, namespace: shop}}}}}
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: shop}
spec: {selector: {app: w}, ports: [{port: 443}]}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: w}
webhooks: [{name: a.example.com, clientConfig: {service: {name: webhook, namespace: shop}}}]
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: shop}
spec: {selector: {app: w}, ports: [{port: 443}]}
`)
}

test_allow_address if {
	rule.deny == set() with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: w}
webhooks: [{name: a.example.com, clientConfig: {url: 'https://a.example.com'}}]
`)
}

test_allow_local_api if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1.a}
spec: {}
`)
}
