# METADATA
# title: Service is an alias for another name
# description: |
#   A Service of type ExternalName answers DNS queries with the name of another host:
#   pods and ingress controllers that trust the service then talk to whatever that name
#   is, in another namespace or on the internet, and no NetworkPolicy of this namespace
#   applies to it. Whoever may write the Service decides where that traffic goes.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#externalname
#     description: Service, type ExternalName
# custom:
#   severity: low
#   profile: strict
#   kinds: [Service]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-441]
package kubevet.network["service-external-name"]

deny contains finding if {
	input.object.spec.type == "ExternalName"
	name := input.object.spec.externalName
	is_string(name)
	finding := {
		"path": ["spec", "type"],
		"message": $`the service is an alias for "{name}"`,
	}
}
