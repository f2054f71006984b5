# METADATA
# title: Pod or Ingress reads a Secret that is not there
# description: |
#   The containers that need it do not start, or the host is served with a certificate
#   that is none of its own. Secrets are often made outside of the manifests; this is
#   about those whose name is almost that of one among them, or that a chart names for
#   itself. Objects that make Secrets count, such as ExternalSecret, SealedSecret and
#   Certificate.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist
#     description: Secret
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#     description: Ingress, TLS
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload, Ingress]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [env-value-from]
#   models: [references]
package kubevet.references["dangling-secret-reference"]

import data.kubevet.lib.references

deny contains finding if {
	some role in ["secret", "certificate"]
	some reference in references.missing(role)
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

default _expected(_) := false

_expected(reference) if reference.slip

_expected(reference) if {
	references.complete
	reference.own
	references.settled(reference)
}
