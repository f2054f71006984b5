# Package kubevet.lib.availability knows how many pods input.object runs, and what
# scales, budgets and serves them. A rule that uses it names the model availability.
package kubevet.lib.availability

# self is what the model knows of input.object; see lint/model.
self := input.model.availability.workloads[input.position]

# replicas are how many pods there are, the least of them where an autoscaler has a
# say. Undefined where that depends on the cluster or a task.
replicas := self.replicas

# scaled holds if an autoscaler of the bundle decides how many pods there are.
scaled if count(self.scalers) > 0

# served holds if a Service of the bundle leads to a container.
served(container) if {
	some leads in self.served
	leads.path == container.path
}

# behind_service holds if a Service of the bundle leads to the pods.
behind_service if count(self.services) > 0

# related names an object of the model in a finding.
related(object, path, message) := {
	"kind": object.kind,
	"namespace": object.namespace,
	"name": object.name,
	"path": path,
	"message": message,
}
