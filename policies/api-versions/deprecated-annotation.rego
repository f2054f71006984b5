# METADATA
# title: Annotation that a field has replaced
# description: |
#   The annotation was the way to say it while the field was on trial. Some are still
#   read for the time being; the others do nothing, so that a container runs without
#   the profile, or the init container, that the annotation asks for.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/
#     description: Well-known labels, annotations and taints
# custom:
#   severity: high
#   profile: recommended
#   help: write the field that replaces it
#   kinds: [any]
#   compliance:
#     cwe: [CWE-477]
package kubevet["api-versions"]["deprecated-annotation"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some item in _annotations
	some replaced in _replaced
	_matches(replaced, item.key)
	input.target.minor >= object.get(replaced, "from", 0)
	finding := {"path": item.path, "message": $`annotation "{item.key}" {replaced.effect}: {replaced.field} has replaced it`, "severity": replaced.severity}
}

_annotations contains item if {
	some item in [item | some p in pod.pods; some item in pod.annotations(p)]
}

_annotations contains {"key": key, "path": ["metadata", "annotations", key]} if {
	some key, _ in manifest.mapping(input.object, ["metadata", "annotations"])
}

_matches(replaced, key) if key in object.get(replaced, "keys", {})

_matches(replaced, key) if startswith(key, object.get(replaced, "prefix", "\u0000"))

_replaced := [
	{"keys": {"seccomp.security.alpha.kubernetes.io/pod"}, "from": 27, "effect": "does nothing since Kubernetes 1.27", "field": "securityContext.seccompProfile", "severity": "high"},
	{"prefix": "container.seccomp.security.alpha.kubernetes.io/", "from": 27, "effect": "does nothing since Kubernetes 1.27", "field": "securityContext.seccompProfile", "severity": "high"},
	{"prefix": "container.apparmor.security.beta.kubernetes.io/", "from": 30, "effect": "is deprecated", "field": "securityContext.appArmorProfile", "severity": "low"},
	{"keys": {"security.alpha.kubernetes.io/sysctls", "security.alpha.kubernetes.io/unsafe-sysctls"}, "effect": "does nothing", "field": "securityContext.sysctls", "severity": "medium"},
	{"keys": {"scheduler.alpha.kubernetes.io/critical-pod"}, "effect": "does nothing", "field": "priorityClassName", "severity": "medium"},
	{"keys": {"pod.alpha.kubernetes.io/init-containers", "pod.beta.kubernetes.io/init-containers", "pod.alpha.kubernetes.io/init-container-statuses", "pod.beta.kubernetes.io/init-container-statuses"}, "effect": "does nothing", "field": "initContainers", "severity": "high"},
	{"keys": {"scheduler.alpha.kubernetes.io/tolerations"}, "effect": "does nothing", "field": "tolerations", "severity": "medium"},
	{"keys": {"scheduler.alpha.kubernetes.io/affinity"}, "effect": "does nothing", "field": "affinity", "severity": "medium"},
	{"keys": {"kubernetes.io/ingress.class"}, "effect": "is deprecated", "field": "ingressClassName", "severity": "low"},
	{"keys": {"volume.beta.kubernetes.io/storage-class"}, "effect": "is deprecated", "field": "storageClassName", "severity": "low"},
	{"keys": {"storageclass.beta.kubernetes.io/is-default-class"}, "effect": "is deprecated", "field": "storageclass.kubernetes.io/is-default-class", "severity": "low"},
	{"keys": {"service.alpha.kubernetes.io/tolerate-unready-endpoints"}, "effect": "does nothing", "field": "publishNotReadyAddresses", "severity": "medium"},
]
