package kubevet.lib.nodeagent_test

import data.kubevet.lib.testing
import data.kubevet.pods["container-runtime-socket-mount"] as socket
import data.kubevet.pods["dangerous-capability-added"] as capability
import data.kubevet.pods["host-network"] as network
import data.kubevet.pods["host-pid"] as pid
import data.kubevet.pods["privileged-container"] as privileged
import data.kubevet.pods["run-as-root-user"] as root
import data.kubevet.pods["sensitive-host-path"] as sensitive
import data.kubevet.pods["writable-host-path"] as writable

# _found are what the rules about needs of agents say to everybody, in paths.
_found(object) := {last |
	some finding in union({
		socket.deny, capability.deny, network.deny,
		pid.deny, privileged.deny, root.deny, sensitive.deny, writable.deny,
	}) with input as object
	finding.profile == "recommended"
	last := finding.message
}

_csi := `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: csi}
spec:
  template:
    spec:
      hostNetwork: true
      containers:
        - name: registrar
          image: registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.14.0
          volumeMounts:
            - {name: registration, mountPath: /registration}
        - name: driver
          image: registry.example.com/csi:1.0.0
          securityContext: {privileged: true, runAsUser: 0}
          volumeMounts:
            - {name: pods, mountPath: /var/lib/kubelet/pods, mountPropagation: Bidirectional}
            - {name: dev, mountPath: /dev}
      volumes:
        - {name: registration, hostPath: {path: /var/lib/kubelet/plugins_registry/}}
        - {name: pods, hostPath: {path: /var/lib/kubelet/pods}}
        - {name: dev, hostPath: {path: /dev}}
`

test_allow_what_a_csi_driver_needs if {
	_found(testing.input_for(_csi)) == set()
}

# A name alone makes no agent, nor does what a Deployment runs.
test_deny_without_the_shape if {
	_found(testing.input_for(replace(_csi, "DaemonSet", "Deployment"))) == {
		`the pod uses the node's network`,
		`container "driver" runs privileged`,
		`container "driver" runs as root (user 0)`,
		`volume "registration" exposes the node's "/var/lib/kubelet/plugins_registry/"`,
		`volume "pods" exposes the node's "/var/lib/kubelet/pods"`,
		`volume "dev" exposes the node's "/dev"`,
		`container "registrar" can write to the node's "/var/lib/kubelet/plugins_registry/"`,
		`container "driver" can write to the node's "/var/lib/kubelet/pods"`,
		`container "driver" can write to the node's "/dev"`,
	}
	_found(testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: csi}
spec:
  template:
    spec:
      containers:
        - name: driver
          image: evil.example.com/csi-node-driver-registrar:1.0.0
          securityContext: {privileged: true}
`)) == {`container "driver" runs privileged`}
}

test_deny_more_than_it_needs if {
	_found(testing.input_for(replace(_csi, "path: /dev", "path: /etc"))) == {
		`volume "dev" exposes the node's "/etc"`,
		`container "driver" can write to the node's "/etc"`,
	}
}

# Whoever can write the whole node while being privileged is the node.
test_deny_everything_beside_a_writable_root if {
	`container "driver" runs privileged` in _found(testing.input_for(replace(_csi, "path: /dev", "path: /")))
	`the pod uses the node's network` in _found(testing.input_for(replace(_csi, "path: /dev", "path: /")))
}

_exporter := `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: node-exporter}
spec:
  template:
    spec:
      hostNetwork: true
      hostPID: true
      containers:
        - name: node-exporter
          image: quay.io/prometheus/node-exporter:v1.10.0
          volumeMounts:
            - {name: root, mountPath: /host/root, readOnly: true}
      volumes:
        - {name: root, hostPath: {path: /}}
`

test_allow_reading_and_deny_writing if {
	_found(testing.input_for(_exporter)) == set()
	_found(testing.input_for(replace(_exporter, "readOnly: true", "readOnly: false"))) == {
		`volume "root" exposes the node's "/"`,
		`container "node-exporter" can write to the node's "/"`,
	}
}

test_allow_what_a_network_needs if {
	_found(testing.input_for(_cni)) == set()
	_found(testing.input_for(replace(_cni, "/run/netns", "/var/lib/kubelet"))) == {
		`volume "netns" exposes the node's "/var/lib/kubelet"`,
		`container "install-cni" can write to the node's "/var/lib/kubelet"`,
	}
}

_cni := `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: istio-cni-node}
spec:
  template:
    spec:
      containers:
        - name: install-cni
          image: registry.istio.io/release/install-cni:1.29.0
          securityContext:
            runAsUser: 0
            capabilities: {drop: [ALL], add: [NET_ADMIN, NET_RAW, SYS_PTRACE, SYS_ADMIN]}
          volumeMounts:
            - {name: bin, mountPath: /host/opt/cni/bin}
            - {name: net, mountPath: /host/etc/cni/net.d}
            - {name: netns, mountPath: /run/netns}
            - {name: proc, mountPath: /host/proc, readOnly: true}
      volumes:
        - {name: bin, hostPath: {path: /opt/cni/bin}}
        - {name: net, hostPath: {path: /etc/cni/net.d}}
        - {name: netns, hostPath: {path: /run/netns}}
        - {name: proc, hostPath: {path: /proc}}
`

test_allow_reading_for_an_inspection if {
	_found(testing.input_for(_bench)) == set()
	_found(testing.input_for(replace(_bench, ", readOnly: true", ""))) == {
		`volume "etc" exposes the node's "/etc/kubernetes"`,
		`container "kube-bench" can write to the node's "/etc/kubernetes"`,
	}
}

_bench := `
apiVersion: batch/v1
kind: Job
metadata: {name: kube-bench}
spec:
  template:
    spec:
      hostPID: true
      containers:
        - name: kube-bench
          image: docker.io/aquasec/kube-bench:v0.12.0
          volumeMounts:
            - {name: etc, mountPath: /etc/kubernetes, readOnly: true}
      volumes:
        - {name: etc, hostPath: {path: /etc/kubernetes}}
`
