# METADATA
# title: Projected service account token is valid for more than a day
# description: |
#   A stolen token is good until it expires or its pod is gone. The kubelet renews
#   projected tokens long before that, so that a short time costs the application
#   nothing if it reads the file again.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection
#     description: Configure Service Accounts for Pods, service account token volume projection
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1528]
#     cwe: [CWE-613]
#   aliases:
#     kube-bench: ["ack-1.0:6.6.5"]
#   fix: {set: 3600}
package kubevet["service-accounts"]["projected-token-long-lived"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some volume in p.volumes
	some i, source in manifest.list(volume.spec, ["projected", "sources"])
	seconds := source.serviceAccountToken.expirationSeconds
	is_number(seconds)
	seconds > 86400
	finding := {
		"path": array.concat(volume.path, ["projected", "sources", i, "serviceAccountToken", "expirationSeconds"]),
		"message": $`the token in volume "{volume.spec.name}" is valid for {format_int(seconds, 10)} seconds`,
	}
}
