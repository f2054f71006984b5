# Package kubevet.lib.nodeagent knows what agents of a node cannot do without. An
# agent is known by its shape and its image together: a DaemonSet of images called so.
# What it needs is for those who ask for the strict profile; anything more is for all.
package kubevet.lib.nodeagent

import data.kubevet.lib.image
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# profile is that of a finding that says a pod of input.object has a need: "network",
# "pid", or a clean path of the node that it can but read.
profile(p, need) := "strict" if {
	_needs(p, need)
} else := "recommended"

_needs(p, need) if {
	manifest.group_kind == "DaemonSet"
	some container in pod.containers
	container.pod.path == p.path
	container.role == "container"
	name := regex.replace(image.parse(container.spec.image).name, `^.*/`, "")
	some agent in _agents
	regex.match(agent.image, name)
	need in agent.needs
}

_agents := [
	# Measures the node: its processes, devices and file systems.
	# https://github.com/prometheus/node_exporter#docker
	{"image": "^node[-_]exporter$", "needs": {"network", "pid", "/", "/proc", "/sys"}},
	# Ship the logs of all containers.
	{
		"image": "^(filebeat|fluent-bit|fluentd(-kubernetes-daemonset)?|promtail|vector|alloy|opentelemetry-collector(-contrib|-k8s)?)$",
		"needs": {"/var/lib/docker/containers", "/var/log", "/var/log/containers", "/var/log/pods", "/run/log/journal", "/var/log/journal"},
	},
	# Give pods their network.
	{"image": "^(aws-node|amazon-k8s-cni|antrea-agent-ubuntu|calico-node|node|cilium|flannel|kindnetd|kube-proxy|kube-router|weave-kube)$", "needs": {"network"}},
	# Answer for DNS on the node.
	{"image": "^k8s-dns-node-cache$", "needs": {"network"}},
]
