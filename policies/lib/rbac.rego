# Package kubevet.lib.rbac reads roles and bindings as the RBAC authorizer does.
# https://kubernetes.io/docs/reference/access-authn-authz/rbac/
#
# Every rule reports what it is about, and says as evidence which rights of an
# entry that is, "get core/secrets", wildcards as they are written. So METADATA can
# say which rules go before which.
package kubevet.lib.rbac

import data.kubevet.lib.manifest

# powers are those that several rules are about. Of each, as of the powers that one
# rule has:
#
#   groups     the API groups of the resources
#   resources  as a rule names them, pods/exec for a subresource
#   verbs      any one of which is enough
#   clustered  those of resources that a rule reaches only cluster-wide, because
#              they are no objects of a namespace
#   boundless  whether the grant is no less for being restricted by resourceNames
#   severe      what those resourceNames match that are no less
powers := {
	"secrets-read": {
		"groups": [""],
		"resources": ["secrets"],
		"verbs": ["get", "list", "watch"],
	},
	# A WebSocket is opened with GET: before 1.35 "get" alone was enough, and
	# since then it serves nothing without "create".
	"pod-exec-attach": {
		"groups": [""],
		"resources": ["pods/exec", "pods/attach"],
		"verbs": ["create", "get"],
	},
	# The kubelet derives the verb from the HTTP method, so that list and watch
	# never occur.
	"nodes-proxy": {
		"groups": [""],
		"resources": ["nodes/proxy"],
		"verbs": ["create", "delete", "get", "patch", "update"],
		"clustered": ["nodes/proxy"],
		"boundless": true,
	},
	# Whoever may escalate one role can write anything into it.
	"escalate": {
		"groups": ["rbac.authorization.k8s.io"],
		"resources": ["roles", "clusterroles"],
		"verbs": ["escalate"],
		"clustered": ["clusterroles"],
		"boundless": true,
	},
	# The verb is checked in the namespace of the new binding, so that a Role can
	# grant it for cluster roles too.
	"bind": {
		"groups": ["rbac.authorization.k8s.io"],
		"resources": ["roles", "clusterroles"],
		"verbs": ["bind"],
		"severe": `^cluster-admin$`,
	},
	"impersonate": {
		"groups": [""],
		"resources": ["users", "groups", "serviceaccounts"],
		"verbs": ["impersonate"],
		"clustered": ["users", "groups"],
		"severe": `^(system:masters|system:nodes?|system:node:.*|system:kube-.*|kubernetes-(super-)?admin|kubeadm:cluster-admins)$`,
	},
	# A Secret of the type for it is filled in with a token of any service account of
	# its namespace.
	"secrets-write": {
		"groups": [""],
		"resources": ["secrets"],
		"verbs": ["create", "update", "patch"],
	},
	"ephemeral-containers": {
		"groups": [""],
		"resources": ["pods/ephemeralcontainers"],
		"verbs": ["update", "patch"],
	},
	"token-request": {
		"groups": [""],
		"resources": ["serviceaccounts/token"],
		"verbs": ["create"],
	},
	"role-binding-write": {
		"groups": ["rbac.authorization.k8s.io"],
		"resources": ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
		"verbs": ["create", "update", "patch"],
		"clustered": ["clusterroles", "clusterrolebindings"],
	},
	"admission-config-write": {
		"groups": ["admissionregistration.k8s.io"],
		"resources": _admission,
		"verbs": ["create", "update", "patch", "delete", "deletecollection"],
		"clustered": _admission,
	},
}

_admission := [
	"mutatingwebhookconfigurations", "validatingwebhookconfigurations",
	"mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
	"validatingadmissionpolicies", "validatingadmissionpolicybindings",
]

# entries are the rules in input.object, a Role or ClusterRole, that its author
# answers for: none of a role that the API server makes itself, and none of a
# role whose rules the controller fills in from others. Entries for URLs, and
# those that match nothing because a list is empty, are left out. Of each:
#
#   path    leads to it
#   groups, resources, verbs, names    its lists
entries := [entry |
	authored
	some i, rule in manifest.list(input.object, ["rules"])
	is_object(rule)
	entry := {
		"path": ["rules", i],
		"groups": manifest.list(rule, ["apiGroups"]),
		"resources": manifest.list(rule, ["resources"]),
		"verbs": manifest.list(rule, ["verbs"]),
		"names": manifest.list(rule, ["resourceNames"]),
	}
	min([count(entry.groups), count(entry.resources), count(entry.verbs)]) > 0
]

# authored holds if the author of input.object, a role, answers for its rules.
authored if {
	not built_in
	not _aggregated
}

