# METADATA
# title: Workload is called confidential and runs like any other
# description: |
#   Labels say that the workload is confidential, but no runtime class puts it into an
#   encrypted virtual machine or enclave: who has the node reads its memory.
# related_resources:
#   - ref: https://confidentialcontainers.org/docs/
#     description: Confidential Containers
#   - ref: https://kubernetes.io/docs/concepts/containers/runtime-class/
#     description: Kubernetes, runtime class
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1003]
#     cwe: [CWE-693]
package kubevet.runtime["confidential-runtime-not-configured"]

import data.kubevet.lib.confidential
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	pod.complete(p)
	some field in ["labels", "annotations"]
	some metadata in [manifest.mapping(input.object, ["metadata", field]), manifest.mapping(p.metadata, [field])]
	some key, value in metadata
	regex.match(`(^|[./-])confidential(-computing|-containers)?$`, key)
	lower($"{value}") in {"true", "required", "enabled", "yes"}
	not confidential.class(object.get(p.spec, "runtimeClassName", ""))
	finding := {"path": array.concat(p.path, ["runtimeClassName"]), "message": $`label "{key}" says confidential, and no runtime class encrypts the memory`}
}
