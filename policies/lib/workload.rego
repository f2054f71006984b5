# Package kubevet.lib.workload says what kind of work the pods of input.object do,
# and makes findings about several of their containers.
package kubevet.lib.workload

import data.kubevet.lib.image
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# keeps_running holds if the pods of input.object are meant to run on, and to be
# started again when they end: those of its kind, and a Pod of somebody's own that
# is no hook.
keeps_running if manifest.group_kind in _services

keeps_running if {
	manifest.group_kind == "Pod"
	count(manifest.list(input.object, ["metadata", "ownerReferences"])) == 0
	not hook
	object.get(input.object, ["spec", "restartPolicy"], "Always") == "Always"
}

# replicated holds if input.object runs as many interchangeable pods as its
# spec.replicas says.
replicated if manifest.group_kind in {
	"CloneSet.apps.kruise.io",
	"Deployment",
	"DeploymentConfig",
	"DeploymentConfig.apps.openshift.io",
	"Rollout.argoproj.io",
	"StatefulSet",
	"StatefulSet.apps.kruise.io",
}

_services := {
	"CloneSet.apps.kruise.io",
	"Configuration.serving.knative.dev",
	"DaemonSet",
	"DaemonSet.apps.kruise.io",
	"Deployment",
	"DeploymentConfig",
	"DeploymentConfig.apps.openshift.io",
	"ReplicaSet",
	"ReplicationController",
	"Revision.serving.knative.dev",
	"Rollout.argoproj.io",
	"Service.serving.knative.dev",
	"StatefulSet",
	"StatefulSet.apps.kruise.io",
	"UnitedDeployment.apps.kruise.io",
}

# hook holds if Helm or Argo CD runs input.object at a point of an installation.
hook if {
	some key in ["helm.sh/hook", "argocd.argoproj.io/hook"]
	input.object.metadata.annotations[key]
}

# tests holds if input.object is a test of a chart, which runs when somebody asks.
tests if contains(input.object.metadata.annotations["helm.sh/hook"], "test")

# claims are the templates of the claims that a StatefulSet makes for each pod, and
# input.object itself if it is one: each with the spec and the path to it.
claims := [{"name": manifest.name, "spec": manifest.mapping(input.object, ["spec"]), "path": ["spec"]}] if {
	input.object.kind == "PersistentVolumeClaim"
} else := [{"name": object.get(claim, ["metadata", "name"], ""), "spec": manifest.mapping(claim, ["spec"]), "path": ["spec", "volumeClaimTemplates", i, "spec"]} |
	some i, claim in manifest.list(input.object, ["spec", "volumeClaimTemplates"])
	is_object(claim)
]

# lasting are those of the containers of a group of pod.groups that run as long as
# the pod, but for the proxies of service meshes.
lasting(group) := [container |
	some container in group.containers
	container.role in {"container", "sidecar"}
	not mesh_proxy(container)
]

# mesh_proxy holds for the proxy of a service mesh, which the mesh configures and
# watches, known by its image.
mesh_proxy(container) if {
	name := regex.replace(image.parse(container.spec.image).name, `^.*/`, "")
	name in {"aws-appmesh-envoy", "consul-dataplane", "kuma-dp", "proxyv2"}
}

mesh_proxy(container) if {
	container.spec.name == "linkerd-proxy"
	endswith(image.parse(container.spec.image).name, "linkerd/proxy")
}

# probed holds if a container has a probe.
probed(container, probe) if is_object(container.spec[probe])

# lacking is one finding about containers of one pod that all lack a field. It is
# undefined if there are none.
lacking(all, field, what) := {
	"path": pod.at(_first(containers), field),
	"message": $"{listed(containers)} {_verb(containers)} {what}",
	"evidence": sort([c.spec.name | some c in containers; is_string(c.spec.name)]),
} if {
	containers := [c | some c in all; _whole(c)]
	count(containers) > 0
}

# tabled holds if the kind of input.object is in the table of workloads, so that what
# it says of its pods is all there is.
tabled if data.kubevet.lib.workloads[manifest.group_kind]

# In a kind that no table knows, a container without an image is a patch of one.
_whole(_) if tabled

_whole(container) if container.spec.image

# listed names containers of one pod, three at the most.
listed(containers) := containers[0].name if {
	count(containers) == 1
} else := concat(" and ", [containers[0].name, containers[1].name]) if {
	count(containers) == 2
} else := $"{containers[0].name} and {count(containers) - 1} other containers" if {
	count(containers) > 2
}

_verb(containers) := "has" if count(containers) == 1

_verb(containers) := "have" if count(containers) > 1

# A person looks at the main container first.
_first(containers) := [c | some c in containers; c.role == "container"][0]

_first(containers) := containers[0] if {
	every c in containers { c.role != "container" }
}
