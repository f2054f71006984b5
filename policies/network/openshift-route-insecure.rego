# METADATA
# title: OpenShift route serves plain HTTP
# description: |
#   A route without spec.tls is served over plain HTTP, and one whose
#   insecureEdgeTerminationPolicy is Allow over both: whoever is on the way reads and
#   changes passwords, session cookies and pages.
# related_resources:
#   - ref: https://docs.redhat.com/en/documentation/openshift_container_platform/4.16/html/networking/configuring-routes
#     description: OpenShift, configuring routes
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Route.route.openshift.io]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#   aliases:
#     kyverno: [check-routes]
package kubevet.network["openshift-route-insecure"]

deny contains finding if {
	is_object(input.object.spec)
	not input.object.spec.tls
	finding := {"path": ["spec", "tls"], "message": "the route is served without TLS"}
}

deny contains finding if {
	is_null(input.object.spec.tls)
	finding := {"path": ["spec", "tls"], "message": "the route is served without TLS"}
}

deny contains finding if {
	input.object.spec.tls.insecureEdgeTerminationPolicy == "Allow"
	finding := {
		"path": ["spec", "tls", "insecureEdgeTerminationPolicy"],
		"message": "the route is served over plain HTTP too",
	}
}
