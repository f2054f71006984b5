# METADATA
# title: Every key of a Secret becomes an environment variable
# description: |
#   The container takes all keys of a Secret into its environment, also those it
#   does not use and those that somebody adds to the Secret later. A key can be
#   named so that it sets a variable that other programs obey, such as PATH or
#   LD_PRELOAD, and nothing in the manifest says what the container reads.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/#configure-all-key-value-pairs-in-a-secret-as-container-environment-variables
#     description: Kubernetes, all key-value pairs of a Secret as environment variables
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   masks: false
#   compliance:
#     cis-1.12: ["5.4.1"]
#     mitre: [T1552.007]
#     cwe: [CWE-526]
#   aliases:
#     checkov: [CKV_K8S_35]
#     kyverno: [disallow-secrets-from-env-vars, disallow-all-secrets]
#     datree: [CIS_INVALID_KEY_SECRETKEYREF_SECRETREF]
#     kubescape: [C-0207, C-0259]
package kubevet.secrets["secret-env-from-all-keys"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some i, source in manifest.list(container.spec, ["envFrom"])
	ref := source.secretRef
	is_object(ref)
	finding := {
		"path": array.concat(pod.at(container, ["envFrom"]), [i, "secretRef"]),
		"message": $`{container.name} takes every key of Secret "{object.get(ref, "name", "")}" into its environment`,
	}
}
