# METADATA
# title: Role is bound to nodes
# description: |
#   The Node authorizer and the NodeRestriction admission plugin confine each
#   kubelet to its own node and the pods there. What a role adds for the group
#   system:nodes, or for the user of a node, every kubelet holds without those
#   limits, and so does whoever takes over one node. The role that lets nodes
#   renew their certificates is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/node/
#     description: Using Node Authorization
# custom:
#   severity: high
#   profile: strict
#   kinds: [ClusterRoleBinding]
#   yields: [cluster-admin-binding]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-269]
package kubevet.rbac["system-nodes-group-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	some subject in rbac.subjects(input.object)
	_node(subject)
	not rbac.bootstrap_binding
	not input.object.roleRef.name in {
		"system:certificates.k8s.io:certificatesigningrequests:nodeclient",
		"system:certificates.k8s.io:certificatesigningrequests:selfnodeclient",
	}
	finding := {
		"path": subject.path,
		"evidence": {subject.label},
		"message": $`{subject.label} has {input.object.roleRef.kind} "{input.object.roleRef.name}" beside what the Node authorizer grants`,
	}
}

_node(subject) if {
	subject.kind == "Group"
	subject.name == "system:nodes"
}

_node(subject) if {
	subject.kind == "User"
	startswith(subject.name, "system:node:")
}
