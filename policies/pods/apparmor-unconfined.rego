# METADATA
# title: AppArmor is turned off
# description: |
#   On nodes with AppArmor every container is confined by the runtime's default
#   profile, which keeps it from writing to the kernel's settings and from mounting
#   file systems. Unconfined takes that away. The field wins over the annotation of
#   older releases, and a container over its pod; privileged containers, which have
#   no profile anyway, are not reported here.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/apparmor/
#     description: Restrict a container's access to resources with AppArmor
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, AppArmor
# custom:
#   severity: medium
#   profile: recommended
#   help: set the type to RuntimeDefault
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     pss: [baseline/appArmorProfile]
#     nsa-1.2: [Pod security]
#     mitre: [T1611]
#     cwe: [CWE-693]
#   aliases:
#     trivy: [KSV-0002]
#     kubesec: [ApparmorUnconfined]
#     gatekeeper: [pod-security-policy/apparmor]
#     psa: [appArmorProfile]
#     kyverno: [restrict-apparmor-profiles]
package kubevet.pods["apparmor-unconfined"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	not p.windows
	p.security.appArmorProfile.type == "Unconfined"
	finding := {
		"path": array.concat(p.security_path, ["appArmorProfile", "type"]),
		"message": "AppArmor is turned off for the pod",
		"profile": nodeagent.profile(p, "APPARMOR"),
	}
}

deny contains finding if {
	some container in pod.containers
	container.spec.securityContext.appArmorProfile.type == "Unconfined"
	not pod.privileged(container)
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "appArmorProfile", "type"]),
		"message": $"AppArmor is turned off for {container.name}",
		"profile": nodeagent.profile(container.pod, "APPARMOR"),
	}
}

deny contains finding if {
	some container in pod.containers
	some annotation in pod.annotations(container.pod)
	annotation.key == $"container.apparmor.security.beta.kubernetes.io/{container.spec.name}"
	annotation.value == "unconfined"
	not pod.sets(container, "appArmorProfile")
	not pod.privileged(container)
	not container.pod.windows
	finding := {
		"path": annotation.path,
		"message": $"AppArmor is turned off for {container.name}",
		"profile": nodeagent.profile(container.pod, "APPARMOR"),
	}
}
