# METADATA
# title: Name that an object cannot have
# description: |
#   Most names are DNS subdomains: lower case letters, digits, hyphens and dots.
#   Those of namespaces, Services and StatefulSets become part of names in DNS and
#   have no dots. An object without a name can be neither applied nor found.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
#     description: Object names and IDs
# custom:
#   severity: high
#   profile: recommended
#   help: choose a name of that form
#   kinds: [any]
#   compliance:
#     cwe: [CWE-20]
#   models: [schema]
package kubevet.schema["invalid-metadata-name"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("bad-name")
	finding := {"path": fact.path, "message": _message(fact), "profile": schema.profile(fact)}
}

_message(fact) := "the object has no name" if fact.want == ""

_message(fact) := $`metadata.{fact.field} has to be {_formats[fact.want]}` if fact.want != ""

_formats := {
	"DNS label": "a DNS label: at most 63 lower case letters, digits and hyphens",
	"DNS label that begins with a letter": "a DNS label that begins with a letter",
	"DNS subdomain": "a DNS subdomain: lower case letters, digits, hyphens and dots",
	"path segment": `a part of a path: neither "/" nor "%"`,
	"at most 52 characters": "at most 52 characters long, as jobs are named after it",
}
