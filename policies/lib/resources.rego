# Package kubevet.lib.resources reads what containers may use of a node.
package kubevet.lib.resources

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest

# field is the name of a container's field for resources, which is another one in
# Tekton's version v1.
field := "computeResources" if {
	endswith(input.object.apiVersion, "tekton.dev/v1")
} else := "resources"

# limited holds if the use of a resource has an upper bound: the container's own,
# the pod's, or the default that a LimitRange of the bundle gives it.
limited(container, resource) if _bound(container.spec[field].limits[resource])

limited(container, resource) if _bound(container.resources.limits[resource])

limited(_, resource) if resource in limited_by_default

# What the limits are that the user declares as external is not known.
limited(_, _) if count(bundle.declared("LimitRange", input.namespace)) > 0

# limited_by_default are the resources of which LimitRanges of the bundle give a
# limit to the containers of input.object that state none: the default, or else
# the maximum. https://kubernetes.io/docs/concepts/policy/limit-range/
limited_by_default contains resource if {
	some range in input.index.LimitRange[input.namespace]
	some item in manifest.list(range, ["spec", "limits"])
	item.type == "Container"
	some kind in ["default", "max"]
	some resource, limit in manifest.mapping(item, [kind])
	_bound(limit)
}

# requested holds if the scheduler keeps some of a resource for the container: what
# it or its pod requests, the limit that stands for a request, the default of a
# LimitRange of the bundle, or what an autoscaler of the bundle sets.
requested(container, resource) if _bound(container.spec[field].requests[resource])

requested(container, resource) if {
	not container.spec[field].requests[resource]
	_bound(container.spec[field].limits[resource])
}

requested(container, resource) if _bound(container.resources.requests[resource])

requested(container, resource) if _bound(container.resources.limits[resource])

requested(container, resource) if {
	resource in requested_by_default
	not container.spec[field].requests[resource]
}

requested(_, _) if count(bundle.declared("LimitRange", input.namespace)) > 0

requested(_, resource) if {
	resource in {"cpu", "memory"}
	count(input.model.availability.workloads[input.position].verticals) > 0
}

# requested_by_default are the resources that containers of input.object request if
# they say nothing.
# https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/v1/defaults.go
requested_by_default contains resource if {
	some range in input.index.LimitRange[input.namespace]
	some item in manifest.list(range, ["spec", "limits"])
	item.type == "Container"
	some kind in ["default", "defaultRequest", "max", "min"]
	some resource, value in manifest.mapping(item, [kind])
	_bound(value)
}

# A limit of zero is none.
_bound(limit) if {
	not is_null(limit)
	not limit in {0, "0"}
}
