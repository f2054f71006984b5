# METADATA
# title: Webhook sees every request
# description: |
#   Everything that is written passes through the webhook, Secrets and leases among it:
#   it reads them all, and while it is slow the whole cluster is.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic admission control
# custom:
#   severity: medium
#   profile: strict
#   kinds: [MutatingWebhookConfiguration, ValidatingWebhookConfiguration]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-284]
#   aliases:
#     kubescape: [C-0036, C-0039]
package kubevet.admission["webhook-wildcard-rules"]

import data.kubevet.lib.manifest
import data.kubevet.lib.webhook

deny contains finding if {
	some i, hook in webhook.hooks
	not webhook.narrowed(hook)
	some j, rule in manifest.list(hook, ["rules"])
	"*" in manifest.list(rule, ["apiGroups"])
	some resource in manifest.list(rule, ["resources"])
	resource in {"*", "*/*"}
	"*" in manifest.list(rule, ["operations"])
	finding := {"path": ["webhooks", i, "rules", j], "message": $`webhook "{hook.name}" sees every request that writes`}
}
