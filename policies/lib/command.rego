# Package kubevet.lib.command finds the commands and scripts that input.object has
# containers run.
package kubevet.lib.command

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# matches are the places where a pattern matches a line that containers run. Of
# each:
#
#   name  what messages call what runs it
#   path  leads to the string
#   line  the line of it, from 1
matches(pattern) := _script_matches(pattern) | _line_matches(pattern)

_script_matches(pattern) := {{"name": script.name, "path": script.path, "line": line} |
	some script in scripts
	lines := split(script.text, "\n")
	matching := [i | some i, text in lines; not _comment(text); regex.match(pattern, _joined(lines, i))]
	line := min(matching) + 1
}

_comment(text) if regex.match(`^\s*#`, text)

# _joined is a line with those that continue it, if they are few.
_joined(lines, i) := lines[i] if not endswith(lines[i], `\`)

_joined(lines, i) := concat(" ", [trim_suffix(text, `\`) |
	some j, text in array.slice(lines, i, i + 4)
	every earlier in array.slice(lines, i, i + j) {
		endswith(earlier, `\`)
	}
]) if {
	endswith(lines[i], `\`)
}

# A list of words that matches as a whole, and in no script within.
_line_matches(pattern) := {{"name": command.name, "path": command.words[0].path, "line": 1} |
	some command in commands
	regex.match(pattern, concat(" ", [word.text | some word in command.words]))
	every word in command.words {
		not regex.match(pattern, word.text)
	}
}

# commands are the lists of words that containers run: their command with its
# args, and the exec actions of probes and lifecycle hooks. Of each: name, field
# ("command", "livenessProbe"...), and words, each with text and path.
commands contains command if {
	some container in pod.containers
	words := array.concat(_words(container, ["command"]), _words(container, ["args"]))
	count(words) > 0
	command := {"name": container.name, "field": "command", "words": words}
}

commands contains command if {
	some container in pod.containers
	some action in _actions
	words := _words(container, array.concat(action, ["exec", "command"]))
	count(words) > 0
	command := {"name": $"the {concat(".", action)} of {container.name}", "field": action[0], "words": words}
}

_actions := [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"],
]

_words(container, field) := [{"text": text, "path": pod.at(container, array.concat(field, [i]))} |
	some i, text in manifest.list(container.spec, field)
	is_string(text)
]

# scripts are the words of commands that a shell may read, the scripts of
# workflows and tasks, and those in a ConfigMap: files with a shebang or the
# suffix .sh. Of each: name, text and path.
scripts contains script if {
	some command in commands
	some word in command.words
	script := {"name": command.name, "text": word.text, "path": word.path}
}

scripts contains script if {
	some container in pod.containers
	some field in ["script", "source"]
	text := container.spec[field]
	is_string(text)
	script := {"name": container.name, "text": text, "path": pod.at(container, [field])}
}

scripts contains script if {
	manifest.group_kind == "ConfigMap"
	some key, text in manifest.mapping(input.object, ["data"])
	is_string(text)
	_script_file(key, text)
	script := {"name": $`script "{key}"`, "text": text, "path": ["data", key]}
}

_script_file(key, _) if endswith(key, ".sh")

_script_file(_, text) if startswith(text, "#!")
