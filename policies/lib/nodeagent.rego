# Package kubevet.lib.nodeagent knows what agents of a node cannot do without. An
# agent is known by its shape and its image together: a DaemonSet (or a Job that
# inspects nodes) of an image called so, and with the mounts that such an agent has. What
# it needs is for those who ask for the strict profile; anything more is for all. A pod
# that is privileged and can write all of the node's file system needs nothing.
package kubevet.lib.nodeagent

import data.kubevet.lib.hostpath
import data.kubevet.lib.image
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# profile is that of a finding that says a pod of input.object has a need: "network",
# "pid", "port", "privileged", "root", "socket" of the container runtime, a capability, or
# "read" or "write" and a clean path of the node.
profile(p, need) := "strict" if {
	_needs(p, need)
} else := "recommended"

# access is the need of a volume of hostpath.volumes.
access(volume) := $"read {volume.clean}" if {
	hostpath.read_only(volume)
} else := $"write {volume.clean}"

_needs(p, need) if {
	some name in _images(p)
	some agent in _agents
	manifest.group_kind in object.get(agent, "kinds", ["DaemonSet"])
	regex.match(agent.image, name)
	_shaped(p, agent)
	_covers(agent.needs, need)
	not _boundless(p)
}

# _images are the last parts of the names of a pod's images.
_images(p) := {regex.replace(image.parse(container.spec.image).name, `^.*/`, "") |
	some container in pod.containers
	container.pod.path == p.path
	container.role != "ephemeral"
}

_shaped(_, agent) if not agent.mounts

_shaped(p, agent) if {
	some volume in _volumes(p)
	some place in agent.mounts
	hostpath.within(volume.clean, place)
}

_volumes(p) := [volume |
	some volume in hostpath.volumes
	array.slice(volume.path, 0, count(p.path)) == p.path
]

_covers(needs, need) if need in needs

# Who is privileged has every capability, is root of the node, and is confined by
# nothing: "SELINUX" and "APPARMOR" stand for what confines others.
_covers(needs, need) if {
	"privileged" in needs
	regex.match(`^([A-Z_]+|root)$`, need)
}

_covers(needs, need) if {
	[access, path] := split(need, " ")
	some given in needs
	[way, place] := split(given, " ")
	access in _within_access[way]
	hostpath.within(path, place)
}

_within_access := {"read": ["read"], "write": ["read", "write"]}

_boundless(p) if {
	some container in pod.containers
	container.pod.path == p.path
	container.spec.securityContext.privileged == true
	some volume in _volumes(p)
	volume.clean == "/"
	not hostpath.read_only(volume)
}

_logs := {"read /var/lib/docker/containers", "read /var/log", "read /run/log"}

# _network is what programs need that give pods their network.
_network := {
	"network", "port", "privileged", "root", "NET_ADMIN", "NET_RAW", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "BPF", "PERFMON", "SYSLOG",
	"IPC_LOCK", "SYS_RESOURCE", "DAC_OVERRIDE", "write /opt/cni", "write /etc/cni", "write /var/lib/cni", "write /run",
	"write /var/lib/calico", "write /sys/fs", "write /sys/kernel", "write /proc/sys", "read /proc", "read /lib/modules", "write /lib/modules", "read /usr/src",
	"read /var/log", "write /var/log/calico", "read /sys", "write /home/kubernetes/bin",
}

