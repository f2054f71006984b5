# Package kubevet.lib.audit evaluates an audit policy as kube-apiserver does: the
# first rule that matches a request decides. What rules say of users, namespaces and
# nonResourceURLs narrows them; such a rule matches no request of this page for
# certain.
#
# https://github.com/kubernetes/apiserver/blob/v0.37.0/pkg/audit/policy/checker.go
package kubevet.lib.audit

import data.kubevet.lib.manifest

# policy holds if input.object is an audit policy.
policy if startswith(input.object.apiVersion, "audit.k8s.io/")

# rules are those of the policy.
rules := [rule | some rule in manifest.list(input.object, ["rules"]); is_object(rule)]

# catch_all holds for a rule that matches every request.
catch_all(rule) if {
	every field in ["users", "userGroups", "verbs", "resources", "namespaces", "nonResourceURLs"] {
		count(manifest.list(rule, [field])) == 0
	}
}

# A request has a group, a resource with its subresource, and verbs that it may have.
sensitive := [
	{"shown": "Secrets", "group": "", "resource": "secrets", "verb": "get"},
	{"shown": "ConfigMaps", "group": "", "resource": "configmaps", "verb": "update"},
	{"shown": "tokens of service accounts", "group": "", "resource": "serviceaccounts/token", "verb": "create"},
	{"shown": "token reviews", "group": "authentication.k8s.io", "resource": "tokenreviews", "verb": "create"},
]

key_events := [
	{"shown": "reads of Secrets", "group": "", "resource": "secrets", "verb": "get"},
	{"shown": "exec into pods", "group": "", "resource": "pods/exec", "verb": "create"},
	{"shown": "changes of roles", "group": "rbac.authorization.k8s.io", "resource": "clusterrolebindings", "verb": "create"},
	{"shown": "changes of admission", "group": "admissionregistration.k8s.io", "resource": "validatingwebhookconfigurations", "verb": "update"},
]

# first is the position of the first rule that matches a request; undefined if none
# does.
first(request) := min(matching) if {
	matching := {i | some i, rule in rules; _matches(rule, request)}
	count(matching) > 0
}

# decides is first, or the number of rules if none matches, which logs nothing.
decides(request) := first(request)

decides(request) := count(rules) if not first(request)

_matches(rule, request) if {
	every field in ["users", "userGroups", "namespaces", "nonResourceURLs"] {
		count(manifest.list(rule, [field])) == 0
	}
	_in(manifest.list(rule, ["verbs"]), request.verb)
	_resource(manifest.list(rule, ["resources"]), request)
}

_in([], _)

_in(verbs, verb) if verb in verbs

_resource([], _)

_resource(groups, request) if {
	some group in groups
	object.get(group, "group", "") == request.group
	count(manifest.list(group, ["resourceNames"])) == 0
	_named(manifest.list(group, ["resources"]), request.resource)
}

_named([], _)

_named(names, resource) if resource in names

_named(names, _) if "*" in names

_named(names, resource) if {
	[name, subresource] := split(resource, "/")
	some pattern in {$"{name}/*", $"*/{subresource}"}
	pattern in names
}
