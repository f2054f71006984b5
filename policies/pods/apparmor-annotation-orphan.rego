# METADATA
# title: AppArmor annotation names no container
# description: |
#   The annotation chooses the AppArmor profile of the container that its key names,
#   and the pod has no such container: the API server refuses the object, or the
#   container it was meant for goes without its profile.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
#     description: Restrict a container's access to resources with AppArmor
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/
#     description: Well-known labels, annotations and taints
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.pods["apparmor-annotation-orphan"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	pod.complete(p)
	some annotation in pod.annotations(p)
	startswith(annotation.key, _prefix)
	name := trim_prefix(annotation.key, _prefix)
	not name in _names(p)
	not endswith(manifest.group_kind, ".tekton.dev") # which names its containers otherwise
	finding := {
		"path": annotation.path,
		"message": $`an AppArmor profile is set for "{name}", and the pod has no such container`,
	}
}

_prefix := "container.apparmor.security.beta.kubernetes.io/"

_names(p) := {container.spec.name |
	some container in pod.containers
	container.pod.path == p.path
}
