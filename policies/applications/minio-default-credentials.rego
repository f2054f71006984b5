# METADATA
# title: MinIO has its default credentials
# description: |
#   The user and password that MinIO is documented with, and has where none are set,
#   are the first that anybody tries. They give access to every bucket.
# related_resources:
#   - ref: https://docs.min.io/enterprise/aistor-object-store/reference/aistor-server/settings/root-credentials/
#     description: MinIO, root credentials
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-798]
package kubevet.applications["minio-default-credentials"]

import data.kubevet.lib.config

_known := {"minioadmin", "minio123", "minio", "password"}

deny contains finding if {
	some setting in config.settings("minio", {"env": {"MINIO_ROOT_PASSWORD", "MINIO_SECRET_KEY"}})
	setting.value in _known
	finding := config.at(setting, $"the password of MinIO in {config.where(setting.source)} is the one everybody knows")
}

_named := {"env": {"MINIO_ROOT_USER", "MINIO_ROOT_USER_FILE", "MINIO_ROOT_PASSWORD", "MINIO_ROOT_PASSWORD_FILE", "MINIO_ACCESS_KEY", "MINIO_SECRET_KEY", "MINIO_ACCESS_KEY_FILE", "MINIO_SECRET_KEY_FILE", "MINIO_CONFIG_ENV_FILE"}}

deny contains finding if {
	some source in config.of("minio")
	source.form == "args"
	some word in source.words
	word.value == "server"
	config.complete(source)
	not _bitnami(source)
	count(config.told(source, _named)) == 0
	finding := {
		"path": array.concat(source.path, ["env"]),
		"message": $"{config.where(source)} sets no user and password, so MinIO has its default ones",
	}
}

# Its image makes a password up.
_bitnami(source) if contains(source.users[0].image, "bitnami")
