# METADATA
# title: Init container has what only running containers have
# description: |
#   An init container runs to its end before the next one starts: probes and
#   lifecycle hooks are refused, unless restartPolicy is Always and makes it a
#   sidecar, which Kubernetes knows since 1.28. A restartPolicy of any other value is
#   refused before 1.34.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers
#     description: Init containers, differences from regular containers
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
#     description: Sidecar containers
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.schema["invalid-init-container-field"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	container.role == "init"
	some field in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]
	is_object(container.spec[field])
	finding := {
		"path": array.concat(container.path, [field]),
		"message": $"{container.name} cannot have a {field} without restartPolicy Always",
	}
}

deny contains finding if {
	input.target.minor < 34
	some container in pod.containers
	policy := container.spec.restartPolicy
	is_string(policy)
	policy != ""
	not _sidecar(container, policy)
	finding := {
		"path": array.concat(container.path, ["restartPolicy"]),
		"message": $`{container.name} cannot have restartPolicy "{policy}" in Kubernetes 1.{input.target.minor}`,
	}
}

_sidecar(container, policy) if {
	policy == "Always"
	container.role == "sidecar"
	input.target.minor >= 28
}
