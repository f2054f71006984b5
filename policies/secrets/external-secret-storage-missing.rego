# METADATA
# title: Secrets have no storage outside the cluster
# description: |
#   The bundle keeps credentials in Secrets, and nothing in it brings them from a
#   store that controls, logs and rotates access to them: no External Secrets,
#   Secrets Store CSI driver, Vault, Sealed Secrets or SOPS. The API server's
#   database and the files of the manifests are then where credentials are kept.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/#consider-external-secret-store-providers
#     description: Kubernetes, external Secret store providers
#   - ref: https://secrets-store-csi-driver.sigs.k8s.io/
#     description: Secrets Store CSI Driver
# custom:
#   severity: info
#   profile: optional
#   kinds: [Secret]
#   masks: false
#   compliance:
#     cis-1.12: ["5.4.2"]
#     mitre: [T1552.007]
#     cwe: [CWE-522]
#   aliases:
#     kubescape: [C-0208, C-0234]
#     kube-bench: ["5.4.2"]
package kubevet.secrets["external-secret-storage-missing"]

deny contains finding if {
	not input.source == "chart" # its values may be from anywhere
	_first == input.object # said once for the bundle
	not _store_known
	finding := {
		"path": ["metadata", "name"],
		"message": "nothing in the bundle brings Secrets from a store outside the cluster",
	}
}

_first := [secret |
	some secrets in input.index.Secret
	some secret in secrets
	not object.get(secret, "type", "") in _issued
][0]

_issued := {"kubernetes.io/service-account-token", "helm.sh/release.v1", "bootstrap.kubernetes.io/token"}

_store_known if {
	some kind, _ in input.index
	regex.match(_stores, kind)
}

_store_known if {
	some external in input.external
	regex.match(_stores, external.kind)
}

_store_known if {
	some secrets in input.index.Secret
	some secret in secrets
	secret.sops
}

_store_known if {
	some kind, _ in data.kubevet.lib.workloads
	some objects in input.index[kind]
	some workload in objects
	regex.match(`"vault\.hashicorp\.com/agent-inject"|"vault\.security\.banzaicloud\.io/|"secrets-store\.csi\.k8s\.io"`, json.marshal(workload))
}

_stores := concat("|", [
	`\.external-secrets\.io$`,
	`^SealedSecret\.bitnami\.com$`,
	`^SecretProviderClass\.secrets-store\.csi\.x-k8s\.io$`,
	`\.secrets\.hashicorp\.com$`,
	`^SopsSecret\.`,
	`^OnePasswordItem\.onepassword\.com$`,
	`^Infisical\w*\.secrets\.infisical\.com$`,
	`^DopplerSecret\.secrets\.doppler\.com$`,
	`^AzureKeyVaultSecret\.`,
])
