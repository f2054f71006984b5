# Package kubevet.lib.config reads what input.object tells programs: files in
# ConfigMaps and Secrets, variables and command lines. A rule that uses it names the
# model configs, which has the programs of programs.json and nothing else: a program is
# known by its image, by the name of a file, or by the kind of a custom resource.
package kubevet.lib.config

import data.kubevet.lib.pod

# of are the sources for a program, as lint/model has them.
of(program) := [s | some s in _sources; s.program == program]

_sources := input.model.configs.sources[input.position]

# files are those of a program that are files.
files(program) := [s | some s in of(program); s.form == "file"]

# settings are those that sources for a program have under names, which are by form:
# {"file": {...}, "env": {...}, "args": {...}}. Of each: value, path and line, and key
# and source.
settings(program, names) := [object.union(setting, {"key": key, "source": s}) |
	some s in of(program)
	some key in names[s.form]
	some setting in s.settings[key]
]

# told are the values that names have in a source and in what its users read besides.
told(source, names) := [setting.value |
	some s in array.concat([source], source.with)
	some key in names[s.form]
	some setting in s.settings[key]
]

# complete holds for a source whose users are known, with all that they read.
complete(source) if {
	count(source.users) > 0
	every user in source.users { not user.open }
}

# at is a finding about a setting.
at(setting, message) := {"path": setting.path, "message": message} if setting.line == 0

at(setting, message) := {"path": setting.path, "line": setting.line, "message": message} if setting.line > 0

# opens is a finding about a block of a file.
opens(source, block, message) := at({"path": source.path, "line": block.line}, message)

# where says in a message what tells a program something.
where(source) := $`file "{source.file}"` if {
	source.file != ""
} else := "the configuration" if {
	source.form == "file"
} else := container.name if {
	source.users[0].position == input.position
	some container in pod.containers
	container.path == source.users[0].container
} else := $`container "{source.users[0].label}"`

# on and off read switches as most programs do.
on(value) if lower(value) in {"true", "yes", "on", "1", "enabled"}

off(value) if lower(value) in {"false", "no", "off", "0", "disabled"}

# local holds for an address, with a port or not, that only the pod itself reaches.
local(address) if startswith(address, "127.")

local(address) if regex.match(`^(localhost|\[?::1\]?)(:\d+)?$`, address)

# ways are those from outside the cluster to what reads a source, the widest first.
# They are none in a rule that does not name the model network.
ways(source) := [way |
	some scope in ["internet", "nodes"]
	some user in source.users
	some reached in input.model.network.pods[user.position]
	reached.path == user.pod
	some way in reached.exposures
	way.scope == scope
]
