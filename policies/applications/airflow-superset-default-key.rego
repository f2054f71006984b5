# METADATA
# title: Session key of Airflow or Superset is published
# description: |
#   With the key that documentation and images ship, anybody signs the session of an
#   administrator. The Fernet key of Airflow opens the passwords of its connections.
# related_resources:
#   - ref: https://superset.apache.org/docs/configuration/configuring-superset/#specifying-a-secret_key
#     description: Superset, secret key
#   - ref: https://airflow.apache.org/docs/apache-airflow/stable/configurations-ref.html
#     description: Airflow, configuration reference
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   masks: true
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-798]
package kubevet.applications["airflow-superset-default-key"]

import data.kubevet.lib.config

_airflow := {
	"env": {"AIRFLOW__WEBSERVER__SECRET_KEY", "AIRFLOW__API__SECRET_KEY", "AIRFLOW__CORE__FERNET_KEY", "AIRFLOW_SECRET_KEY", "AIRFLOW_FERNET_KEY", "AIRFLOW_WEBSERVER_SECRET_KEY"},
	"file": {"webserver.secret_key", "api.secret_key", "core.fernet_key"},
}

_superset := {"env": {"SUPERSET_SECRET_KEY", "SECRET_KEY"}, "file": {"SECRET_KEY", "SUPERSET_SECRET_KEY"}}

deny contains finding if {
	some program, names in {"airflow": _airflow, "superset": _superset}
	some setting in config.settings(program, names)
	is_string(setting.value)
	trim(setting.value, `"' `) in _published
	finding := config.at(setting, $"{setting.key} in {config.where(setting.source)} is a key that is published")
}

_published := {
	"temporary_key", "thisISaSECRET_1234", "CHANGE_ME_TO_A_COMPLEX_RANDOM_SECRET", "TEST_NON_DEV_SECRET", "YOUR_OWN_RANDOM_GENERATED_SECRET_KEY",
	"a25mQ1FHTUh3MnFRSk5KMEIyVVU2YmN0VGRyYTVXY08=", "46BKJoQYlPPOexq0OhDZnIlNepKFf87WFwLbfzqDDho=", "81HqDtbqAywKSOumSha3BhWNOdQ26slT6K0YaZeZyPs=",
	"\\2\\1thisismyscretkey\\1\\2\\e\\y\\y\\h", "changeme", "secret", "your_secret_key", "secret_key", "a_secret_key",
}
