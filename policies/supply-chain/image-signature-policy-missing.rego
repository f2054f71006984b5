# METADATA
# title: Cluster verifies no signatures of images
# description: |
#   Any image that can be pulled runs, whoever built it. It is reported once, of the
#   namespace kube-system, and only where the parameter whole-cluster says that the
#   bundle is all there is: a part of a cluster cannot tell.
# related_resources:
#   - ref: https://docs.sigstore.dev/policy-controller/overview/
#     description: Sigstore, policy-controller
#   - ref: https://kyverno.io/docs/policy-types/cluster-policy/verify-images/
#     description: Kyverno, verify images
# custom:
#   severity: low
#   profile: optional
#   kinds: [Namespace]
#   parameters: {whole-cluster: false}
#   compliance:
#     cis-1.12: ["5.5.1"]
#     mitre: [T1525]
#     cwe: [CWE-347]
#   aliases:
#     kubescape: [C-0289]
#     kube-bench: ["5.5.1"]
package kubevet["supply-chain"]["image-signature-policy-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.cluster
import data.kubevet.lib.signature

deny contains finding if {
	cluster.whole("image-signature-policy-missing")
	every kind in signature.kinds - {"ClusterPolicy.kyverno.io", "Policy.kyverno.io"} { not input.index[kind] }
	count(signature.patterns) == 0
	not cluster.runs(`^(connaisseur|portieris|ratify|policy-controller)$`)
	finding := bundle.hedged({"path": ["metadata", "name"], "message": "no policy of the cluster verifies signatures of images"})
}
