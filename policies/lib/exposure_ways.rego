package kubevet.lib.exposure

import data.kubevet.lib.network

# ways are those from outside the cluster to the pods that input.object is or
# makes, as the network model has them, but for those from private networks; each
# with pod, the path to the pod's spec. For rules that name the model.
ways := [object.union(way, {"pod": pod.path}) |
	some pod in network.pods
	some way in pod.exposures
	way.scope != "private"
]

# reached says in a message how far a way reaches.
reached(way) := "from the internet" if way.scope == "internet"

reached(way) := "from outside the cluster" if way.scope == "nodes"

# by_name is the object that a way begins with, as messages name it.
by_name(way) := $`{split(way.chain[0].kind, ".")[0]} "{way.chain[0].name}"`
