# METADATA
# title: Ingress serves a host without TLS
# description: |
#   A host that no entry of spec.tls covers is served over plain HTTP: whoever is
#   on the way reads and changes passwords, session cookies and pages. An entry
#   without hosts covers them all, one for "*.example.com" covers one label in the
#   place of the star. Certificates that come from annotations of a load balancer
#   count, and so do TLS that is passed through to the pods and a controller that
#   is told to refuse plain HTTP.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#     description: Ingress, TLS
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Ingress]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#     soc2: [CC6.1, CC6.6, CC6.7]
#   aliases:
#     kubescape: [C-0245, C-0263]
#     polaris: [tlsSettingsMissing]
#     gatekeeper: [general/httpsonly]
#     kyverno: [require-ingress-https]
package kubevet.network["ingress-without-tls"]

import data.kubevet.lib.manifest

deny contains finding if {
	count(_tls) == 0
	not _annotated
	finding := {"path": ["spec", "tls"], "message": _untold}
}

deny contains finding if {
	count(_tls) > 0
	not _annotated
	some i, rule in manifest.list(input.object, ["spec", "rules"])
	host := rule.host
	not _covered(host)
	finding := {
		"path": ["spec", "rules", i, "host"],
		"message": $`host "{host}" is served without TLS`,
	}
}

_tls := [entry | some entry in manifest.list(input.object, ["spec", "tls"]); is_object(entry)]

_hosts := [$`"{rule.host}"` |
	some rule in manifest.list(input.object, ["spec", "rules"])
	is_string(rule.host)
	rule.host != ""
]

_untold := "every host is served without TLS" if {
	count(_hosts) == 0
} else := $"host {_hosts[0]} is served without TLS" if {
	count(_hosts) == 1
} else := $"host {_hosts[0]} and {count(_hosts) - 1} more are served without TLS"

_covered("")

_covered(_) if {
	some entry in _tls
	count(manifest.list(entry, ["hosts"])) == 0
}

_covered(host) if {
	some entry in _tls
	some name in entry.hosts
	lower(name) == lower(host)
}

_covered(host) if {
	some entry in _tls
	some name in entry.hosts
	startswith(name, "*.")
	labels := split(lower(host), ".")
	concat(".", array.slice(labels, 1, count(labels))) == substring(lower(name), 2, -1)
}

# Annotations whose mere presence means that there is a certificate, or that TLS
# ends elsewhere.
_certificates := {
	"alb.ingress.kubernetes.io/certificate-arn",
	"appgw.ingress.kubernetes.io/appgw-ssl-certificate",
	"ingress.gcp.kubernetes.io/pre-shared-cert",
	"networking.gke.io/managed-certificates",
	"oci-native-ingress.oraclecloud.com/certificate-ocid",
	"route.openshift.io/termination",
	"traefik.ingress.kubernetes.io/router.tls.certresolver",
}

# Annotations that must be "true".
_switches := {
	"haproxy-ingress.github.io/ssl-passthrough",
	"haproxy.org/ssl-passthrough",
	"ingress.kubernetes.io/ssl-passthrough",
	"nginx.ingress.kubernetes.io/force-ssl-redirect",
	"nginx.ingress.kubernetes.io/ssl-passthrough",
	"traefik.ingress.kubernetes.io/router.tls",
}

_annotations := manifest.mapping(input.object, ["metadata", "annotations"])

_annotated if {
	some name in _certificates
	not _annotations[name] == ""
	_annotations[name]
}

_annotated if {
	some name in _switches
	_annotations[name] == "true"
}

# The controller finds a certificate for the hosts of the rules itself.
_annotated if contains(_annotations["alb.ingress.kubernetes.io/listen-ports"], "HTTPS")

# Traefik's own name for the entry point that speaks TLS.
_annotated if _annotations["traefik.ingress.kubernetes.io/router.entrypoints"] == "websecure"
