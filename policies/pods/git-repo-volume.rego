# METADATA
# title: Volume is cloned by the node from a Git repository
# description: |
#   The kubelet clones a gitRepo volume as root on the node, and what is in the
#   repository can make Git run programs there (CVE-2024-10220). The volume type is
#   deprecated, and from Kubernetes 1.33 on such a pod does not start unless the
#   type is turned on again.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo
#     description: gitRepo volumes
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2024-10220
#     description: CVE-2024-10220
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [restricted/restrictedVolumes]
#     mitre: [T1611]
#     cwe: [CWE-94]
#   aliases:
#     kyverno: [restrict-volume-types]
package kubevet.pods["git-repo-volume"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some volume in p.volumes
	is_object(volume.spec.gitRepo)
	finding := {
		"path": array.concat(volume.path, ["gitRepo"]),
		"message": $`volume "{object.get(volume.spec, "name", "")}" is cloned by the node from a Git repository`,
	}
}
