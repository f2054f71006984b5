# METADATA
# title: Notebook or editor runs programs for anybody
# description: |
#   Whoever reaches the port runs programs in the container, with its service account
#   and its data. Neither a token nor a password is asked for.
# related_resources:
#   - ref: https://jupyter-server.readthedocs.io/en/latest/operators/security.html
#     description: Jupyter Server, security
#   - ref: https://coder.com/docs/code-server/guide
#     description: code-server, exposing it safely
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["notebook-without-token"]

import data.kubevet.lib.config

_tokens := {"NotebookApp.token", "ServerApp.token", "IdentityProvider.token", "LabApp.token"}

_passwords := {"NotebookApp.password", "ServerApp.password", "PasswordIdentityProvider.hashed_password"}

deny contains finding if {
	some setting in config.settings("notebook", {"args": _tokens, "file": (_tokens | {$"c.{token}" | some token in _tokens}), "env": {"JUPYTER_TOKEN"}})
	is_string(setting.value)
	trim(setting.value, `"' `) == ""
	not _guarded(setting.source)
	finding := config.at(setting, $"Jupyter in {config.where(setting.source)} runs programs for anybody: its token is empty")
}

deny contains finding if {
	some setting in config.settings("notebook", {"args": {"auth"}})
	setting.value == "none"
	finding := config.at(setting, $"code-server in {config.where(setting.source)} runs programs for anybody")
}

deny contains finding if {
	some setting in config.settings("notebook", {"env": {"DISABLE_AUTH"}})
	config.on(setting.value)
	finding := config.at(setting, $"RStudio in {config.where(setting.source)} runs programs for anybody")
}

# A password, or the gateway of Kubeflow or JupyterHub, which says where it is.
_guarded(source) if {
	some value in config.told(source, {"args": _passwords, "file": (_passwords | {$"c.{p}" | some p in _passwords})})
	not value == ""
}

_guarded(source) if {
	count(config.told(source, {"env": {"NB_PREFIX", "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_SERVICE_PREFIX"}})) > 0
}
