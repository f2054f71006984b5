# METADATA
# title: Server of Linkerd has no policy, or lets everybody in
# description: |
#   A Server takes its port out of the default policy: without an authorization that
#   names it every request is refused. With the policy all-unauthenticated whoever
#   reaches the pod may call it, in plaintext too.
# related_resources:
#   - ref: https://linkerd.io/2/reference/authorization-policy/
#     description: Linkerd, authorization policy
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Server.policy.linkerd.io, workload, Namespace]
#   compliance:
#     mitre: [T1021]
#     cwe: [CWE-862]
#   aliases:
#     kyverno: [require-linkerd-server, check-linkerd-authorizationpolicy]
#   models: [supply]
package kubevet.mesh["linkerd-server-without-authorization"]

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.selector

deny contains bundle.hedged(finding) if {
	input.object.kind == "Server"
	object.get(input.object.spec, "accessPolicy", "deny") == "deny"
	not _authorized
	not _declared
	finding := {"path": ["metadata", "name"], "message": "no AuthorizationPolicy is for the Server, so it refuses every request"}
}

deny contains finding if {
	input.object.kind == "Server"
	input.object.spec.accessPolicy == "all-unauthenticated"
	finding := {"path": ["spec", "accessPolicy"], "message": "whoever reaches the pods may call them"}
}

deny contains finding if {
	some annotation in _annotations
	annotation.key == "config.linkerd.io/default-inbound-policy"
	annotation.value == "all-unauthenticated"
	finding := {"path": annotation.path, "message": "whoever reaches the pods may call them"}
}

_annotations contains annotation if {
	some p in pod.pods
	some annotation in pod.annotations(p)
}

_annotations contains {"key": key, "value": value, "path": ["metadata", "annotations", key]} if {
	input.object.kind == "Namespace"
	some key, value in manifest.mapping(input.object, ["metadata", "annotations"])
}

_authorized if [input.namespace, input.object.metadata.name] in _targets

_authorized if [input.namespace, ""] in _targets

# Older authorizations choose Servers by name or by label.
_authorized if {
	some chosen in _chosen
	chosen.namespace == input.namespace
	selector.matches(chosen.selector, manifest.mapping(input.object, ["metadata", "labels"]))
}

# _targets are the Servers that policies name, with their namespaces; no name is every
# Server of the namespace.
_targets contains [namespace, name] if {
	some namespace, policies in input.index["AuthorizationPolicy.policy.linkerd.io"]
	some policy in policies
	policy.spec.targetRef.kind == "Server"
	name := policy.spec.targetRef.name
}

_targets contains [namespace, ""] if {
	some namespace, policies in input.index["AuthorizationPolicy.policy.linkerd.io"]
	some policy in policies
	policy.spec.targetRef.kind == "Namespace"
}

# A policy for a route names the Server through it.
_targets contains [namespace, parent.name] if {
	some kind in ["HTTPRoute.policy.linkerd.io", "HTTPRoute", "GRPCRoute"]
	some namespace, routes in input.index[kind]
	some route in routes
	some parent in manifest.list(route, ["spec", "parentRefs"])
	parent.kind == "Server"
}

_targets contains [namespace, policy.spec.server.name] if {
	some namespace, policies in input.index["ServerAuthorization.policy.linkerd.io"]
	some policy in policies
	policy.spec.server.name
}

_chosen contains {"namespace": namespace, "selector": policy.spec.server.selector} if {
	some namespace, policies in input.index["ServerAuthorization.policy.linkerd.io"]
	some policy in policies
	is_object(policy.spec.server.selector)
}

_declared if {
	some kind in ["AuthorizationPolicy.policy.linkerd.io", "ServerAuthorization.policy.linkerd.io"]
	some _ in bundle.declared(kind, input.namespace)
}
