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

supplies(kind, namespace, name) if elsewhere(kind, namespace, name)

# elsewhere holds if there is such an object whatever the bundle has: declared as
# external, or in every cluster.
elsewhere(kind, namespace, name) if {
	some external in declared(kind, namespace)
	glob.match(external.name, null, name)
}

# The namespaces that belong to the cluster hold what it needs, most of which
# depends on who runs it.
elsewhere(_, namespace, _) if namespace in _own_namespaces

elsewhere("Namespace", _, name) if name in _own_namespaces

elsewhere("Namespace", _, "default")

elsewhere("ServiceAccount", _, "default")

elsewhere("ConfigMap", _, "kube-root-ca.crt")

# https://docs.openshift.com/container-platform/latest/authentication/using-service-accounts-in-applications.html
elsewhere("ServiceAccount", _, name) if name in {"builder", "deployer", "pipeline"}

elsewhere("ConfigMap", _, "openshift-service-ca.crt")

# What istiod publishes in every namespace.
# https://istio.io/latest/docs/concepts/security/#pki
elsewhere("ConfigMap", _, "istio-ca-root-cert")

# https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project
elsewhere("AppProject.argoproj.io", _, "default")

# What flux bootstrap makes.
elsewhere("GitRepository.source.toolkit.fluxcd.io", "flux-system", "flux-system")

elsewhere("Kustomization.kustomize.toolkit.fluxcd.io", "flux-system", "flux-system")

elsewhere("Service", "default", "kubernetes")

# https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
elsewhere("ClusterRole", _, name) if name in {"admin", "cluster-admin", "edit", "view"}

elsewhere("ClusterRole", _, name) if startswith(name, "system:")

# https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#how-to-use-priority-and-preemption
elsewhere("PriorityClass", _, name) if name in {"system-cluster-critical", "system-node-critical"}

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
