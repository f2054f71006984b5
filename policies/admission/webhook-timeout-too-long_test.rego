package kubevet.admission["webhook-timeout-too-long_test"]

import data.kubevet.admission["webhook-timeout-too-long"] as rule
import data.kubevet.lib.testing

test_allow_default if {
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

test_deny_example if {
	rule.deny == {{"path": ["webhooks", 0, "timeoutSeconds"], "message": "webhook \"guard.example.com\" may hold a request for 30 seconds"}} with input as testing.input_for(`
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
    timeoutSeconds: 30
`)
}
