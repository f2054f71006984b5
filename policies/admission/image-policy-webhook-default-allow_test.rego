package kubevet.admission["image-policy-webhook-default-allow_test"]

import data.kubevet.admission["image-policy-webhook-default-allow"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["plugins", 0, "configuration", "imagePolicy", "defaultAllow"], "message": "every image is admitted while the image policy webhook fails"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: ImagePolicyWebhook
    configuration:
      imagePolicy:
        kubeConfigFile: /etc/kubernetes/image-policy.conf
        defaultAllow: true
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: ImagePolicyWebhook
    configuration:
      imagePolicy:
        kubeConfigFile: /etc/kubernetes/image-policy.conf
        defaultAllow: false
`)
}
