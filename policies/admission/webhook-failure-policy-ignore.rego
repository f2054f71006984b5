# METADATA
# title: Webhook that guards pods or roles lets them pass when it fails
# description: |
#   A request passes unchecked while the webhook is down, slow or overloaded, which its
#   sender can bring about. Webhooks of known security policy engines and those that
#   validate pods or roles are named; whether availability counts more is a choice to
#   be made on purpose.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic admission control
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ValidatingWebhookConfiguration]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-636]
package kubevet.admission["webhook-failure-policy-ignore"]

import data.kubevet.lib.webhook

deny contains finding if {
	some i, hook in webhook.hooks
	hook.failurePolicy == "Ignore"
	webhook.guards(hook)
	finding := {"path": ["webhooks", i, "failurePolicy"], "message": $`webhook "{hook.name}" lets requests pass when it fails`}
}
