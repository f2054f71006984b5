# METADATA
# title: File of a Secret may be written or run by everybody
# description: |
#   The mode of a file made from a Secret or a token lets its group or all others
#   write or run it. Every process in the container then gets more than reading it
#   needs. Often the mode is a mistake of notation: JSON and a plain 400 in YAML
#   are decimal, and 400 is 0620.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions
#     description: Kubernetes, permissions of Secret files
#   - ref: https://kubernetes.io/docs/concepts/storage/projected-volumes/
#     description: Kubernetes, projected volumes
#   - ref: https://cwe.mitre.org/data/definitions/732.html
#     description: CWE-732, incorrect permission assignment
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   masks: false
#   compliance:
#     mitre: [T1552.007]
#     cwe: [CWE-732]
#   fix: {set: 256}
package kubevet.secrets["secret-volume-world-accessible"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some volume in p.volumes
	some place in _modes(volume.spec)
	mode := object.get(volume.spec, place, null)
	is_number(mode)
	bits.and(mode, 27) != 0 # 0033: write or execute of group or others
	finding := {
		"path": array.concat(volume.path, place),
		"message": $`a Secret's file in volume "{object.get(volume.spec, "name", "")}" has mode 0{format_int(mode, 8)}`,
	}
}

# Where a volume sets modes of files with credentials.
_modes(volume) := array.concat(
	[["secret", "defaultMode"]],
	[["secret", "items", i, "mode"] | some i, _ in manifest.list(volume, ["secret", "items"])],
) if {
	volume.secret
} else := array.concat(
	[["projected", "defaultMode"] | _confidential(volume.projected)],
	[["projected", "sources", i, "secret", "items", j, "mode"] |
		some i, source in manifest.list(volume, ["projected", "sources"])
		some j, _ in manifest.list(source, ["secret", "items"])
	],
)

_confidential(projected) if {
	some source in manifest.list(projected, ["sources"])
	some kind in ["secret", "serviceAccountToken", "podCertificate"]
	source[kind]
}
