# METADATA
# title: Cluster is of a version without support
# description: |
#   Kubernetes supports a minor version for some fourteen months, which are three
#   versions at a time. Older ones get no fixes of vulnerabilities. What is supported
#   is what was when this version of kubevet was made.
# related_resources:
#   - ref: https://kubernetes.io/releases/version-skew-policy/#supported-versions
#     description: Version skew policy, supported versions
# custom:
#   severity: info
#   profile: optional
#   kinds: [Cluster.kops.k8s.io, ClusterConfig.eksctl.io, ClusterConfiguration]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-1104]
#   aliases:
#     kubescape: [C-0273]
#     kyverno: [kubernetes-version-check]
package kubevet["api-versions"]["kubernetes-version-outdated"]

deny contains finding if {
	some path in [["kubernetesVersion"], ["spec", "kubernetesVersion"], ["metadata", "version"]]
	version := object.get(input.object, path, "")
	is_string(version)
	[match] := regex.find_all_string_submatch_n(`^v?1\.(\d+)(\.|$)`, version, 1)
	to_number(match[1]) < _oldest
	finding := {"path": path, "message": $"Kubernetes 1.{match[1]} is no longer supported"}
}

# Of December 2026.
_oldest := 35
