package kubevet.admission["pod-security-admission-default-privileged_test"]

import data.kubevet.admission["pod-security-admission-default-privileged"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["plugins", 0, "configuration", "defaults", "enforce"], "message": "namespaces without a label allow privileged pods"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
`)
}

test_deny_exempt_controller if {
	rule.deny == {{"path": ["plugins", 0, "configuration", "exemptions", "usernames", 0], "message": "pods of every workload are exempt: \"system:serviceaccount:kube-system:replicaset-controller\" creates them"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults: {enforce: baseline}
      exemptions: {usernames: ['system:serviceaccount:kube-system:replicaset-controller']}
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: baseline
`)
}
