# METADATA
# title: Certificate or secret is asked of nobody
# description: |
#   The issuer of cert-manager or the store of External Secrets is not among the
#   manifests, although others are: no certificate is issued and no Secret is made.
# related_resources:
#   - ref: https://cert-manager.io/docs/usage/certificate/
#     description: cert-manager, Certificate
#   - ref: https://external-secrets.io/latest/api/externalsecret/
#     description: External Secrets, ExternalSecret
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Certificate.cert-manager.io, ExternalSecret.external-secrets.io, ClusterExternalSecret.external-secrets.io, Ingress]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-issuer-or-store"]

import data.kubevet.lib.references

deny contains finding if {
	some role in ["issuer", "store"]
	some reference in references.missing(role)
	finding := references.finding(reference, references.absent(reference), references.tended(reference))
}
