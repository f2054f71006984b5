package kubevet["control-plane"]["apiserver-deny-service-external-ips-missing_test"]

import data.kubevet["control-plane"]["apiserver-deny-service-external-ips-missing"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "the admission plug-in DenyServiceExternalIPs is not enabled"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.37.0
      command:
        - kube-apiserver
        - --secure-port=6443
`)
}

test_allow_kubeadm_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer: {extraArgs: []}
`)
}

test_deny_k3s_words if {
	rule.deny == {{"path": ["spec", "serverConfig", "kubeAPIServer", "extraArgs", 0], "message": "the admission plug-in DenyServiceExternalIPs is not enabled"}} with input as testing.input_for(`
apiVersion: controlplane.cluster.x-k8s.io/v1beta1
kind: RKE2ControlPlane
metadata: {name: a}
spec: {serverConfig: {kubeAPIServer: {extraArgs: [enable-admission-plugins=PodNodeSelector]}}}
`)
}