# built_in holds if input.object is a role or binding that the API server makes
# itself.
built_in if {
	input.object.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"
	_reserved(input.object.metadata.name)
}

# everything holds if an entry grants every verb on every resource.
everything(entry) if {
	"*" in entry.groups
	"*" in entry.resources
	"*" in entry.verbs
	not restricted(entry)
}

# restricted holds if resourceNames restrict an entry. The empty name is that of
# every request that names no object: to list, watch and create.
restricted(entry) if {
	count(entry.names) > 0
	not "" in entry.names
}

# grants are the entries that give a power. Of each:
#
#   entry      one of entries
#   path       leads to the item that gives it, and to be replaced: "*" in verbs, or
#              the first of resources
#   verb       leads to the first item of verbs that gives it
#   resources  those of the power's that it gives
#   verbs      those of the power's that it gives, as messages call them
#   evidence   the rights that it is about, as they are written
grants(power) := [grant |
	some entry in entries
	_in_group(entry, power.groups)
	verbs := [verb | some verb in power.verbs; _allows(entry, verb)]
	items := [i | some i, verb in entry.verbs; verb in array.concat(["*"], verbs)]
	count(items) > 0
	named := [{"resource": resource, "item": item} |
		some item, name in entry.resources
		some resource in power.resources
		_names(name, resource)
	]
	count(named) > 0
	not _harmless(entry, power)
	effective := [n | some n in named; not _out_of_reach(n.resource, power)]
	count(effective) > 0
	grant := {
		"entry": entry,
		"path": _place(entry, effective[0].item, items[0]),
		"verb": array.concat(entry.path, ["verbs", items[0]]),
		"resources": {n.resource | some n in effective},
		"verbs": _deeds(entry, verbs),
		"evidence": _rights(
			{group | some group in entry.groups; group in array.concat(["*"], power.groups)},
			{entry.resources[n.item] | some n in effective},
			{entry.verbs[i] | some i in items},
		),
	}
]

_place(entry, resource, verb) := array.concat(entry.path, ["verbs", verb]) if {
	entry.verbs[verb] == "*"
	not entry.resources[resource] == "*"
} else := array.concat(entry.path, ["resources", resource])

_deeds(entry, verbs) := ["use every verb on"] if {
	"*" in entry.verbs
} else := verbs

# rights are those of an entry, as evidence has them.
rights(entry) := _rights(_strings(entry.groups), _strings(entry.resources), _strings(entry.verbs))

_strings(list) := {s | some s in list; is_string(s)}

_rights(groups, resources, verbs) := {$"{verb} {_group(group)}/{resource}" |
	some group in groups
	some resource in resources
	some verb in verbs
}

_group("") := "core"

_group(group) := group if group != ""

# combined are the entries that give one of several powers, each once, as in grants.
combined(several) := [grant |
	all := [g | some power in several; some g in grants(power)]
	some path in {g.entry.path | some g in all}
	own := [g | some g in all; g.entry.path == path]
	grant := {
		"entry": own[0].entry,
		"path": min([g.path | some g in own]),
		"verb": min([g.verb | some g in own]),
		"resources": {resource | some g in own; some resource in g.resources},
		"verbs": [verb | some verb in {v | some g in own; some v in g.verbs}],
		"evidence": union({g.evidence | some g in own}),
	}
]

_in_group(entry, groups) if {
	some group in groups
	group in entry.groups
}

_in_group(entry, _) if "*" in entry.groups

_allows(entry, verb) if verb in entry.verbs

_allows(entry, _) if "*" in entry.verbs

# As a rule, "*/exec" stands for that subresource of every resource, and "*" for
# all of them; "pods/*" stands for nothing.
_names(name, resource) if name in {resource, "*"}

_names(name, resource) if {
	[_, subresource] := split(resource, "/")
	name == $"*/{subresource}"
}

_harmless(entry, power) if {
	not power.boundless
	restricted(entry)
	not _grave(entry, power)
}

_grave(entry, power) if {
	some name in entry.names
	is_string(name)
	regex.match(power.severe, name)
}

_out_of_reach(resource, power) if {
	resource in power.clustered
	reach != "cluster"
}

# reach is where the rules of input.object take effect: "cluster"; "system" if
# in no other namespace than kube-system, whose service accounts hold the
# cluster; or "namespace". A ClusterRole that the bundle binds in namespaces
# alone, itself or through a role that aggregates it, is no wider than they are; one
# that it does not bind at all may be bound cluster-wide elsewhere, unless it is
# there to be added to the built-in roles for namespaces.
reach := "system" if {
	_namespaced
	"kube-system" in _namespaces
} else := "namespace" if {
	_namespaced
} else := "cluster"

