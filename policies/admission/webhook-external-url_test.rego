package kubevet.admission["webhook-external-url_test"]

import data.kubevet.admission["webhook-external-url"] as rule
import data.kubevet.lib.testing

test_deny_conversion if {
	rule.deny == {{"path": ["spec", "conversion", "webhook", "clientConfig", "url"], "message": "objects are converted by a webhook outside of the cluster"}} with input as testing.input_for(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: a}
spec: {conversion: {strategy: Webhook, webhook: {clientConfig: {url: 'https://a.example.com'}}}}
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
