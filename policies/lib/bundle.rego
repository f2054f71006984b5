# Package kubevet.lib.bundle knows which objects there are besides those of the
# bundle. A rule that uses it names the model supply.
package kubevet.lib.bundle

# supplies holds if there is an object of a kind and name in a namespace ("" for
# cluster-scoped kinds): in the bundle, made by a controller from what is in the
# bundle, declared as external by the user, or in every cluster. The kind is as
# in input.index.
supplies(kind, namespace, name) if name in input.model.supply.names[kind][namespace]

supplies(kind, namespace, name) if {
	some k in [kind, "*"]
	some n in [namespace, "*"]
	some pattern in input.model.supply.patterns[k][n]
	glob.match(pattern, null, name)
}

supplies(kind, namespace, name) if {
	some external in declared(kind, namespace)
	glob.match(external.name, null, name)
}

# The namespaces that belong to the cluster hold what it needs, most of which
# depends on who runs it.
supplies(_, namespace, _) if namespace in _own_namespaces

supplies("Namespace", _, name) if name in _own_namespaces

supplies("Namespace", _, "default")

supplies("ServiceAccount", _, "default")

supplies("ConfigMap", _, "kube-root-ca.crt")

supplies("Service", "default", "kubernetes")

# https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
supplies("ClusterRole", _, name) if name in {"admin", "cluster-admin", "edit", "view"}

supplies("ClusterRole", _, name) if startswith(name, "system:")

# https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#how-to-use-priority-and-preemption
supplies("PriorityClass", _, name) if name in {"system-cluster-critical", "system-node-critical"}

_own_namespaces := {"kube-node-lease", "kube-public", "kube-system"}

# declared are the objects of a kind in a namespace that the user declares as
# external, with patterns for names.
declared(kind, namespace) := [external |
	some external in input.external
	external.kind == kind
	glob.match(external.namespace, null, namespace)
]

# hedged is a finding that something is missing, which in a bundle that may lack
# objects is worth no more than a hint.
hedged(finding) := object.union(finding, {"severity": "info"}) if {
	input.partial
} else := finding
