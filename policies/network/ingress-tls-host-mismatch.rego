# METADATA
# title: TLS entries and rules of an Ingress name different hosts
# description: |
#   A host that no entry of spec.tls covers is served over plain HTTP, or with the
#   certificate of the controller that clients do not trust, though the Ingress looks
#   as if it had TLS. A host that only spec.tls names gets a certificate and no
#   traffic, which is most often a misspelt name. An entry without hosts covers them
#   all, one for "*.example.com" covers one label in the place of the star.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#     description: Ingress, TLS
#   - ref: https://cwe.mitre.org/data/definitions/297.html
#     description: CWE-297, certificate that does not match the host
# custom:
#   severity: medium
#   profile: recommended
#   help: list the host in spec.tls
#   kinds: [Ingress]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-297]
#   aliases:
#     kyverno: [ingress-host-match-tls]
package kubevet.network["ingress-tls-host-mismatch"]

import data.kubevet.lib.ingress
import data.kubevet.lib.manifest

deny contains finding if {
	count(ingress.tls) > 0
	not ingress.certified
	some rule in ingress.rules
	rule.host != ""
	not _covered(rule.host)
	finding := {
		"path": array.concat(rule.path, ["host"]),
		"message": $`host "{rule.host}" is served without TLS: no entry of spec.tls has it`,
	}
}

deny contains finding if {
	not _serves_every_host
	some name in _names
	not _served(name.host)
	finding := {
		"path": name.path,
		"message": $`TLS host "{name.host}" has no rule`,
		"severity": "low",
	}
}

_names := [{"host": host, "path": ["spec", "tls", i, "hosts", j]} |
	some i, entry in manifest.list(input.object, ["spec", "tls"])
	some j, host in manifest.list(entry, ["hosts"])
	is_string(host)
]

_covered(_) if {
	some entry in ingress.tls
	count(manifest.list(entry, ["hosts"])) == 0
}

_covered(host) if {
	some name in _names
	ingress.covers(name.host, host)
}

_serves_every_host if input.object.spec.defaultBackend

_serves_every_host if input.object.spec.backend

_serves_every_host if count(ingress.rules) == 0

_serves_every_host if {
	some rule in ingress.rules
	rule.host == ""
}

_served(name) if {
	some rule in ingress.rules
	ingress.covers(name, rule.host)
}

_served(name) if {
	some rule in ingress.rules
	ingress.covers(rule.host, name)
}

# One certificate has the names with and without "www".
_served(name) if {
	some rule in ingress.rules
	trim_prefix(rule.host, "www.") == trim_prefix(lower(name), "www.")
}

# A certificate for all subdomains has the domain itself too.
_served(name) if {
	some other in _names
	lower(other.host) == $"*.{lower(name)}"
}

# Other names that the controller serves.
_served(name) if {
	some alias in split(ingress.annotations["nginx.ingress.kubernetes.io/server-alias"], ",")
	ingress.covers(trim_space(alias), name)
}
