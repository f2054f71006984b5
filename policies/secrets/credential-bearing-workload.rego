# METADATA
# title: Workload mounts data worth stealing
# description: |
#   A container mounts a Secret, a ConfigMap or a persistent volume. This is what
#   workloads are for and no mistake: the finding says where an intruder would
#   find credentials and data. It is more severe where a service leads from outside the
#   cluster to the pod.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1552/007/
#     description: MITRE ATT&CK, credentials in container API
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/
#     description: Kubernetes, Secrets
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   models: [network]
#   masks: false
#   compliance:
#     mitre: [T1552.007]
#     cwe: [CWE-522]
#   aliases:
#     kubescape: [C-0255, C-0257, C-0258]
package kubevet.secrets["credential-bearing-workload"]

import data.kubevet.lib.exposure
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some volume in p.volumes
	some what in _data(volume.spec)
	_mounted(volume)
	finding := {
		"path": array.concat(volume.path, [what.field]),
		"message": $`containers mount {what.noun} "{what.name}"`,
		"severity": _severity(p),
		"related": _chain(p),
	}
}

_data(volume) := [{"field": source.field, "noun": source.noun, "name": name} |
	some source in [
		{"field": "secret", "noun": "Secret", "key": "secretName"},
		{"field": "configMap", "noun": "ConfigMap", "key": "name"},
		{"field": "persistentVolumeClaim", "noun": "persistent volume claim", "key": "claimName"},
	]
	name := volume[source.field][source.key]
]

_mounted(volume) if {
	some container in pod.containers
	some mount in pod.items(container, "volumeMounts")
	mount.spec.name == volume.spec.name
}

_severity(p) := "low" if {
	exposure.widest(p.path)
} else := "info"

_chain(p) := exposure.widest(p.path).chain if {
	exposure.widest(p.path)
} else := []
