# METADATA
# title: Value that the API server refuses
# description: |
#   The value is of the right type and yet not valid: it is none of those the field
#   may have, is out of range or in the wrong format, or two fields exclude each
#   other. The API server refuses the object, and so does a controller's create
#   request for the pods of a template.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
#     description: Kubernetes API concepts, field validation
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
#     description: Pod v1
# custom:
#   severity: high
#   profile: recommended
#   help: write a value that the API server takes
#   kinds: [any]
#   compliance:
#     cwe: [CWE-20]
#   aliases:
#     kube-linter: [schema-validation]
#   models: [schema]
package kubevet.schema["invalid-enum-value"]

import data.kubevet.lib.schema

deny contains finding if {
	some kind, _ in _sentences
	some fact in schema.facts(kind)
	finding := {"path": fact.path, "message": _message(kind, fact), "profile": schema.profile(fact)}
}

_sentences := {"not-in-enum", "exclusive", "none-of", "forbidden", "out-of-range", "bad-format", "repeated-item"}

_message("not-in-enum", fact) := $`"{fact.value}" is none of {schema.listed(fact.values)}` if count(fact.values) < 8

_message("not-in-enum", fact) := $`"{fact.value}" is not a value of this field{_near(fact)}` if count(fact.values) >= 8

_message("exclusive", fact) := $`only one of {schema.listed(fact.values)} can be set`

_message("none-of", fact) := $`one of {schema.listed(fact.values)} has to be set` if count(fact.values) > 0

_message("none-of", fact) := $"{schema.owner(fact)} says not which of its kinds it is" if count(fact.values) == 0

_message("forbidden", fact) := $"{fact.field} cannot be set with {fact.want}"

_message("out-of-range", fact) := $`the request of "{fact.field}" exceeds its limit` if fact.want == "limit"

_message("out-of-range", fact) := $`"{fact.field}" has to be between {fact.min} and {fact.max}` if {
	fact.want == ""
	fact.max != 2147483647
}

_message("out-of-range", fact) := $`"{fact.field}" has to be at least {fact.min}` if {
	fact.want == ""
	fact.max == 2147483647
}

_message("bad-format", fact) := $"this does not match {fact.value}" if fact.want == "match"

_message("bad-format", fact) := $"this is not {object.get(_formats, fact.want, fact.want)}" if fact.want != "match"

_message("repeated-item", fact) := $`"{fact.value}" stands twice in the list`

_near(fact) := "" if fact.near == ""

_near(fact) := $`, but "{fact.near}" is` if fact.near != ""

_formats := {
	"quantity": "a quantity, such as 100m or 64Mi",
	"base64": "base64",
	"time": "a time of RFC 3339",
	"DNS label": "a DNS label: lower case letters, digits and hyphens",
	"config key": "a key of letters, digits, hyphens, underscores and dots",
	"DNS subdomain": "a DNS subdomain: lower case letters, digits, hyphens and dots",
	"IP address": "an IP address",
	"label key": "a key of a label",
	"percentage": "a number or a percentage",
	"port name": "the name of a port",
	"resource": "a resource that containers have",
	"host name": "a host name",
	"sysctl": "the name of a sysctl",
	"absolute path": "an absolute path",
	"relative path": "a relative path without ..",
	"CIDR": "a network in CIDR notation",
	"CIDR within cidr": "a network within cidr",
	"name of a webhook": "a domain name of three parts or more",
}
