# METADATA
# title: Image comes from outside the trusted registries
# description: |
#   What runs in the cluster is decided by whoever can push to the registry it
#   comes from. The parameter trusted-registries lists the registries and
#   repositories that this is entrusted to, compared in full and part by part:
#   docker.io/library does not stand for docker.io/librarian. Without it nothing
#   is reported.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1204/003/
#     description: ATT&CK, malicious image
#   - ref: https://pkg.go.dev/github.com/distribution/reference
#     description: Grammar of image references
# custom:
#   severity: medium
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1204.003]
#     cwe: [CWE-829]
#   aliases:
#     trivy: [KSV-0032, KSV-0035, KSV-0033, KSV-0125]
#     kubescape: [C-0078, C-0304]
#     gatekeeper: [general/allowedrepos, general/allowedreposv2]
#     kyverno: [restrict-image-registries, advanced-restrict-image-registries, allowed-image-repos]
#     kube-bench: ["gke-1.6.0:5.1.4", "ack-1.0:6.1.4"]
#   parameters: {trusted-registries: []}
package kubevet.images["image-from-untrusted-registry"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	trusted := input.parameters["image-from-untrusted-registry"]["trusted-registries"]
	count(trusted) > 0
	some use in imageuse.images
	not contains(use.registry, "$")
	not _within(use.repository, trusted)
	finding := {
		"path": use.path,
		"message": $"{use.label} of {use.registry}, which is not trusted",
	}
}

_within(repository, places) if {
	some place in places
	image.within(repository, place)
}
