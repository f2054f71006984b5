package kubevet.admission["webhook-wildcard-rules_test"]

import data.kubevet.admission["webhook-wildcard-rules"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["webhooks", 0, "rules", 0], "message": "webhook \"guard.example.com\" sees every request that writes"}} with input as testing.input_for(`
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: guard
webhooks:
  - name: guard.example.com
    clientConfig:
      service: {name: guard, namespace: guard, path: /validate}
    rules:
      - apiGroups: ["*"]
        apiVersions: ["*"]
        operations: ["*"]
        resources: ["*/*"]
    sideEffects: None
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: guard
webhooks:
  - name: guard.example.com
    clientConfig:
      service: {name: guard, namespace: guard, path: /validate}
    rules:
      - apiGroups: [""]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [pods]
    sideEffects: None
`)
}
