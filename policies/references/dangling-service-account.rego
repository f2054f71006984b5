# METADATA
# title: Pod runs as a service account that is not there
# description: |
#   No pod is created: the API server refuses those that name a ServiceAccount that
#   does not exist, which only the events of their controller say.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#     description: Configure Service Accounts for Pods
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller
#     description: ServiceAccount admission controller
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [non-existent-service-account]
#     kubescape: [C-0307]
#   models: [references]
package kubevet.references["dangling-service-account"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("service-account")
	finding := references.finding(reference, references.absent(reference), references.belongs(reference))
}
