# METADATA
# title: Component is given a flag that is gone
# description: |
#   A component exits when it is given a flag that it does not have. The flag existed
#   once and was removed at or before the version that is linted for.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/tree/master/CHANGELOG
#     description: Kubernetes, changelogs
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver, kube-controller-manager, kube-scheduler, kubelet, kube-proxy]
#   compliance:
#     cwe: [CWE-477]
#   models: [components]
package kubevet["control-plane"]["control-plane-unknown-flag"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.all
	some flag, _ in c.settings
	gone := _gone[c.name][flag]
	input.target.minor >= gone
	c.carrier != "file"
	finding := component.at(c, flag, $"{c.name} does not start: --{flag} is gone since 1.{gone}")
}

_gone := {
	"kube-apiserver": {
		"address": 24,
		"port": 24,
		"deserialization-cache-size": 24,
		"enable-swagger-ui": 24,
		"experimental-encryption-provider-config": 24,
		"target-ram-mb": 24,
		"service-account-api-audiences": 25,
		"logtostderr": 26,
		"alsologtostderr": 26,
		"log-dir": 26,
		"log-file": 26,
		"master-service-namespace": 27,
	},
	"kube-controller-manager": {
		"address": 24,
		"port": 24,
		"deployment-controller-sync-period": 24,
		"experimental-cluster-signing-duration": 27,
		"horizontal-pod-autoscaler-use-rest-clients": 24,
		"deleting-pods-burst": 27,
		"deleting-pods-qps": 27,
		"enable-taint-manager": 27,
		"pod-eviction-timeout": 27,
		"register-retry-count": 27,
		"logtostderr": 26,
		"horizontal-pod-autoscaler-downscale-delay": 31,
		"horizontal-pod-autoscaler-upscale-delay": 31,
		"volume-host-allow-local-loopback": 31,
		"volume-host-cidr-denylist": 31,
	},
	"kube-scheduler": {
		"address": 24,
		"port": 24,
		"algorithm-provider": 23,
		"policy-config-file": 23,
		"policy-configmap": 23,
		"lock-object-name": 28,
		"lock-object-namespace": 28,
		"logtostderr": 26,
	},
	"kubelet": {
		"cni-bin-dir": 24,
		"cni-cache-dir": 24,
		"cni-conf-dir": 24,
		"docker-endpoint": 24,
		"dynamic-config-dir": 24,
		"image-pull-progress-deadline": 24,
		"network-plugin": 24,
		"network-plugin-mtu": 24,
		"non-masquerade-cidr": 24,
		"container-runtime": 27,
		"master-service-namespace": 27,
		"azure-container-registry-config": 30,
		"iptables-drop-bit": 31,
		"iptables-masquerade-bit": 31,
		"keep-terminated-pod-volumes": 31,
		"logtostderr": 26,
		"register-schedulable": 34,
		"pod-infra-container-image": 35,
	},
	"kube-proxy": {
		"udp-timeout": 26,
		"proxy-port-range": 31,
		"logtostderr": 26,
	},
}
