# Package kubevet.lib.webhook reads the webhooks of a webhook configuration.
package kubevet.lib.webhook

import data.kubevet.lib.manifest

# hooks are those of input.object, by position.
hooks[i] := hook if {
	some i, hook in manifest.list(input.object, ["webhooks"])
	is_object(hook)
}

# guards holds for a webhook that sees what decides who may do what: pods, workloads,
# roles and bindings.
guards(hook) if {
	some rule in manifest.list(hook, ["rules"])
	some resource in manifest.list(rule, ["resources"])
	split(resource, "/")[0] in {"*", "pods", "deployments", "daemonsets", "statefulsets", "jobs", "cronjobs", "roles", "clusterroles", "rolebindings", "clusterrolebindings"}
}

# creates_pods holds for a webhook that is asked when a pod is created.
creates_pods(hook) if {
	some rule in manifest.list(hook, ["rules"])
	some group in manifest.list(rule, ["apiGroups"])
	group in {"", "*"}
	some resource in manifest.list(rule, ["resources"])
	resource in {"pods", "*", "*/*"}
	some operation in manifest.list(rule, ["operations"])
	operation in {"CREATE", "*"}
}

# narrowed holds for a webhook that does not see all objects of its resources: by a
# selector or by conditions.
narrowed(hook) if {
	some field in ["namespaceSelector", "objectSelector"]
	some list in ["matchLabels", "matchExpressions"]
	count(hook[field][list]) > 0
}

narrowed(hook) if count(manifest.list(hook, ["matchConditions"])) > 0
