# METADATA
# title: Image of a private registry without a pull secret
# description: |
#   Neither the pod nor its service account names a secret for the registry, so
#   that the image can be pulled only where the node itself has the credentials,
#   which then serve every pod on it. The parameter private-registries lists the
#   registries that ask for credentials. Without it nothing is reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
#     description: Pull an image from a private registry
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account
#     description: Add ImagePullSecrets to a service account
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-306]
#   aliases:
#     kyverno: [require-imagepullsecrets]
#   parameters: {private-registries: []}
package kubevet.images["image-pull-secret-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.image
import data.kubevet.lib.imageuse
import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some use in imageuse.images
	some place in input.parameters["image-pull-secret-missing"]["private-registries"]
	image.within(use.repository, place)
	some identity in serviceaccount.identities
	identity.pod.path == use.container.pod.path
	_without_secret(identity)
	finding := {
		"path": use.path,
		"message": $"{use.label} of the private registry {place} without a pull secret",
	}
}

# What a service account lists that the bundle does not have is not known, but for
# the one that every namespace begins with.
_without_secret(identity) if {
	every p in _levels(identity.pod) {
		count(manifest.list(p.spec, ["imagePullSecrets"])) == 0
	}
	_account_without_secret(identity.name)
}

_account_without_secret(name) if {
	account := serviceaccount.account(name)
	count(manifest.list(account, ["imagePullSecrets"])) == 0
}

_account_without_secret("default") if {
	not serviceaccount.account("default")
	not "default" in _external_accounts
}

_external_accounts contains "default" if {
	some external in bundle.declared("ServiceAccount", input.namespace)
	glob.match(external.name, null, "default")
}

# The pull secrets of a workflow are those of all of its pods.
_levels(p) := array.concat([p], [whole | some whole in pod.pods; whole.partial])
