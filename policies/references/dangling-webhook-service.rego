# METADATA
# title: API server calls a Service that is not there
# description: |
#   The Service of a webhook, of an aggregated API or of the conversion of a custom
#   resource is not among the manifests, or has no such port. Requests that the webhook
#   is for then fail, or pass unchecked, as its failurePolicy says; of the custom
#   resource no version but the stored one can be read.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference
#     description: Webhooks, service reference
#   - ref: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion
#     description: Webhook conversion
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ValidatingWebhookConfiguration, MutatingWebhookConfiguration, APIService, CustomResourceDefinition]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-webhook-service"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("webhook")
	finding := references.finding(reference, _message(reference), _expected(reference))
}

_message(reference) := references.absent(reference) if reference.why == "absent"

_message(reference) := references.portless(reference) if reference.why == "port"

default _expected(_) := false

_expected(reference) if reference.why == "port"

_expected(_) if references.complete

_expected(reference) if references.tended(reference)

_expected(reference) if reference.inhabited
