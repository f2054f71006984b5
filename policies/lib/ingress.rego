# Package kubevet.lib.ingress reads input.object, an Ingress, with what the
# annotations of the common controllers make of it.
package kubevet.lib.ingress

import data.kubevet.lib.manifest

# annotations are those that are strings, as all have to be.
annotations := {key: value |
	some key, value in manifest.mapping(input.object, ["metadata", "annotations"])
	is_string(value)
}

# class is the name of the class, which the field says or the annotation that is
# older, or "".
class := input.object.spec.ingressClassName if {
	is_string(input.object.spec.ingressClassName)
} else := object.get(annotations, "kubernetes.io/ingress.class", "")

# rules are the rules of the Ingress, each with host ("" for all), path, and paths.
rules := [rule |
	some i, spec in manifest.list(input.object, ["spec", "rules"])
	is_object(spec)
	host := _host(spec)
	rule := {
		"host": host,
		"path": ["spec", "rules", i],
		"paths": manifest.list(spec, ["http", "paths"]),
	}
]

_host(spec) := "" if is_null(object.get(spec, "host", null))

_host(spec) := lower(spec.host) if is_string(spec.host)

# tls are the entries of spec.tls.
tls := [entry | some entry in manifest.list(input.object, ["spec", "tls"]); is_object(entry)]

# covers holds if a name, which may have a star for its first label, is that of a
# host. https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
covers(name, host) if lower(name) == lower(host)

covers(name, host) if {
	startswith(name, "*.")
	labels := split(lower(host), ".")
	concat(".", array.slice(labels, 1, count(labels))) == substring(lower(name), 2, -1)
}

# switched holds if an annotation has one of the values that controllers read as a
# boolean, true or false.
switched(annotation, true) if lower(annotations[annotation]) in {"true", "t", "1", "on"}

switched(annotation, false) if lower(annotations[annotation]) in {"false", "f", "0", "off"}

# certified holds if annotations say that there is a certificate without spec.tls,
# that TLS ends elsewhere, or that plain HTTP is refused.
certified if {
	some name in _certificates
	not annotations[name] == ""
	annotations[name]
}

certified if {
	some name in _switches
	switched(name, true)
}

# The controller finds a certificate for the hosts of the rules itself.
certified if contains(annotations["alb.ingress.kubernetes.io/listen-ports"], "HTTPS")

# Traefik's own name for the entry point that speaks TLS.
certified if annotations["traefik.ingress.kubernetes.io/router.entrypoints"] == "websecure"

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
