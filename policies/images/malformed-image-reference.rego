# METADATA
# title: Image reference is malformed
# description: |
#   The kubelet cannot parse the reference, so the container never starts and the
#   pod stays in InvalidImageName. Most often a value was not filled in: a
#   template that was not expanded, a tag or digest that is empty or cut off. A
#   reference that some tool fills in later, as Argo Workflows, Tekton, and what
#   replaces ${NAME} do, is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/
#     description: Images
#   - ref: https://pkg.go.dev/github.com/distribution/reference
#     description: Grammar of image references
# custom:
#   severity: high
#   profile: recommended
#   help: write the image as registry/name:tag
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-20]
package kubevet.images["malformed-image-reference"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse
import data.kubevet.lib.manifest

deny contains finding if {
	some use in imageuse.uses
	not image.parse(use.reference)
	not _filled_in_later(use.reference)
	finding := {
		"path": use.path,
		"message": $`{use.subject} {_fault(use.reference)}`,
	}
}

_fault(reference) := "has an empty image" if {
	trim_space(reference) == ""
} else := $`has image "{reference}", which {_reason(reference)}`

_reason(reference) := "contains a template that was not expanded" if {
	regex.match(`\{\{|\$[{(]`, reference)
} else := "contains white space" if {
	regex.match(`\s`, reference)
} else := "starts with a URL scheme" if {
	contains(reference, "://")
} else := "has an empty tag" if {
	regex.match(`:(@|$)`, reference)
} else := "has a malformed digest" if {
	image.parse(regex.replace(reference, `@.*$`, ""))
} else := "is the ID of an image, not a name" if {
	regex.match(`^[a-f0-9]{64}$`, reference)
} else := "has upper-case letters in its repository" if {
	image.parse(lower(reference))
} else := "is not a valid reference"

# A workflow replaces what is in braces itself.
_filled_in_later(reference) if {
	some place in data.kubevet.lib.workloads[manifest.group_kind]
	place.shape
	regex.match(`\{\{|\$\(`, reference)
}

# What is in braces, angles, percent signs or between underscores in capitals, or a
# part in capitals, is put in by a script that installs the manifest, and what begins with
# ko:// by ko. https://ko.build/features/k8s/
_filled_in_later(reference) if regex.match(`(^|/)([a-z0-9.-]*-)?[A-Z][A-Z0-9]+(_[A-Z0-9]+)*(-[a-z.]+)?/|^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|\[[A-Z_]+\]|^ko://|(^|[^$])\{[A-Z_]+\}|<[A-Za-z_ -]+>|__[A-Z0-9]+(_[A-Z0-9]+)*__|%[A-Z_]+%|@[A-Z_]+@`, reference)

# Flux, envsubst and templates of OpenShift replace variables in what is otherwise
# a plain manifest; nothing is left to replace in a rendered chart.
_filled_in_later(reference) if {
	not input.source == "chart"
	regex.match(`\$[{(A-Za-z_]`, reference)
}

# OpenShift fills in the image of a stream.
# https://docs.openshift.com/container-platform/latest/openshift_images/triggering-updates-on-imagestream-changes.html
_filled_in_later(reference) if {
	trim_space(reference) == ""
	_triggered
}

_triggered if input.object.metadata.annotations["image.openshift.io/triggers"]

_triggered if {
	some trigger in manifest.list(input.object, ["spec", "triggers"])
	trigger.type == "ImageChange"
}
