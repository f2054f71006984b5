# METADATA
# title: Certificate is for a name or from an issuer that is not allowed
# description: |
#   The certificate is issued by an authority that the configuration does not
#   name, or for a domain outside of those that it names. A certificate from a
#   forgotten test issuer is trusted by nobody, or by too many; one for a foreign
#   name is a mistake or an attempt to take the name over.
# related_resources:
#   - ref: https://cert-manager.io/docs/usage/certificate/
#     description: cert-manager, Certificate resource
#   - ref: https://cert-manager.io/docs/policy/approval/
#     description: cert-manager, approval policies
# custom:
#   severity: info
#   profile: optional
#   kinds: [Certificate.cert-manager.io]
#   masks: false
#   compliance:
#     cwe: [CWE-295]
#   aliases:
#     kyverno: [limit-dnsnames, restrict-issuer]
#   parameters: {allowed-issuers: [], allowed-domains: []}
package kubevet.secrets["certificate-issuer-not-allowed"]

import data.kubevet.lib.manifest

deny contains finding if {
	allowed := _parameters["allowed-issuers"]
	count(allowed) > 0
	ref := manifest.mapping(input.object, ["spec", "issuerRef"])
	not _named(ref, allowed)
	finding := {
		"path": ["spec", "issuerRef"],
		"message": $`Certificate "{manifest.name}" is from {_kind(ref)} "{object.get(ref, "name", "")}", which is not an allowed issuer`,
	}
}

deny contains finding if {
	allowed := _parameters["allowed-domains"]
	count(allowed) > 0
	some i, name in manifest.list(input.object, ["spec", "dnsNames"])
	is_string(name)
	not _within(lower(name), allowed)
	finding := {
		"path": ["spec", "dnsNames", i],
		"message": $`Certificate "{manifest.name}" is for "{name}", which is in no allowed domain`,
	}
}

deny contains finding if {
	allowed := _parameters["allowed-domains"]
	count(allowed) > 0
	name := input.object.spec.commonName
	is_string(name)
	contains(name, ".")
	not _within(lower(name), allowed)
	finding := {
		"path": ["spec", "commonName"],
		"message": $`Certificate "{manifest.name}" is for "{name}", which is in no allowed domain`,
	}
}

_parameters := input.parameters["certificate-issuer-not-allowed"]

_kind(ref) := object.get(ref, "kind", "Issuer")

# An issuer is allowed by its name, or by its kind and name: ClusterIssuer/internal.
_named(ref, allowed) if ref.name in allowed

_named(ref, allowed) if $"{_kind(ref)}/{ref.name}" in allowed

_within(name, allowed) if {
	some domain in allowed
	trim_prefix(name, "*.") == lower(domain)
}

_within(name, allowed) if {
	some domain in allowed
	endswith(name, $".{lower(domain)}")
}
