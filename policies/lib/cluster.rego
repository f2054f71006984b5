# Package kubevet.lib.cluster looks at all workloads of a bundle that is a whole
# cluster, for rules that miss something in it: they say so of the namespace
# kube-system, once, if their parameter whole-cluster is true.
package kubevet.lib.cluster

import data.kubevet.lib.image
import data.kubevet.lib.manifest

# whole holds if input.object is the namespace kube-system of a bundle that a rule is
# told is a whole cluster.
whole(rule) if {
	input.object.metadata.name == "kube-system"
	input.parameters[rule]["whole-cluster"] == true
}

# images are the last parts of the names of the images that workloads run.
images contains base if {
	some kind, places in data.kubevet.lib.workloads
	some objects in object.get(input.index, kind, {})
	some workload in objects
	some place in places
	not place.each
	some field in ["containers", "initContainers"]
	some container in manifest.list(workload, array.concat(place.template, ["spec", field]))
	base := regex.replace(image.parse(container.image).name, `^.*/`, "")
}

# runs holds if a workload runs an image whose name matches.
runs(pattern) if {
	some base in images
	regex.match(pattern, base)
}

# kinds are those of which the bundle has an object.
kinds := object.keys(input.index)
