# METADATA
# title: NGINX lists files or shows its status to anybody
# description: |
#   A listing shows files that nothing links to. The status page tells how busy the
#   server is and that it is NGINX.
# related_resources:
#   - ref: https://nginx.org/en/docs/http/ngx_http_autoindex_module.html
#     description: NGINX, autoindex
#   - ref: https://nginx.org/en/docs/http/ngx_http_stub_status_module.html
#     description: NGINX, stub_status
# custom:
#   severity: low
#   profile: strict
#   kinds: [ConfigMap, Secret]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-548]
package kubevet.applications["nginx-listing-or-status-exposed"]

import data.kubevet.lib.config

deny contains finding if {
	some setting in _all("autoindex")
	config.on(setting.value)
	finding := config.at(setting, $"NGINX lists the files of directories, set in {config.where(setting.source)}")
}

deny contains finding if {
	some setting in _all("stub_status")
	not config.off(setting.value)
	not _limited(setting.source, setting.block)
	finding := config.at(setting, $"NGINX shows its status to anybody, set in {config.where(setting.source)}")
}

_all(key) := [object.union(setting, {"source": source, "block": i}) |
	some source in config.files("nginx")
	some i, block in source.blocks
	some setting in block.settings[key]
]

# The location, the server or one of those around it says who may come, or listens
# only within the pod.
_limited(source, block) if {
	some key in ["deny", "auth_basic", "auth_request", "internal"]
	source.blocks[block].settings[key]
}

_limited(source, block) if {
	parent := source.blocks[block].parent
	parent >= 0
	some key in ["deny", "auth_basic", "auth_request"]
	source.blocks[parent].settings[key]
}

_limited(source, block) if {
	listens := source.blocks[source.blocks[block].parent].settings.listen
	every listen in listens { _local(listen.value) }
}

_local(listen) if config.local(split(listen, " ")[0])

_local(listen) if startswith(listen, "unix:")
