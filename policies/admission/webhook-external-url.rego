# METADATA
# title: Webhook is outside of the cluster
# description: |
#   Objects, Secrets among them, are sent to an address that the cluster does not
#   control, and admission depends on the way there.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
#     description: Dynamic admission control
# custom:
#   severity: medium
#   profile: strict
#   kinds: [MutatingWebhookConfiguration, ValidatingWebhookConfiguration, CustomResourceDefinition]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-319]
#   aliases:
#     kubescape: [C-0036, C-0039]
package kubevet.admission["webhook-external-url"]

import data.kubevet.lib.webhook

deny contains finding if {
	some i, hook in webhook.hooks
	url := hook.clientConfig.url
	is_string(url)
	finding := {"path": ["webhooks", i, "clientConfig", "url"], "message": $`webhook "{hook.name}" is called outside of the cluster`}
}

deny contains finding if {
	path := ["spec", "conversion", "webhook", "clientConfig", "url"]
	is_string(object.get(input.object, path, null))
	finding := {"path": path, "message": "objects are converted by a webhook outside of the cluster"}
}
