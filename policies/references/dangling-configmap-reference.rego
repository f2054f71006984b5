# METADATA
# title: Pod reads a ConfigMap that is not there
# description: |
#   The containers that need it do not start: the pod waits with
#   CreateContainerConfigError, or for a volume that cannot be mounted. Names with the
#   hash that kustomize adds are followed.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions
#     description: Configure a Pod to Use a ConfigMap, restrictions
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [env-value-from]
#   models: [references]
package kubevet.references["dangling-configmap-reference"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("configmap")
	finding := references.finding(reference, references.absent(reference), references.belongs(reference))
}
