# METADATA
# title: A label that its users set takes objects past the webhook
# description: |
#   Whoever may label the namespace, or the object, chooses whether the webhook sees
#   it. Only kubernetes.io/metadata.name cannot be chosen.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic admission control
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ValidatingWebhookConfiguration]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-288]
package kubevet.admission["webhook-bypass-selector"]

import data.kubevet.lib.manifest
import data.kubevet.lib.webhook

deny contains finding if {
	some i, hook in webhook.hooks
	webhook.guards(hook)
	some field in ["namespaceSelector", "objectSelector"]
	some j, expression in manifest.list(hook, [field, "matchExpressions"])
	expression.operator in {"NotIn", "DoesNotExist"}
	expression.key != "kubernetes.io/metadata.name"
	finding := {"path": ["webhooks", i, field, "matchExpressions", j], "message": $`label "{expression.key}" takes what carries it past webhook "{hook.name}"`}
}
