# Package kubevet.lib.exposure asks the network model how pods are reached from
# outside the cluster. It is undefined in a rule that does not name the model.
package kubevet.lib.exposure

import data.kubevet.lib.network

# ways are those from outside the cluster to the pods of input.object, as
# network.pods has them, but for those from private networks: the widest first,
# each with pod, the path to the pod's spec.
ways := [object.union(way, {"pod": pod.path}) |
	some scope in ["internet", "nodes"]
	some pod in network.pods
	some way in pod.exposures
	way.scope == scope
]

# widest is the first of ways to the pod with a path; undefined if there is none.
widest(pod) := [way | some way in ways; way.pod == pod][0]

# reached says in a message how far a way reaches.
reached(way) := "from the internet" if way.scope == "internet"

reached(way) := "from outside the cluster" if way.scope == "nodes"

# by_name is the object that a way begins with, as messages name it.
by_name(way) := $`{split(way.chain[0].kind, ".")[0]} "{way.chain[0].name}"`
