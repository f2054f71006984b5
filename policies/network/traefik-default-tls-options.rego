# METADATA
# title: TLS options of Traefik change every route
# description: |
#   A TLSOption named "default" holds for every router that names no options, in all
#   namespaces: whoever may write it, in any of them, lowers the versions and ciphers of
#   the whole cluster or turns off the check of client certificates. With two of that
#   name Traefik obeys neither.
# related_resources:
#   - ref: https://doc.traefik.io/traefik/https/tls/#tls-options
#     description: Traefik, TLS options
# custom:
#   severity: low
#   profile: strict
#   kinds: [TLSOption.traefik.io, TLSOption.traefik.containo.us]
#   compliance:
#     cwe: [CWE-327]
#   aliases:
#     kyverno: [disallow-default-tlsoptions]
package kubevet.network["traefik-default-tls-options"]

deny contains finding if {
	input.object.metadata.name == "default"
	finding := {
		"path": ["metadata", "name"],
		"message": "the options hold for every router that names none",
	}
}
