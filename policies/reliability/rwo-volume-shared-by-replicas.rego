# METADATA
# title: Replicas share a volume that one node can mount
# description: |
#   A claim with the access mode ReadWriteOnce is mounted on one node at a time, and
#   one with ReadWriteOncePod by one pod: replicas that the scheduler puts on other
#   nodes never start. A single replica that is updated by a rolling update is stuck
#   in the same way when the new pod comes to another node, as the old one keeps the
#   volume until the new one is ready; the strategy Recreate does not do that.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
#     description: Access modes
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [CloneSet.apps.kruise.io, Deployment, DeploymentConfig, DeploymentConfig.apps.openshift.io, Rollout.argoproj.io]
#   compliance:
#     cwe: [CWE-833]
#   models: [availability]
package kubevet.reliability["rwo-volume-shared-by-replicas"]

import data.kubevet.lib.availability
import data.kubevet.lib.intstr
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	availability.replicas > 1
	some use in _exclusive
	not _together
	finding := {
		"path": use.path,
		"message": $`{availability.replicas} pods share claim "{use.name}", which one {use.by} can mount`,
		"related": [_related(use)],
	}
}

deny contains finding if {
	availability.replicas == 1
	object.get(input.object, ["spec", "strategy", "type"], "RollingUpdate") in {"RollingUpdate", "Rolling"}
	not intstr.none(object.get(input.object, ["spec", "strategy", "rollingUpdate", "maxSurge"], "25%"))
	not manifest.group_kind == "Rollout.argoproj.io"
	not manifest.group_kind == "CloneSet.apps.kruise.io"
	some use in _exclusive
	finding := {
		"path": ["spec", "strategy", "type"],
		"message": $`a new pod waits for claim "{use.name}", which the old one keeps until the new one is ready`,
		"severity": _cases[use.by].severity,
		"profile": _cases[use.by].profile,
		"related": [_related(use)],
	}
}

# Another pod on the same node can still mount what one node can.
_cases := {
	"pod": {"severity": "medium", "profile": "recommended"},
	"node": {"severity": "low", "profile": "strict"},
}

_related(use) := {
	"kind": "PersistentVolumeClaim",
	"namespace": input.namespace,
	"name": use.name,
	"path": ["spec", "accessModes"],
	"message": $"one {use.by} can mount it",
}

# _exclusive are the claims of the bundle that the pods use and that one node or pod
# can mount.
_exclusive contains {"name": name, "by": by, "path": array.concat(volume.path, ["persistentVolumeClaim", "claimName"])} if {
	some p in pod.pods
	some volume in p.volumes
	name := volume.spec.persistentVolumeClaim.claimName
	modes := {mode | some mode in input.named.PersistentVolumeClaim[input.namespace][name].spec.accessModes}
	by := _by(modes)
}

_by(modes) := "node" if {
	"ReadWriteOnce" in modes
	count(modes & {"ReadWriteMany", "ReadOnlyMany"}) == 0
}

_by(modes) := "pod" if modes == {"ReadWriteOncePod"}

# _together holds if all pods are put on one node.
_together if {
	some p in pod.pods
	p.spec.nodeName
}

_together if {
	some p in pod.pods
	count(p.spec.nodeSelector["kubernetes.io/hostname"]) > 0
}

_together if {
	some p in pod.pods
	some term in p.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution
	term.topologyKey == "kubernetes.io/hostname"
}
