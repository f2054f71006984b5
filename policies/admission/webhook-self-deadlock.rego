# METADATA
# title: Webhook can keep its own pods from starting
# description: |
#   The webhook must answer before a pod is created, and its own pods are not exempt:
#   when all of them are gone, none can come back, nor can those of kube-system, until
#   somebody removes the webhook by hand.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
#     description: Admission webhook good practices
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic admission control
# custom:
#   severity: high
#   profile: recommended
#   help: leave its own namespace out with namespaceSelector
#   kinds: [MutatingWebhookConfiguration, ValidatingWebhookConfiguration]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-833]
package kubevet.admission["webhook-self-deadlock"]

import data.kubevet.lib.webhook

deny contains finding if {
	some i, hook in webhook.hooks
	object.get(hook, "failurePolicy", "Fail") == "Fail"
	hook.clientConfig.service
	webhook.creates_pods(hook)
	not webhook.narrowed(hook)
	finding := {"path": ["webhooks", i, "namespaceSelector"], "message": $`webhook "{hook.name}" must admit its own pods before they run`}
}
