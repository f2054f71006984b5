# METADATA
# title: Windows container may run as administrator
# description: |
#   ContainerAdministrator has full power over the container and the volumes it
#   mounts, and is what most Windows images run as when the manifest names no user.
#   Attacks on the isolation of containers start from there. HostProcess containers
#   are reported by windows-host-process.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/
#     description: Configure RunAsUserName for Windows pods
#   - ref: https://kubernetes.io/docs/concepts/windows/intro/
#     description: Windows containers in Kubernetes
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-250]
#   aliases:
#     kyverno: [require-run-as-containeruser]
#   fix: {set: ContainerUser}
package kubevet.pods["windows-container-administrator"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in _containers
	name := _user(container)
	regex.match(_administrators, name)
	finding := {
		"path": _path(container),
		"message": $`{_subject(container)} as "{name}"`,
	}
}

deny contains finding if {
	some container in _containers
	not _user(container)
	not _non_root(container)
	finding := {
		"path": array.concat(pod.hardening_path(container, "windowsOptions"), ["runAsUserName"]),
		"message": "Windows containers that set no user run as the image says, mostly as administrator",
	}
}

_containers contains container if {
	some container in pod.containers
	container.pod.windows
	not container.pod.security.windowsOptions.hostProcess == true
	not container.spec.securityContext.windowsOptions.hostProcess == true
}

_administrators := `(?i)^(ContainerAdministrator|.*\\ContainerAdministrator|NT AUTHORITY\\SYSTEM|SYSTEM|.*\\Administrator|Administrator)$`

# The options of a container fill in, one by one, for those of its pod.
_user(container) := name if {
	name := container.spec.securityContext.windowsOptions.runAsUserName
} else := container.pod.security.windowsOptions.runAsUserName

_own(container) if container.spec.securityContext.windowsOptions.runAsUserName

_path(container) := pod.at(container, ["securityContext", "windowsOptions", "runAsUserName"]) if {
	_own(container)
} else := array.concat(container.pod.security_path, ["windowsOptions", "runAsUserName"])

_subject(container) := $"{container.name} runs" if {
	_own(container)
} else := "containers that set no user run"

_non_root(container) if pod.effective(container, "runAsNonRoot") == true
