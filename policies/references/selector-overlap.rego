# METADATA
# title: Controller selects the pods of another one
# description: |
#   Pods of the other controller count as its own wherever they are told apart by
#   labels: for autoscalers, for kubectl, and for whoever looks at its pods. Pods that
#   lose their owner are adopted by it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
#     description: Deployments, selector
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#writing-a-deployment-spec
#     description: Do not overlap labels or selectors
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [DaemonSet, Deployment, ReplicaSet, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-694]
#   models: [references]
package kubevet.references["selector-overlap"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("overlap")
	finding := references.finding(reference, $"the selector matches the pods of {references.named(reference)} too", true)
}
