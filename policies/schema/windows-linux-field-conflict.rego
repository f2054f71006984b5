# METADATA
# title: Field of another operating system than the pod's
# description: |
#   spec.os.name says which operating system the pod is for, and the API server
#   refuses the fields that only the other one has: users by number, capabilities and
#   profiles on Windows, windowsOptions on Linux.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers-securitycontext
#     description: Windows containers in Kubernetes, compatibility
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.schema["windows-linux-field-conflict"]

import data.kubevet.lib.pod as pod_lib

deny contains finding if {
	some pod in pod_lib.pods
	pod.spec.os.name == "windows"
	some field in _windows_pod
	value := object.get(pod.spec, field, null)
	not is_null(value)
	value != false
	finding := {"path": array.concat(pod.path, field), "message": $`"{concat(".", field)}" cannot be set for a pod on Windows`}
}

deny contains finding if {
	some container in pod_lib.containers
	container.pod.spec.os.name == "windows"
	some field in _linux_only
	value := container.spec.securityContext[field]
	not is_null(value)
	finding := {
		"path": array.concat(container.path, ["securityContext", field]),
		"message": $`{container.name}: "{field}" cannot be set for a pod on Windows`,
	}
}

deny contains finding if {
	some pod in pod_lib.pods
	pod.spec.os.name == "linux"
	not is_null(object.get(pod.spec, ["securityContext", "windowsOptions"], null))
	finding := {
		"path": array.concat(pod.path, ["securityContext", "windowsOptions"]),
		"message": `"securityContext.windowsOptions" cannot be set for a pod on Linux`,
	}
}

deny contains finding if {
	some container in pod_lib.containers
	container.pod.spec.os.name == "linux"
	not is_null(object.get(container.spec, ["securityContext", "windowsOptions"], null))
	finding := {
		"path": array.concat(container.path, ["securityContext", "windowsOptions"]),
		"message": $`{container.name}: "windowsOptions" cannot be set for a pod on Linux`,
	}
}

_windows_pod := array.concat(
	[["hostIPC"], ["hostPID"], ["hostUsers"], ["shareProcessNamespace"]],
	[["securityContext", field] | some field in {
		"appArmorProfile", "fsGroup", "fsGroupChangePolicy", "runAsGroup", "runAsUser", "seLinuxChangePolicy", "seLinuxOptions",
		"seccompProfile", "supplementalGroups", "supplementalGroupsPolicy", "sysctls",
	}],
)

_linux_only := {
	"allowPrivilegeEscalation", "appArmorProfile", "capabilities", "privileged", "procMount", "readOnlyRootFilesystem", "runAsGroup",
	"runAsUser", "seLinuxOptions", "seccompProfile",
}
