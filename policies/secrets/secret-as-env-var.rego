# METADATA
# title: Secret is given to a container as an environment variable
# description: |
#   An environment variable takes its value from a Secret. Every process of the
#   container inherits its environment, crash reports and debug pages print it,
#   and whoever may read the pod's processes reads it too. A mounted file can have
#   a mode of its own and follows when the Secret is rotated, which a variable
#   does not before the container restarts.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
#     description: Kubernetes, using Secrets as files from a Pod
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
#     description: Good practices for Kubernetes Secrets
#   - ref: https://cwe.mitre.org/data/definitions/526.html
#     description: CWE-526, sensitive information in an environment variable
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   masks: false
#   compliance:
#     cis-1.12: ["5.4.1"]
#     stig: [V-242415]
#     mitre: [T1552.007]
#     cwe: [CWE-526]
#   aliases:
#     kube-linter: [read-secret-from-env-var]
#     checkov: [CKV_K8S_35]
#     kubescape: [C-0207]
#     kubesec: [SecretsAsEnvironmentVariables]
#     kyverno: [disallow-secrets-from-env-vars, disallow-all-secrets]
#     kube-bench: ["5.4.1"]
#     datree: [CIS_INVALID_KEY_SECRETKEYREF_SECRETREF]
package kubevet.secrets["secret-as-env-var"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some variable in pod.items(container, "env")
	ref := variable.spec.valueFrom.secretKeyRef
	is_object(ref)
	finding := {
		"path": array.concat(variable.path, ["valueFrom", "secretKeyRef"]),
		"message": $`env "{_name(variable.spec)}" of {container.name} is from Secret "{_name(ref)}"`,
	}
}

_name(named) := object.get(named, "name", "")