_agents := [
	# Measures the node: its processes, devices and file systems.
	# https://github.com/prometheus/node_exporter#docker
	{"image": "^node[-_]exporter$", "needs": {"network", "pid", "port", "root", "read /", "read /proc", "read /sys"}},
	# Measures containers. https://www.elastic.co/docs/reference/beats/metricbeat/running-on-kubernetes
	{"image": "^metricbeat$", "mounts": ["/proc"], "needs": {"network", "root", "read /proc", "read /sys/fs/cgroup"}},
	# Ship the logs of all containers.
	{
		"image": "^(filebeat|fluent-bit|fluentd(-kubernetes-daemonset)?|promtail|vector|alloy|opentelemetry-collector(-contrib|-k8s)?)$",
		"mounts": ["/var/log", "/var/lib/docker/containers", "/run/log"],
		"needs": (_logs | {"root"}),
	},
	# Give pods their network. https://www.cni.dev/docs/spec/
	{
		"image": "^(aws-node|amazon-k8s-cni(-init)?|antrea-(ubuntu|agent-ubuntu)|calico(-node)?|node|cni|cilium|flannel|kindnetd|kube-router|weave-kube|multus-cni|install-cni|cni-plugin|kube-ovn|ovn-kube-u)$",
		"mounts": ["/opt/cni", "/etc/cni", "/run/cni", "/run/cilium", "/run/calico", "/run/flannel", "/lib/modules"],
		"needs": _network,
	},
	# Gives pods of a mesh their proxy.
	# https://istio.io/latest/docs/ambient/architecture/traffic-redirection/
	{
		"image": "^ztunnel$",
		"needs": {"root", "NET_ADMIN", "NET_RAW", "SYS_ADMIN", "write /run/ztunnel"},
	},
	# Sets the node's rules for Services.
	{
		"image": "^kube-proxy(-.*)?$",
		"needs": {"network", "privileged", "write /run/xtables.lock", "read /lib/modules"},
	},
	# Announces addresses of Services to the network. https://metallb.io/concepts/
	{"image": "^(speaker|kube-vip|frr)$", "needs": {"network", "port", "root", "NET_RAW", "NET_ADMIN", "SYS_ADMIN", "NET_BIND_SERVICE"}},
	# Answer for DNS on the node.
	{"image": "^k8s-dns-node-cache$", "needs": {"network", "port", "NET_ADMIN", "write /run/xtables.lock"}},
	# Mount volumes into pods, beside the registrar that tells the kubelet of them.
	# https://kubernetes-csi.github.io/docs/deploying.html
	{
		"image": "^csi-node-driver-registrar$",
		"mounts": ["/var/lib/kubelet"],
		"needs": {
			"network", "pid", "port", "privileged", "root", "write /var/lib/kubelet/plugins", "write /var/lib/kubelet/plugins_registry",
			"write /var/lib/kubelet/pods", "write /var/lib/kubelet", "write /dev", "write /sys", "read /lib/modules", "write /run/udev", "write /etc/iscsi", "read /etc/selinux", "write /run/lock",
		},
	},
	# Offer devices to pods.
	# https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins/
	{
		"image": "device-?plugin",
		"mounts": ["/var/lib/kubelet/device-plugins", "/run/nvidia", "/etc/kubernetes/node-feature-discovery"],
		"needs": {
			"privileged", "pid", "root", "write /var/lib/kubelet/device-plugins", "write /dev", "read /sys", "read /run", "write /run/nvidia", "write /run/cdi",
			"write /etc/kubernetes/node-feature-discovery/features.d",
		},
	},
	# Tells what hardware a node has.
	# https://kubernetes-sigs.github.io/node-feature-discovery/stable/deployment/
	{
		"image": "^node-feature-discovery(-.*)?$",
		"mounts": ["/sys", "/etc/kubernetes/node-feature-discovery"],
		"needs": {"read /sys", "read /boot", "read /usr", "read /lib", "read /proc", "read /etc/os-release", "read /etc/kubernetes/node-feature-discovery", "read /var/lib/kubelet"},
	},
	# Watches what the node's programs ask of its kernel. https://falco.org/docs/
	{
		"image": "^(falco(-driver-loader|-no-driver)?|tetragon|tracee|kubescape-node-agent|node-agent|sysdig-agent|agent)$",
		"mounts": ["/proc", "/dev", "/sys/kernel"],
		"needs": {
			"privileged", "pid", "network", "root", "socket", "read /proc", "write /dev", "read /sys", "write /sys", "read /etc", "read /boot", "read /lib/modules", "read /usr",
			"SYS_ADMIN", "SYS_PTRACE", "BPF", "PERFMON", "SYS_RESOURCE", "write /root/.falco", "read /run",
		},
	},
	# Reports problems of a node's kernel.
	# https://github.com/kubernetes/node-problem-detector
	{"image": "^node-problem-detector$", "needs": {"privileged", "read /var/log", "read /dev/kmsg", "read /etc/localtime"}},
	# Attests workloads by their processes. https://spiffe.io/docs/latest/deploying/spire_agent/
	{"image": "^spire-agent$", "needs": {"pid", "network", "write /run/spire"}},
	# Compares the configuration of a node with the CIS benchmark.
	# https://github.com/aquasecurity/kube-bench/blob/main/docs/running.md
	{
		"image": "^kube-bench$",
		"kinds": ["CronJob", "DaemonSet", "Job"],
		"needs": {"pid", "root", "read /etc", "read /var/lib", "read /usr", "read /lib", "read /opt", "read /srv", "read /home"},
	},
]