_namespaced if input.object.kind == "Role"

_namespaced if {
	not _clustered
	count(_holders) > 0
}

_namespaced if {
	not _clustered
	some role in ["admin", "edit", "view"]
	role in _into
}

_clustered if {
	some holder in _holders
	holder.binding.kind == "ClusterRoleBinding"
}

_namespaces := {input.namespace} if {
	input.object.kind == "Role"
} else := {holder.binding.namespace | some holder in _holders}

# _holders are the bindings of the bundle that give the rules of input.object, a
# role, the cluster-wide first. Of each: binding, and through, the role that
# aggregates it, or "".
_holders := [holder |
	some kind in ["ClusterRoleBinding", "RoleBinding"]
	some holder in _all_holders
	holder.binding.kind == kind
]

_all_holders := array.concat(
	[{"binding": binding, "through": ""} | some binding in role_bindings(input.namespace, manifest.name)],
	[{"binding": binding, "through": role} |
		some role in _into
		some binding in role_bindings("", role)
	],
)

# _into are the roles that aggregate input.object.
_into := object.get(input.model.rbac.roles, [input.namespace, manifest.name, "into"], [])

# unbound holds for a ClusterRole that nothing in the bundle binds, nor a role that
# aggregates it: it may be bound in the cluster elsewhere, or in a namespace. The roles
# that every cluster has are bound somewhere.
unbound if {
	input.object.kind == "ClusterRole"
	count(_holders) == 0
	every role in _into { not _reserved(role) }
}

# severity is that of what a role gives, and one step less where nothing in the
# bundle says to whom and where.
severity(s) := _less[s] if unbound

severity(s) := s if not unbound

_less := {"critical": "high", "high": "medium", "medium": "low", "low": "low", "info": "info"}

# unused holds if nothing in the bundle binds input.object, a role, and no role
# aggregates it.
unused if {
	count(_holders) == 0
	count(_into) == 0
}

# role_bindings are the bindings of the bundle that bind a role itself, as in the
# model.
role_bindings(namespace, name) := object.get(input.model.rbac.bindings, [namespace, name], [])

# place says in messages where the rules of input.object take effect.
place := "every namespace it is bound in" if {
	unbound
} else := "the cluster" if {
	reach == "cluster"
} else := $`namespace "{input.namespace}"` if {
	input.object.kind == "Role"
} else := "the namespaces it is bound in"

# bindings are those of the bundle that give the rules of input.object, as related
# fields of a finding.
bindings := [related |
	some holder in _holders
	count(holder.binding.subjects) > 0
	related := {
		"kind": holder.binding.kind,
		"namespace": holder.binding.namespace,
		"name": holder.binding.name,
		"path": ["roleRef"],
		"message": $"binds {_bound(holder.through)} to {enumeration([s.label | some s in holder.binding.subjects])}",
	}
]

_bound("") := "it"

_bound(role) := $`"{role}", which aggregates it,` if role != ""

# built_in_gives holds if input.object, a binding, binds a role that every cluster
# has and that gives a power in all of the cluster to who does not have it anyway.
built_in_gives(power) if {
	input.object.kind == "ClusterRoleBinding"
	input.object.roleRef.kind == "ClusterRole"
	role := input.model.rbac.roles[""][input.object.roleRef.name]
	role.known
	not bootstrap_binding
	some rule in role.rules
	_gives(rule, power)
}

_gives(rule, power) if {
	count(rule.names) == 0
	_in_group(rule, power.groups)
	some verb in power.verbs
	_allows(rule, verb)
	some resource in power.resources
	_covers(rule.resources, resource)
}

_covers(resources, _) if "*" in resources

_covers(resources, resource) if {
	some name in resources
	_names(name, resource)
}

# others are the labels of the subjects of input.object, a binding, that are none of
# Kubernetes' own components nor system:masters.
others := [subject.label |
	some subject in subjects(input.object)
	not masters(subject)
	not _component(subject)
]

_component(subject) if {
	subject.kind in {"User", "Group"}
	regex.match(`^system:(kube-|node)`, subject.name)
}

# subjects are those of a binding. Of each: path, kind, name and label, which is
# what messages call it.
subjects(binding) := [subject |
	some i, s in manifest.list(binding, ["subjects"])
	is_string(s.kind)
	is_string(s.name)
	subject := {
		"path": ["subjects", i],
		"kind": s.kind,
		"name": s.name,
		"label": $`{s.kind} "{_qualified(s)}"`,
	}
]

