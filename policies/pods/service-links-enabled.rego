# METADATA
# title: Containers get the addresses of all Services as variables
# description: |
#   For every Service of the namespace the containers get environment variables with
#   its name, address and ports: a list of targets for whoever gets in. Their number
#   slows the start of programs, and their names can collide with the application's
#   own. Namespaces without Services, or with headless ones only, are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
#     description: Services as environment variables
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1613]
#     cwe: [CWE-497]
#   aliases:
#     kyverno: [disable-service-discovery]
#   fix: {set: false}
package kubevet.pods["service-links-enabled"]

import data.kubevet.lib.pod

deny contains finding if {
	input.namespace in _with_services
	some p in pod.pods
	pod.complete(p)
	not p.spec.enableServiceLinks == false
	finding := {
		"path": array.concat(p.path, ["enableServiceLinks"]),
		"message": "containers get the addresses of all Services as variables",
	}
}

_with_services contains namespace if {
	some namespace, services in input.index.Service
	some service in services
	not service.spec.clusterIP == "None"
	not service.spec.type == "ExternalName"
}
