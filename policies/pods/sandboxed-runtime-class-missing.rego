# METADATA
# title: Untrusted pod does not run in a sandbox
# description: |
#   The pod says that it is not trusted, by a label or as a sandbox for the code of
#   agents, and shares the kernel of its node with others all the same: a bug in the
#   kernel is enough to get out. The hardened runtime classes and the labels are
#   parameters of the rule.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/runtime-class/
#     description: Runtime classes
#   - ref: https://gvisor.dev/docs/user_guide/quick_start/kubernetes/
#     description: gVisor on Kubernetes
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-653]
#   aliases:
#     kubescape: [C-0242, C-0249, C-0297]
#     kube-bench: ["6.6.3", "5.6.1", "6.10.4"]
#   parameters: {runtime-classes: [gvisor, kata, kata-cc, kata-qemu, kata-clh, kata-fc], untrusted-labels: [trust=untrusted, untrusted=true]}
package kubevet.pods["sandboxed-runtime-class-missing"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	_untrusted(p)
	not _sandboxed(p)
	finding := {
		"path": array.concat(p.path, ["runtimeClassName"]),
		"message": $"the pod is not trusted and runs {_how(p)}",
	}
}

_parameters := input.parameters["sandboxed-runtime-class-missing"]

_sandboxed(p) if p.spec.runtimeClassName in _parameters["runtime-classes"]

_how(p) := $`with runtime class "{p.spec.runtimeClassName}"` if {
	is_string(p.spec.runtimeClassName)
} else := "without a runtime class"

_untrusted(p) if {
	pod.complete(p)
	regex.match(`^Sandbox(Template)?\.(extensions\.)?agents\.x-k8s\.io$`, manifest.group_kind)
}

_untrusted(p) if {
	pod.complete(p)
	some key, value in manifest.mapping(p.metadata, ["labels"])
	$"{key}={value}" in _parameters["untrusted-labels"]
}
