package kubevet.admission["webhook-failure-policy-ignore_test"]

import data.kubevet.admission["webhook-failure-policy-ignore"] as rule
import data.kubevet.lib.testing

test_allow_other_resources if {
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
      - apiGroups: [example.com]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [widgets]
    failurePolicy: Ignore
`)
}

test_deny_example if {
	rule.deny == {{"path": ["webhooks", 0, "failurePolicy"], "message": "webhook \"guard.example.com\" lets requests pass when it fails"}} with input as testing.input_for(`
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
    failurePolicy: Ignore
`)
}
