# Package kubevet.lib.logs reads the configuration of log collectors: Fluentd, Fluent
# Bit, Vector and Promtail. A rule that uses it names the model configs.
package kubevet.lib.logs

import data.kubevet.lib.config

# collectors are the programs by what messages call them.
collectors := {"fluentd": "Fluentd", "fluent-bit": "Fluent Bit", "promtail": "Promtail", "vector": "Vector"}

# files are what input.object configures of collectors.
files := [source | some program, _ in collectors; some source in config.files(program)]

# name is what messages call the collector of a source.
name(source) := collectors[source.program]

# inputs and outputs are the blocks of a file that bring logs in and send them out.
# Of each: block, its index; type; and settings, by key in lower case.
inputs(source) := _ends(source, "inputs")

outputs(source) := _ends(source, "outputs")

_ends(source, direction) := [end |
	some i, block in source.blocks
	regex.match(_blocks[source.program][direction], block.full)
	settings := {lower(key): values | some key, values in block.settings}
	end := {
		"block": i,
		"settings": settings,
		"type": [value.value | some key in ["@type", "type", "name"]; some value in settings[key]],
	}
]

_blocks := {
	"fluentd": {"inputs": `(^|\.)source$`, "outputs": `(^|\.)match$`},
	"fluent-bit": {"inputs": `^(input|pipeline\.inputs)$`, "outputs": `^(output|pipeline\.outputs)$`},
	"vector": {"inputs": `^sources\.[^.]+$`, "outputs": `^sinks\.[^.]+$`},
	"promtail": {"inputs": `^scrape_configs$`, "outputs": `^clients?$`},
}

# within are the blocks of a file that stand in one, directly or not.
within(source, end) := {i |
	some i, block in source.blocks
	_stands(source, block, end.block)
}

_stands(_, block, outer) if block.parent == outer

_stands(source, block, outer) if {
	block.parent > 0
	source.blocks[block.parent].parent == outer
}

_stands(source, block, outer) if {
	block.parent > 0
	source.blocks[source.blocks[block.parent].parent].parent == outer
}

# tails are the inputs that read the logs of all containers from files of the node,
# with the setting that says so.
tails(source) := [object.union(end, {"path": path}) |
	some end in inputs(source)
	some path in end.settings.path
	is_string(path.value)
	regex.match(`/var/log/(containers|pods)\b`, path.value)
]

# outside holds for the name of a host that is not in the cluster.
outside(host) if {
	regex.match(`^[A-Za-z0-9.-]+$`, host)
	regex.match(`^([A-Za-z0-9-]+\.){2,}[A-Za-z]{2,}$`, host)
	not regex.match(`\.(svc|local|internal|lan|cluster|consul)$`, host)
	not regex.match(`\.svc\.`, host)
}

outside(host) if {
	regex.match(`^[A-Za-z0-9-]+\.(com|net|org|io|dev|cloud|co|eu|de|fr|uk|us)$`, host)
}

outside(host) if {
	regex.match(`^\d{1,3}(\.\d{1,3}){3}$`, host)
	not regex.match(`^(10|127|0|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\.`, host)
}

# host is that of a URL, without what may be a password before it.
host(url) := regex.replace(regex.replace(split(regex.replace(url, `^[a-z+]+://`, ""), "/")[0], `^.*@`, ""), `:\d+$`, "")
