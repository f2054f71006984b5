package kubevet.admission["webhook-bypass-selector_test"]

import data.kubevet.admission["webhook-bypass-selector"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["webhooks", 0, "namespaceSelector", "matchExpressions", 0], "message": "label \"guard.example.com/ignore\" takes what carries it past webhook \"guard.example.com\""}} with input as testing.input_for(`
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
    namespaceSelector:
      matchExpressions:
        - {key: guard.example.com/ignore, operator: DoesNotExist}
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
    namespaceSelector:
      matchExpressions:
        - {key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}
`)
}
