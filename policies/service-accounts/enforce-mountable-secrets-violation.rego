# METADATA
# title: Pod refers to a secret that its service account does not list
# description: |
#   The service account has the annotation kubernetes.io/enforce-mountable-
#   secrets, with which the API server refuses every pod that refers to a secret
#   or a pull secret that the account does not list. The workload is created, and
#   none of its pods ever is.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/#restrict-access-to-secrets
#     description: Secrets, the enforce-mountable-secrets annotation
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount
#     description: Admission controllers, ServiceAccount
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
package kubevet["service-accounts"]["enforce-mountable-secrets-violation"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some identity in serviceaccount.identities
	account := serviceaccount.account(identity.name)
	serviceaccount.limits_secrets(account)
	some reference in _references(identity.pod)
	not reference.name in _names(account, reference.list)
	finding := {
		"path": reference.path,
		"message": $`{reference.noun} "{reference.name}" is not in the {reference.list} of service account "{identity.name}", which admits no others`,
		"related": [{
			"kind": "ServiceAccount",
			"namespace": input.namespace,
			"name": identity.name,
			"path": ["metadata", "annotations", "kubernetes.io/enforce-mountable-secrets"],
			"message": "limits the secrets of its pods to those it lists",
		}],
	}
}

_names(account, list) := {reference.name | some reference in manifest.list(account, [list])}

# _references are those that the admission plugin checks. It passes over the
# sources of projected volumes.
_references(p) := array.flatten([
	[r |
		some volume in p.volumes
		r := _secret(volume.spec.secret.secretName, array.concat(volume.path, ["secret", "secretName"]))
	],
	[r |
		some container in pod.containers
		container.pod.path == p.path
		some variable in pod.items(container, "env")
		r := _secret(variable.spec.valueFrom.secretKeyRef.name, array.concat(variable.path, ["valueFrom", "secretKeyRef", "name"]))
	],
	[r |
		some container in pod.containers
		container.pod.path == p.path
		some i, source in manifest.list(container.spec, ["envFrom"])
		r := _secret(source.secretRef.name, pod.at(container, ["envFrom", i, "secretRef", "name"]))
	],
	[r |
		some i, secret in manifest.list(p.spec, ["imagePullSecrets"])
		r := {
			"noun": "pull secret",
			"list": "imagePullSecrets",
			"name": secret.name,
			"path": array.concat(p.path, ["imagePullSecrets", i, "name"]),
		}
	],
])

_secret(name, path) := {"noun": "secret", "list": "secrets", "name": name, "path": path} if is_string(name)
