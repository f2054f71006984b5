package kubevet.pods["container-runtime-socket-mount_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["container-runtime-socket-mount"] as rule

test_deny_sockets_and_their_directories if {
	paths := [
		"/var/run/docker.sock",
		"/run/docker.sock",
		"//var/run/../run//docker.sock/",
		"/run/containerd/containerd.sock",
		"/run/k3s/containerd/containerd.sock",
		"/var/run/crio/crio.sock",
		"/run/cri-dockerd.sock",
		"/run/user/1000/podman/podman.sock",
		"/run/buildkit/buildkitd.sock",
		"/run/containerd",
		"/run/k3s",
		"/run",
		"/var/run/",
		`\\.\pipe\docker_engine`,
		`\\.\pipe\containerd-containerd`,
		"//./pipe/docker_engine",
	]
	every path in paths {
		testing.stated(rule.deny) == {{
			"path": ["spec", "volumes", 1, "hostPath", "path"],
			"message": sprintf(`volume "v" gives access to the node's container runtime through "%s"`, [path]),
		}} with input as {"object": _pod(path)}
	}
}

_pod(path) := {"apiVersion": "v1", "kind": "Pod", "spec": {"volumes": [
	{"name": "e", "emptyDir": {}},
	{"name": "v", "hostPath": {"path": path}},
]}}

test_deny_once_for_an_argo_workflow if {
	testing.stated(rule.deny) == {{"path": ["spec", "volumes", 0, "hostPath", "path"], "message": `volume "v" gives access to the node's container runtime through "/run/docker.sock"`}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  volumes: [{name: v, hostPath: {path: /run/docker.sock}}]
  templates:
    - {name: a, container: {image: golang}}
    - {name: b, container: {image: golang}}
`)
}

test_allow_other_paths if {
	paths := ["/", "/var", "/etc", "/run/xtables.lock", "/run/containerdata", "/var/lib/docker", "/data/docker.sock.d", "docker", "", null, 1]
	every path in paths {
		rule.deny == set() with input as {"object": _pod(path)}
	}
}

test_allow_what_is_no_host_path if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes:
    - {name: a, emptyDir: {}}
    - {name: b, hostPath: /run/docker.sock}
    - null
  containers:
    - {name: a, volumeMounts: [{name: a, mountPath: /var/run/docker.sock}]}
`)
}
