# Package kubevet.lib.flux knows what the objects of Flux have in common.
package kubevet.lib.flux

# graded is a finding about an address that is talked to without TLS. Within the
# cluster fewer can listen.
graded(finding, address) := object.union(finding, {"severity": "low"}) if {
	inside(address)
} else := finding

# inside holds for the URL or address of a Service by a name that the cluster's DNS
# gives it. Two labels are a Service and a namespace, unless the last is a common
# domain.
inside(address) if {
	host := regex.replace(lower(address), `^[a-z0-9]+://([^/@]*@)?|[:/].*$`, "")
	regex.match(`^(127\.[0-9.]+|[a-z0-9-]+(\.[a-z0-9-]+)?|.*\.svc(\.cluster\.local)?)$`, host)
	not regex.match(`\.([a-z]{2}|app|arpa|cloud|com|dev|home|info|internal|lan|local|net|org)$`, regex.replace(host, `\.svc\.cluster\.local$`, ""))
}
