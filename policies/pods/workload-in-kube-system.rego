# METADATA
# title: Object is placed among those of the cluster itself
# description: |
#   Pods in the namespaces of the cluster itself are taken for part of it: service
#   accounts there have wide rights, policies often leave them out, and what is
#   foreign is not noticed. Components of the cluster, known by their labels or
#   names, are not reported, nor are Services in front of them and the role bindings
#   that API servers need there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
#     description: Initial namespaces
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload, Role, RoleBinding, Service, ConfigMap]
#   compliance:
#     nsa-1.2: [Pod security]
#     mitre: [T1036]
#     cwe: [CWE-653]
#   aliases:
#     trivy: [KSV-0037]
package kubevet.pods["workload-in-kube-system"]

import data.kubevet.lib.manifest

deny contains finding if {
	namespace := input.object.metadata.namespace
	namespace in {"kube-node-lease", "kube-public", "kube-system"}
	not _component
	finding := {
		"path": ["metadata", "namespace"],
		"message": $`"{manifest.name}" is placed in namespace "{namespace}"`,
	}
}

_component if {
	some label, value in manifest.mapping(input.object, ["metadata", "labels"])
	_component_label(label, value)
}

_component if {
	manifest.group_kind == "Service"
	some label, _ in manifest.mapping(input.object, ["spec", "selector"])
	label in {"component", "k8s-app"}
}

_component if {
	manifest.group_kind == "RoleBinding"
	input.object.roleRef.name == "extension-apiserver-authentication-reader"
}

_component if regex.match(_names, manifest.name)

_component_label(label, _) if {
	label in {"addonmanager.kubernetes.io/mode", "k8s-app", "kubernetes.io/cluster-service"}
}

_component_label("tier", "control-plane") := true

_names := concat("", [
	`^(system:.*|etcd|kube-(apiserver|controller-manager|scheduler|proxy|dns|flannel|router|vip|root-ca\.crt)|cluster-info`,
	`|coredns|kubeadm.*|kubelet-config.*|aws-(auth|node|load-balancer-controller)|extension-apiserver-authentication`,
	`|(calico|canal|cilium|antrea|weave|cloud-node|cloud-controller)(-.*)?|metrics-server|cluster-autoscaler`,
	`|konnectivity-agent|node-local-dns|snapshot-controller|.*csi.*)([-.:]|$)`,
])
