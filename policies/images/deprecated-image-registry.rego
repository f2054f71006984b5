# METADATA
# title: Image comes from a registry that is frozen or gone
# description: |
#   The registry gets no new images, so that known vulnerabilities stay, and its
#   images may be taken away on any day: then no node that has not cached them can
#   start the pod. The versioned tags of docker.io/bitnami have been moved to
#   bitnamilegacy, which is reported as information only.
# related_resources:
#   - ref: https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
#     description: k8s.gcr.io image registry will be frozen
#   - ref: https://github.com/bitnami/charts/issues/35164
#     description: Upcoming changes to the Bitnami catalog
#   - ref: https://github.com/kubernetes-sigs/kubebuilder/discussions/3907
#     description: Images of gcr.io/kubebuilder are no longer available
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-1104]
#   aliases:
#     kubescape: [C-0253]
#     kyverno: [restrict-deprecated-registry]
package kubevet.images["deprecated-image-registry"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	some place, fate in _fates
	image.within(use.repository, place)
	finding := {
		"path": use.path,
		"message": $"{use.label}, and {place} {fate}",
	}
}

# The tag latest is all that docker.io/bitnami goes on with.
deny contains finding if {
	some use in imageuse.images
	image.within(use.repository, "docker.io/bitnami")
	not image.latest(use)
	use.tag != "latest"
	use.tag != ""
	finding := {
		"path": use.path,
		"message": $"{use.label}, and docker.io/bitnami has had no versioned tags since September 2025",
		"severity": "info",
	}
}

# What became of registries, as the announcements above had it in November 2026.
_fates := {
	"asia.gcr.io/google-containers": _frozen,
	"docker.io/bitnamilegacy": "has had no updates since August 2025",
	"eu.gcr.io/google-containers": _frozen,
	"gcr.io/google-containers": _frozen,
	"gcr.io/google_containers": _frozen,
	"gcr.io/kubebuilder": "has not been served since March 2025",
	"k8s.gcr.io": _frozen,
	"us.gcr.io/google-containers": _frozen,
}

_frozen := "has been frozen since April 2023"
