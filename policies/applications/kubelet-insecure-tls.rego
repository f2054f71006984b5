# METADATA
# title: Kubelets are reached without checking who they are
# description: |
#   The program sends its token to whatever answers in place of a kubelet, and believes
#   what it says. Kubelets whose serving certificates are signed by the cluster can be
#   checked.
# related_resources:
#   - ref: https://github.com/kubernetes-sigs/metrics-server/blob/master/KNOWN_ISSUES.md
#     description: metrics-server, known issues
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/#kubelet-serving-certs
#     description: Kubernetes, signed serving certificates of kubelets
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload, HelmRelease.helm.toolkit.fluxcd.io, Application.argoproj.io]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-295]
package kubevet.applications["kubelet-insecure-tls"]

import data.kubevet.lib.config
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some field in ["args", "command"]
	some i, word in manifest.list(container.spec, [field])
	is_string(word)
	regex.match(`^--kubelet-insecure-tls(=(true|1|t))?$`, trim(word, `"'`))
	finding := {
		"path": pod.at(container, [field, i]),
		"message": $"{container.name} does not check the certificates of kubelets",
	}
}

deny contains finding if {
	some source in config.of("metrics-server")
	source.form == "file"
	some key in ["args", "defaultArgs", "extraArgs"]
	some setting in source.settings[key]
	regex.match(`^--kubelet-insecure-tls(=(true|1|t))?$`, setting.value)
	finding := config.at(setting, "metrics-server does not check the certificates of kubelets")
}
