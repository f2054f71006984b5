# METADATA
# title: File that the API server is given is in no volume
# description: |
#   The flag names a file below a directory that no volume covers. A file to read is
#   not there, and the server exits; a log is written to the container and gone with
#   it.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     mitre: [T1562.008]
#     cwe: [CWE-1188]
#   models: [components]
package kubevet["control-plane"]["apiserver-audit-path-not-mounted"]

import data.kubevet.lib.component
import data.kubevet.lib.manifest

_read := {
	"audit-policy-file", "encryption-provider-config", "admission-control-config-file", "authentication-config",
	"authorization-config", "audit-webhook-config-file", "audit-log-path",
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	is_array(c.container)
	mounts := [path | some mount in manifest.list(object.get(input.object, c.container, {}), ["volumeMounts"]); path := mount.mountPath; is_string(path)]
	some flag in _read
	file := component.setting(c, flag)
	startswith(file, "/")
	not _covered(file, mounts)
	finding := component.at(c, flag, $"no volume is mounted at the path of --{flag}")
}

_covered(file, mounts) if {
	some mount in mounts
	startswith(concat("", [file, "/"]), concat("", [trim_suffix(mount, "/"), "/"]))
}
