# METADATA
# title: Container runs a script that a ConfigMap holds
# description: |
#   Whoever may change ConfigMaps of the namespace changes what the container runs,
#   with its service account and its secrets, and no image scan or signature sees it.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1059/004/
#     description: MITRE ATT&CK, Unix shell
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
#     description: Kubernetes, ConfigMaps
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1059.004]
#     cwe: [CWE-829]
package kubevet["supply-chain"]["script-from-configmap-executable"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some field in ["command", "args"]
	some i, word in manifest.list(container.spec, [field])
	is_string(word)
	some mount in pod.items(container, "volumeMounts")
	some volume in container.pod.volumes
	volume.spec.name == mount.spec.name
	some path in regex.find_n(`(^|\s)/[^\s;&|"']+`, word, 20)
	_on(trim_space(path), mount.spec)
	_script(container, field, i, trim_space(path))
	name := _config_map(volume.spec)
	finding := {"path": pod.at(container, [field, i]), "message": $`{container.name} runs {json.marshal(trim_space(path))} of ConfigMap "{name}"`}
}

_on(path, mount) if startswith(path, $"{trim_suffix(mount.mountPath, "/")}/")

_on(path, mount) if {
	path == mount.mountPath
	mount.subPath
}

_config_map(volume) := volume.configMap.name

_config_map(volume) := source.configMap.name if {
	some source in manifest.list(volume, ["projected", "sources"])
	source.configMap
}

# A file that is run as a program, or is one by its name.
_script(_, _, _, path) if regex.match(`\.(sh|bash|py|pl|rb|js)$`, path)

_script(container, "command", 0, path) if container.spec.command[0] == path
