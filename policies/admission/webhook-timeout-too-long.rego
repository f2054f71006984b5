# METADATA
# title: Webhook may hold a request for longer than ten seconds
# description: |
#   Every request that the webhook sees waits for it. When it hangs, so do controllers
#   and users, one timeout for each request.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic admission control
# custom:
#   severity: low
#   profile: strict
#   kinds: [MutatingWebhookConfiguration, ValidatingWebhookConfiguration]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-400]
package kubevet.admission["webhook-timeout-too-long"]

import data.kubevet.lib.webhook

deny contains finding if {
	some i, hook in webhook.hooks
	is_number(hook.timeoutSeconds)
	hook.timeoutSeconds > 10
	finding := {"path": ["webhooks", i, "timeoutSeconds"], "message": $`webhook "{hook.name}" may hold a request for {hook.timeoutSeconds} seconds`}
}
