# METADATA
# title: Probe or lifecycle hook calls another host
# description: |
#   The kubelet makes this call from the node's network, to a host that the manifest
#   names instead of to the pod: whoever writes manifests can so reach addresses
#   that only nodes reach, such as the metadata service of a cloud, and learn from
#   the result. Loopback addresses of pods on the node's network, where they are the
#   pod's own, are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host probes and lifecycle hooks
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#     description: Configure liveness, readiness and startup probes
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [baseline/hostProbesAndHostLifecycle]
#     mitre: [T1046]
#     cwe: [CWE-918]
#   aliases:
#     gatekeeper: [pod-security-policy/host-probes-lifecycle]
#     psa: [hostProbesAndhostLifecycle]
#   fix: {remove: true}
package kubevet.pods["probe-host-field"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some field in _handlers
	handler := object.get(container.spec, field, {})
	some call in ["httpGet", "tcpSocket"]
	host := handler[call].host
	is_string(host)
	host != ""
	not _own(container.pod, host)
	finding := {
		"path": pod.at(container, array.concat(field, [call, "host"])),
		"message": $`the {concat(".", field)} of {container.name} calls host "{host}"`,
	}
}

_handlers := [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"],
]

_own(p, host) if {
	p.spec.hostNetwork == true
	regex.match(`^(127\.[0-9.]+|localhost|\[?::1\]?)$`, host)
}
