package kubevet.pods["host-path-volume_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["host-path-volume"] as rule

test_deny_read_only_and_unmounted if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "volumes", 0, "hostPath", "path"], "message": `volume "models" is the node's "/srv/models"`},
		{"path": ["spec", "volumes", 1, "hostPath", "path"], "message": `volume "unused" is the node's "/srv/unused"`},
		{"path": ["spec", "volumes", 2, "hostPath", "path"], "message": `volume "zone" is the node's "/etc/localtime"`},
		{"path": ["spec", "volumes", 3, "hostPath", "path"], "message": `volume "socket" is the node's "/srv/agent.sock"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: a
      volumeMounts:
        - {name: models, mountPath: /models, readOnly: true}
        - {name: zone, mountPath: /etc/localtime, readOnly: true}
        - {name: socket, mountPath: /agent.sock}
  volumes:
    - {name: models, hostPath: {path: /srv/models}}
    - {name: unused, hostPath: {path: /srv/unused}}
    - {name: zone, hostPath: {path: /etc/localtime}}
    - {name: socket, hostPath: {path: /srv/agent.sock, type: Socket}}
`)
}

test_deny_a_persistent_volume if {
	testing.stated(rule.deny) == {{"path": ["spec", "hostPath", "path"], "message": `persistent volume "data" is the node's "/srv/data"`}} with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: data}
spec: {hostPath: {path: /srv/data}}
`)
}

test_allow_a_local_volume if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: data}
spec: {local: {path: /srv/data}}
`)
}

test_deny_what_others_report_too if {
	testing.stated(rule.deny) == {{"message": "volume \"docker\" is the node's \"/var/run/docker.sock\"", "path": ["spec", "volumes", 2, "hostPath", "path"]}, {"message": "volume \"etc\" is the node's \"/etc\"", "path": ["spec", "volumes", 1, "hostPath", "path"]}, {"message": "volume \"written\" is the node's \"/srv/data\"", "path": ["spec", "volumes", 0, "hostPath", "path"]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: a
      volumeMounts:
        - {name: written, mountPath: /data}
        - {name: etc, mountPath: /host/etc, readOnly: true}
        - {name: docker, mountPath: /docker.sock, readOnly: true}
  volumes:
    - {name: written, hostPath: {path: /srv/data}}
    - {name: etc, hostPath: {path: /etc}}
    - {name: docker, hostPath: {path: /var/run/docker.sock}}
    - {name: empty, emptyDir: {}}
`)
}