_qualified(subject) := concat("/", [subject.namespace, subject.name]) if {
	subject.kind == "ServiceAccount"
	is_string(subject.namespace)
} else := subject.name

# bootstrap_binding holds if input.object is a binding that the API server or
# kubeadm makes itself.
bootstrap_binding if built_in

bootstrap_binding if {
	input.object.metadata.name == "kubeadm:cluster-admins"
	every subject in subjects(input.object) { subject.name == "kubeadm:cluster-admins" }
}

# cluster_admin holds if input.object is a binding to cluster-admin, of which
# cluster-admin-binding reports every subject.
cluster_admin if {
	input.object.roleRef.kind == "ClusterRole"
	input.object.roleRef.name == "cluster-admin"
}

# binding_severity is the first of two severities where input.object, a binding,
# has effect in the cluster or in kube-system, and the second elsewhere.
binding_severity(_, namespaced) := namespaced if _in_a_namespace

binding_severity(clustered, _) := clustered if not _in_a_namespace

_in_a_namespace if {
	input.object.kind == "RoleBinding"
	input.namespace != "kube-system"
}

# anonymous holds if a subject is everybody without credentials.
anonymous(subject) if {
	subject.kind == "User"
	subject.name == "system:anonymous"
}

anonymous(subject) if {
	subject.kind == "Group"
	subject.name == "system:unauthenticated"
}

# masters holds if a subject is the group that no authorizer is asked about.
masters(subject) if {
	subject.kind == "Group"
	subject.name == "system:masters"
}

_aggregated if is_object(input.object.aggregationRule)

_reserved(name) if name in {"cluster-admin", "admin", "edit", "view"}

_reserved(name) if startswith(name, "system:")

# holder is what messages call input.object.
holder := $`{input.object.kind} "{manifest.name}"`

# enumeration joins phrases in English, and counts those after the fourth.
enumeration(phrases) := phrases[0] if {
	count(phrases) == 1
} else := $`{concat(", ", array.slice(phrases, 0, count(phrases) - 1))} and {phrases[count(phrases) - 1]}` if {
	count(phrases) < 5
} else := $`{concat(", ", array.slice(phrases, 0, 3))} and {count(phrases) - 3} more`

# deeds says what can be done with several verbs, in a word for each kind of them if
# they are many.
deeds(verbs) := enumeration(verbs) if {
	count(verbs) < 4
} else := enumeration([kind.deed |
	some kind in _kinds_of_verbs
	count(kind.verbs & {verb | some verb in verbs}) > 0
])

_kinds_of_verbs := [
	{"deed": "read", "verbs": {"get", "list", "watch"}},
	{"deed": "write", "verbs": {"create", "patch", "update"}},
	{"deed": "delete", "verbs": {"delete", "deletecollection"}},
]

# quoted puts names in quotes.
quoted(names) := [$`"{name}"` | some name in names]

# wildcard_severity is how severe it is that an entry has "*" for its verbs or
# resources: an operator's own API group holds no secrets, and reading is
# harmless where there are none. What includes a way to every node or to every
# right is as severe as that.
wildcard_severity(entry) := "low" if {
	every group in entry.groups { _light(group) }
} else := "low" if {
	every resource in entry.resources { regex.match(`/(status|finalizers)$`, resource) }
} else := "low" if {
	every verb in entry.verbs { verb in ["get", "list", "watch"] }
	not "" in entry.groups
	not "*" in entry.groups
} else := severity("medium") if {
	# What rbac-api-service-write says of them.
	every resource in entry.resources { startswith(resource, "customresourcedefinitions") }
} else := severity("critical") if {
	"*" in entry.resources
	not restricted(entry)
	reach in {"cluster", "system"}
	_sovereign(entry)
} else := severity("high") if {
	reach in {"cluster", "system"}
} else := "medium"

_sovereign(entry) if {
	some group in ["", "*"]
	group in entry.groups
	some verb in ["*", "create", "delete", "get", "impersonate", "patch", "update"]
	verb in entry.verbs
}

_sovereign(entry) if {
	some group in ["rbac.authorization.k8s.io", "*"]
	group in entry.groups
	some verb in ["*", "bind", "create", "escalate", "patch", "update"]
	verb in entry.verbs
}

_light(group) if group in {"autoscaling", "coordination.k8s.io", "events.k8s.io", "metrics.k8s.io"}

_light(group) if {
	contains(group, ".")
	not endswith(group, ".k8s.io")
	not endswith(group, ".openshift.io")
}
