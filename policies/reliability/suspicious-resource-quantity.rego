# METADATA
# title: Quantity of a resource is not what was meant
# description: |
#   Quantities that Kubernetes reads otherwise than they were meant: 512m of memory
#   is half a byte, 512 is 512 bytes, and cpu: 500 is five hundred cores where 500m
#   was meant. The container is killed at once, or no node can ever run it. What is
#   no quantity at all, such as 512MB or 1 Gi, is refused by the API server.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
#     description: Quantity
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload, LimitRange, PersistentVolumeClaim, ResourceQuota]
#   compliance:
#     cwe: [CWE-1188]
#   yields: [invalid-enum-value]
package kubevet.reliability["suspicious-resource-quantity"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.quantity
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	some use in _uses
	message := _fault(use)
	finding := {
		"path": use.path,
		"message": $"{use.what} {message}",
	}
}

# _uses are quantities: of what, how many, where, and whether one container has to
# have it.
_uses contains use if {
	some container in pod.containers
	some kind, noun in {"requests": "request", "limits": "limit"}
	some resource, value in manifest.mapping(container.spec, [resources.field, kind])
	use := {"resource": resource, "value": value, "path": pod.at(container, [resources.field, kind, resource]), "what": $"the {resource} {noun} of {container.name}", "container": true}
}

_uses contains use if {
	some claim in workload.claims
	some kind, noun in {"requests": "request", "limits": "limit"}
	value := claim.spec.resources[kind].storage
	use := {"resource": "storage", "value": value, "path": array.concat(claim.path, ["resources", kind, "storage"]), "what": $`the storage {noun} of claim "{claim.name}"`, "container": false}
}

_uses contains use if {
	some p in pod.pods
	some volume in p.volumes
	value := volume.spec.emptyDir.sizeLimit
	not is_null(value)
	use := {"resource": "storage", "value": value, "path": array.concat(volume.path, ["emptyDir", "sizeLimit"]), "what": $`the size limit of volume "{volume.spec.name}"`, "container": false}
}

_uses contains use if {
	input.object.kind == "LimitRange"
	some i, item in manifest.list(input.object, ["spec", "limits"])
	some kind in ["default", "defaultRequest", "max", "min"]
	some resource, value in manifest.mapping(item, [kind])
	use := {"resource": resource, "value": value, "path": ["spec", "limits", i, kind, resource], "what": $"{kind} of {resource}", "container": kind in {"default", "defaultRequest"}}
}

_uses contains use if {
	input.object.kind == "ResourceQuota"
	some key, value in manifest.mapping(input.object, ["spec", "hard"])
	use := {"resource": regex.replace(key, `^(requests|limits)\.`, ""), "value": value, "path": ["spec", "hard", key], "what": $"the quota of {key}", "container": false}
}

_fault(use) := $`is no quantity: "{use.value}"` if {
	is_string(use.value)
	not regex.match(`\$[({]|\{\{`, use.value) # yet to be filled in
	not quantity.nano(use.value)
} else := $"is {use.value}, which is thousandths of a byte" if {
	use.resource in _bytes
	quantity.suffix(use.value) == "m"
} else := $"is {use.value}, which is bytes" if {
	use.resource in _bytes
	quantity.suffix(use.value) == ""
	quantity.nano(use.value) > 0
	quantity.units(use.value) < 1048576
} else := $"is {use.value}, which is whole cores" if {
	use.container
	not _accelerated
	use.resource == "cpu"
	quantity.suffix(use.value) == ""
	cores := quantity.units(use.value)
	_meant_thousandths(cores)
}

# Machines with accelerators have hundreds of cores.
_accelerated if {
	some container in pod.containers
	some kind in ["requests", "limits"]
	some resource, _ in manifest.mapping(container.spec, ["resources", kind])
	regex.match(`^[a-z.]+/(gpu|tpu|neuron.*|gaudi)$`, resource)
}

_bytes := {"memory", "ephemeral-storage", "storage"}

# No machine has as many as 1000; and round hundreds and fifties are what people
# write for parts of one.
_meant_thousandths(cores) if cores >= 1000

_meant_thousandths(cores) if {
	cores >= 100
	cores % 50 == 0
}
