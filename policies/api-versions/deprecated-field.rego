# METADATA
# title: Field that is deprecated
# description: |
#   The field still works, and its documentation tells not to use it: another one has
#   taken its place, or it is unsafe and will be switched off.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/
#     description: Kubernetes API reference
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload, PersistentVolume, Service]
#   compliance:
#     cwe: [CWE-477]
package kubevet["api-versions"]["deprecated-field"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	input.object.kind == "Service"
	input.target.minor >= 36
	count(manifest.list(input.object, ["spec", "externalIPs"])) > 0
	finding := {"path": ["spec", "externalIPs"], "message": `"externalIPs" is deprecated since Kubernetes 1.36: whoever sets it can take over traffic`}
}

deny contains finding if {
	input.object.kind == "Service"
	ip := input.object.spec.loadBalancerIP
	is_string(ip)
	ip != ""
	finding := {"path": ["spec", "loadBalancerIP"], "message": `"loadBalancerIP" is deprecated: providers have annotations of their own`}
}

deny contains finding if {
	input.object.kind == "PersistentVolume"
	input.object.spec.persistentVolumeReclaimPolicy == "Recycle"
	finding := {"path": ["spec", "persistentVolumeReclaimPolicy"], "message": "the reclaim policy Recycle is deprecated"}
}

deny contains finding if {
	some p in pod.pods
	is_string(p.spec.serviceAccount)
	not p.spec.serviceAccount == ""
	object.get(p.spec, "serviceAccountName", "") in {null, ""}
	finding := {"path": array.concat(p.path, ["serviceAccount"]), "message": `"serviceAccount" is deprecated for "serviceAccountName"`}
}
