# METADATA
# title: Request cannot be met by the limits there are
# description: |
#   The API server refuses pods with a request above its limit, with an extended
#   resource or huge pages of which request and limit differ, and with what the
#   LimitRange of their namespace forbids: a request above the default limit that
#   the container gets there, or more than the maximum or less than the minimum. A
#   controller then makes none of its pods. A LimitRange that contradicts itself
#   refuses all that rely on its defaults.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubernetes.io/docs/concepts/policy/limit-range/
#     description: Limit ranges
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload, LimitRange]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.reliability["requests-exceed-limits"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.quantity
import data.kubevet.lib.resources

deny contains finding if {
	some container in pod.containers
	some resource, request in manifest.mapping(container.spec, [resources.field, "requests"])
	limit := container.spec[resources.field].limits[resource]
	quantity.nano(request) > quantity.nano(limit)
	finding := {
		"path": pod.at(container, [resources.field, "requests", resource]),
		"message": $"{container.name} requests {request} of {resource}, above its limit of {limit}",
	}
}

deny contains finding if {
	some container in pod.containers
	some resource, request in manifest.mapping(container.spec, [resources.field, "requests"])
	_never_shared(resource)
	quantity.nano(request) > 0
	not container.spec[resources.field].limits[resource]
	finding := {
		"path": pod.at(container, [resources.field, "limits", resource]),
		"message": $"{container.name} requests {request} of {resource} without the limit that it must have",
	}
}

deny contains finding if {
	some container in pod.containers
	some resource, request in manifest.mapping(container.spec, [resources.field, "requests"])
	_never_shared(resource)
	limit := container.spec[resources.field].limits[resource]
	quantity.nano(request) < quantity.nano(limit)
	finding := {
		"path": pod.at(container, [resources.field, "limits", resource]),
		"message": $"{container.name} requests {request} of {resource}, which must equal its limit of {limit}",
	}
}

deny contains finding if {
	some container in pod.containers
	container.role != "ephemeral"
	some bounds in _bounds
	some finding in array.flatten([_above(container, bounds), _below(container, bounds), _default(container, bounds)])
}

deny contains finding if {
	input.object.kind == "LimitRange"
	some i, item in manifest.list(input.object, ["spec", "limits"])
	some [low, high] in [["min", "max"], ["min", "default"], ["min", "defaultRequest"], ["default", "max"], ["defaultRequest", "max"], ["defaultRequest", "default"]]
	some resource, value in manifest.mapping(item, [low])
	limit := item[high][resource]
	quantity.nano(value) > quantity.nano(limit)
	finding := {
		"path": ["spec", "limits", i, low, resource],
		"message": $"{low} is {value} of {resource}, above {high}, which is {limit}",
	}
}

# Resources that are not shared: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
_never_shared(resource) if startswith(resource, "hugepages-")

_never_shared(resource) if {
	contains(resource, "/")
	not contains(split(resource, "/")[0], "kubernetes.io")
}

# _bounds are what LimitRanges of the namespace say of one resource of containers.
_bounds := [bounds |
	some range in input.index.LimitRange[input.namespace]
	some item in manifest.list(range, ["spec", "limits"])
	item.type == "Container"
	some resource in _resources(item)
	bounds := {
		"range": range.metadata.name,
		"resource": resource,
		"of": {kind: item[kind][resource] | some kind in ["min", "max", "default"]},
	}
]

_resources(item) := {resource |
	some kind in ["min", "max", "default"]
	some resource, _ in manifest.mapping(item, [kind])
}

_above(container, bounds) := [finding |
	some kind in ["limits", "requests"]
	value := container.spec[resources.field][kind][bounds.resource]
	not _capped(container, bounds, kind)
	quantity.nano(value) > quantity.nano(bounds.of.max)
	finding := {
		"path": pod.at(container, [resources.field, kind, bounds.resource]),
		"message": $`{container.name} has {value} of {bounds.resource} in {kind}, above the maximum of LimitRange "{bounds.range}", {bounds.of.max}`,
	}
]

# One finding is enough where the limit says it.
_capped(container, bounds, kind) if {
	kind == "requests"
	container.spec[resources.field].limits[bounds.resource]
}

_below(container, bounds) := [finding |
	value := object.get(container.spec, [resources.field, "requests", bounds.resource], container.spec[resources.field].limits[bounds.resource])
	quantity.nano(value) < quantity.nano(bounds.of.min)
	finding := {
		"path": pod.at(container, [resources.field, "requests", bounds.resource]),
		"message": $`{container.name} has {value} of {bounds.resource}, below the minimum of LimitRange "{bounds.range}", {bounds.of.min}`,
	}
]

_more_than_max(value, bounds) if quantity.nano(value) > quantity.nano(bounds.of.max)

_default(container, bounds) := [finding |
	value := container.spec[resources.field].requests[bounds.resource]
	not container.spec[resources.field].limits[bounds.resource]
	quantity.nano(value) > quantity.nano(bounds.of["default"])
	not _more_than_max(value, bounds)
	finding := {
		"path": pod.at(container, [resources.field, "limits", bounds.resource]),
		"message": $`{container.name} requests {value} of {bounds.resource}, above the limit that LimitRange "{bounds.range}" gives it, {bounds.of["default"]}`,
	}
]
