package kubevet.pods["cloud-credentials-host-path_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["cloud-credentials-host-path"] as rule

test_deny_credentials if {
	rule.deny == {
		{"path": ["spec", "volumes", 0, "hostPath", "path"], "message": `volume "a" exposes credentials in the node's "/etc/kubernetes/azure.json"`},
		{"path": ["spec", "volumes", 1, "hostPath", "path"], "message": `volume "b" exposes credentials in the node's "/root/.aws/credentials"`},
		{"path": ["spec", "volumes", 2, "hostPath", "path"], "message": `volume "c" exposes credentials in the node's "/home/admin/.config/gcloud"`},
		{"path": ["spec", "volumes", 3, "hostPath", "path"], "message": `volume "d" exposes credentials in the node's "/root/.kube"`},
		{"path": ["spec", "volumes", 4, "hostPath", "path"], "message": `volume "e" exposes credentials in the node's "/var/lib//kubelet/pki/"`},
		{"path": ["spec", "volumes", 5, "hostPath", "path"], "message": `volume "f" exposes credentials in the node's "/home/x/.azure"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes:
    - {name: a, hostPath: {path: /etc/kubernetes/azure.json}}
    - {name: b, hostPath: {path: /root/.aws/credentials}}
    - {name: c, hostPath: {path: /home/admin/.config/gcloud}}
    - {name: d, hostPath: {path: /root/.kube}}
    - {name: e, hostPath: {path: /var/lib//kubelet/pki/}}
    - {name: f, hostPath: {path: /home/x/.azure}}
`)
}

test_deny_a_persistent_volume if {
	rule.deny == {{"path": ["spec", "local", "path"], "message": `persistent volume "keys" exposes credentials in the node's "/root/.aws"`}} with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: keys}
spec: {local: {path: /root/.aws}}
`)
}

test_allow_wider_and_other_paths if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes:
    - {name: a, hostPath: {path: /root}}
    - {name: b, hostPath: {path: /etc/kubernetes}}
    - {name: c, hostPath: {path: /srv/x.kube}}
    - {name: d, hostPath: {path: /var/lib/kubelet/plugins}}
    - {name: e, hostPath: {path: /srv/.kubectl}}
`)
}
