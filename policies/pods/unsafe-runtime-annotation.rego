# METADATA
# title: Annotation changes how the runtime isolates the pod
# description: |
#   The annotation speaks to the container runtime past the API server: it gives the
#   container devices of the node, or changes the programs, kernel or options of the
#   virtual machine that isolates it. Admission control that looks at fields does
#   not see it. Annotations that only size the virtual machine are not reported, nor
#   are those for AppArmor and seccomp, which have rules of their own.
# related_resources:
#   - ref: https://github.com/kata-containers/kata-containers/blob/main/docs/how-to/how-to-set-sandbox-config-kata.md
#     description: Annotations of Kata Containers
#   - ref: https://github.com/cri-o/cri-o/blob/main/docs/crio.conf.5.md
#     description: Annotations of CRI-O
# custom:
#   severity: high
#   profile: recommended
#   help: remove the annotation
#   kinds: [workload]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-250]
package kubevet.pods["unsafe-runtime-annotation"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some annotation in pod.annotations(p)
	effect := _effect(annotation.key)
	finding := {
		"path": annotation.path,
		"message": $`the annotation "{annotation.key}" {effect}`,
	}
}

_effect(key) := "changes the sandbox of the pod" if {
	startswith(key, "io.katacontainers.config.")
	not regex.match(_sizes, key)
}

_effect(key) := "gives containers devices of the node" if {
	regex.match(`^(cdi\.k8s\.io/|io\.kubernetes\.cri-o\.Devices($|/))`, key)
}

_effect(key) := "changes whose users the pod has" if {
	key == "io.kubernetes.cri-o.userns-mode"
}

_sizes := `^io\.katacontainers\.config\.hypervisor\.(default_(max_)?(memory|vcpus)|default_maxmemory|memory_slots)$`
