# METADATA
# title: No AppArmor profile is set
# description: |
#   On nodes with AppArmor the container runtime then applies its default profile,
#   if it was built to, and otherwise none: what confines the container depends on
#   the node, and the pod runs on nodes without AppArmor as well. Privileged
#   containers run without a profile whatever they set.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
#     description: Restrict a container's access to resources with AppArmor
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     nsa-1.2: [Pod security]
#     cwe: [CWE-693]
#   aliases:
#     kubesec: [ApparmorAny]
#   fix: {set: {type: RuntimeDefault}}
package kubevet.pods["apparmor-profile-not-set"]

import data.kubevet.lib.pod

deny contains finding if {
	some path, names in _unguarded
	finding := {
		"path": path,
		"evidence": names,
		"message": $`no AppArmor profile is set for {concat(" or ", names)}`,
	}
}

# One edit of the pod's securityContext is enough for all of its containers, and
# one finding: _unguarded maps the fields to set to the names of the containers
# each is for.
_unguarded[path] contains container.name if {
	some container in pod.containers
	not _profiles(container)
	not _annotated(container)
	not pod.privileged(container)
	not container.pod.windows
	path := _path(container)
}

_annotated(container) if {
	some annotation in pod.annotations(container.pod)
	annotation.key == $"container.apparmor.security.beta.kubernetes.io/{container.spec.name}"
}

# What is no profile at all, as a misspelt one, confines nothing. One that is turned
# off is, which another rule says.
_profiles(container) if {
	profile := pod.effective(container, "appArmorProfile")
	profile.type in {"RuntimeDefault", "Unconfined"}
}

_profiles(container) if {
	profile := pod.effective(container, "appArmorProfile")
	profile.type == "Localhost"
	is_string(profile.localhostProfile)
	profile.localhostProfile != ""
}

_path(container) := array.concat(pod.effective_path(container, "appArmorProfile"), ["type"]) if {
	pod.sets(container, "appArmorProfile")
} else := pod.hardening_path(container, "appArmorProfile")
