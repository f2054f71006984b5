# METADATA
# title: Log collector forgets how far it has read
# description: |
#   The file of positions goes with the pod, so after a restart the collector reads
#   everything again, or loses what was written in between. It belongs on a volume of
#   the node, beside the logs.
# related_resources:
#   - ref: https://docs.fluentd.org/input/tail#pos_file-highly-recommended
#     description: Fluentd, pos_file
#   - ref: https://docs.fluentbit.io/manual/pipeline/inputs/tail#database-file
#     description: Fluent Bit, keeping state
# custom:
#   severity: low
#   profile: strict
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     cwe: [CWE-778]
package kubevet.runtime["log-collector-position-not-persisted"]

import data.kubevet.lib.config
import data.kubevet.lib.logs
import data.kubevet.lib.manifest

deny contains finding if {
	some [source, setting] in _positions
	some user in source.users
	mount := _mount(user, setting.value)
	not _lasting(user, mount)
	finding := config.at(setting, $"{logs.name(source)} forgets how far it has read: {json.marshal(setting.value)} is on no volume that outlasts the pod")
}

deny contains finding if {
	some [source, setting] in _positions
	some user in source.users
	mount := _mount(user, setting.value)
	mount.readOnly == true
	finding := config.at(setting, $"{logs.name(source)} cannot write {json.marshal(setting.value)}: its volume is mounted read-only")
}

# Without the workload that reads the file there is nothing to keep it.
deny contains finding if {
	some [source, setting] in _positions
	count(source.users) == 0
	finding := object.union(config.at(setting, $"{logs.name(source)} keeps {json.marshal(setting.value)} only if its pods mount it from the node, and none is here"), {"severity": "info"})
}

_positions contains [source, setting] if {
	some source in logs.files
	source.program in {"fluentd", "fluent-bit"}
	some end in logs.inputs(source)
	some key in ["pos_file", "db"]
	some setting in end.settings[key]
	is_string(setting.value)
	startswith(setting.value, "/")
}

_positions contains [source, setting] if {
	some source in config.files("promtail")
	some setting in source.settings["positions.filename"]
	startswith(setting.value, "/")
}

_object(user) := object.get(input.named, [user.kind, user.namespace, user.name], {})

# The mount of a container that a file is on, the longest of those that match; empty
# if it is on none.
_mount(user, file) := mounts[count(mounts) - 1][1] if {
	mounts := sort([[count(mount.mountPath), mount] |
		some mount in manifest.list(_object(user), array.concat(user.container, ["volumeMounts"]))
		startswith(file, concat("", [trim_suffix(mount.mountPath, "/"), "/"]))
	])
	count(mounts) > 0
} else := {}

_lasting(user, mount) if {
	some volume in manifest.list(_object(user), array.concat(user.pod, ["volumes"]))
	volume.name == mount.name
	some kind in ["hostPath", "persistentVolumeClaim", "csi", "nfs", "ephemeral"]
	volume[kind]
}

_lasting(user, mount) if {
	some claim in manifest.list(_object(user), ["spec", "volumeClaimTemplates"])
	claim.metadata.name == mount.name
}
