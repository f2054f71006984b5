# Package kubevet.lib.testing makes the input of a rule from YAML.
package kubevet.lib.testing

# input_for is the input for judging the first of the documents in text, which
# are separated by lines of three dashes; all of them are the bundle. As the
# engine does, it puts an object that names no namespace into "default", and one
# of a cluster-scoped kind into "".
input_for(text) := {
	"object": objects[0],
	"position": 0,
	"namespace": _namespace(objects[0]),
	"index": index,
	"named": {kind: {namespace: _named(members) | some namespace, members in namespaces} | some kind, namespaces in index},
	"model": kubevet.models(text),
	"source": "plain",
	"partial": false,
	"external": [],
	"target": {"minor": 37},
} if {
	objects := [yaml.unmarshal(document) | some document in split(text, "\n---\n")]
	index := _index(objects)
}

# _named is the first object of each name, a generated one ending in "*".
_named(members) := {name: first |
	some name in {_name(o) | some o in members}
	first := [o | some o in members; _name(o) == name][0]
}

_name(o) := name if {
	name := object.get(o, ["metadata", "name"], "")
	is_string(name)
	name != ""
} else := $"{o.metadata.generateName}*"

_index(objects) := {kind: namespaces |
	some o in objects
	kind := _group_kind(o)
	namespaces := {namespace: members |
		some p in objects
		_group_kind(p) == kind
		namespace := _namespace(p)
		members := [q | some q in objects; _group_kind(q) == kind; _namespace(q) == namespace]
	}
}

_group_kind(o) := kind if {
	kind := data.kubevet.lib.manifest.group_kind with input as {"object": o}
}

_cluster_scoped := {
	"ClusterRole",
	"ClusterRoleBinding",
	"ClusterTrustBundle",
	"CSIDriver",
	"CertificateSigningRequest",
	"CustomResourceDefinition",
	"GatewayClass",
	"IngressClass",
	"MutatingAdmissionPolicy",
	"MutatingAdmissionPolicyBinding",
	"MutatingWebhookConfiguration",
	"Namespace",
	"Node",
	"AdminNetworkPolicy",
	"APIService",
	"BaselineAdminNetworkPolicy",
	"PersistentVolume",
	"PodSecurityPolicy",
	"PriorityClass",
	"RuntimeClass",
	"StorageClass",
	"ValidatingAdmissionPolicy",
	"ValidatingAdmissionPolicyBinding",
	"ValidatingWebhookConfiguration",
	"VolumeAttachment",
	"GlobalNetworkPolicy.crd.projectcalico.org",
	"GlobalNetworkPolicy.projectcalico.org",
	"CiliumClusterwideNetworkPolicy.cilium.io",
}

_namespace(o) := "" if _group_kind(o) in _cluster_scoped

_namespace(o) := object.get(o, ["metadata", "namespace"], "default") if not _group_kind(o) in _cluster_scoped
