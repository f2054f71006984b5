# METADATA
# title: Volume is mounted in part
# description: |
#   To mount a part of a volume the node follows a path that containers of the pod
#   can change, and mistakes there have given access to the file system of the node
#   (CVE-2017-1002101, CVE-2021-25741). Such a mount also does not follow updates of
#   a ConfigMap or Secret.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
#     description: Using subPath
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2021-25741
#     description: CVE-2021-25741
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-59]
#   aliases:
#     kubescape: [C-0058]
#     datree: [CONTAINER_CVE2021_25741_INCORRECT_SUBPATH_KEY]
package kubevet.pods["sub-path-volume-mount"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some mount in pod.items(container, "volumeMounts")
	some field in ["subPath", "subPathExpr"]
	is_string(mount.spec[field])
	mount.spec[field] != ""
	finding := {
		"path": array.concat(mount.path, [field]),
		"message": $`{container.name} mounts "{mount.spec[field]}" of volume "{object.get(mount.spec, "name", "")}"`,
	}
}
