# METADATA
# title: Notifications of Flux can be read or forged on the way
# description: |
#   Events name what is installed where, and go with the provider's credentials. A
#   receiver without a shared secret lets anybody who finds its URL have Flux fetch its
#   sources.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/notification/providers/
#     description: Flux, notification providers
#   - ref: https://fluxcd.io/flux/components/notification/receivers/
#     description: Flux, notification receivers
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Provider.notification.toolkit.fluxcd.io, Receiver.notification.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1552]
#     cwe: [CWE-319]
package kubevet.gitops["flux-notification-insecure"]

import data.kubevet.lib.flux

deny contains flux.graded(finding, address) if {
	input.object.kind == "Provider"
	address := input.object.spec.address
	startswith(lower(address), "http://")
	finding := {"path": ["spec", "address"], "message": "events are sent over HTTP"}
}

deny contains finding if {
	input.object.kind == "Receiver"
	not input.object.spec.secretRef.name
	finding := {"path": ["spec", "secretRef"], "message": "requests to the receiver are not authenticated"}
}
