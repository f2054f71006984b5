# Package kubevet.lib.image reads references to container images.
package kubevet.lib.image

# parse takes a reference apart: its name, with the registry if that is written,
# and its tag and digest, "" where there is none. Undefined if the kubelet would
# refuse the reference.
# https://pkg.go.dev/github.com/distribution/reference
parse(reference) := {"name": match[1], "tag": match[2], "digest": match[3]} if {
	is_string(reference)
	match := regex.find_all_string_submatch_n(_reference, reference, 1)[0]
	not regex.match(`^[a-f0-9]{64}$`, match[1]) # an image ID, not a name
}

# pinned holds for a string with a digest or a tag other than latest, be it a
# reference or not: it spares most images the parsing.
pinned(reference) if contains(reference, "@")

pinned(reference) if {
	tag := regex.find_n(`:[^/:]*$`, reference, 1)[0]
	tag != ":latest"
}

_reference := concat("", [
	`^(`, _component, `|(?:`, _registry, `|`, _plain, `)/`, _component, `(?:/`, _component, `)*)`,
	`(?::(\w[\w.-]{0,127}))?`,
	`(?:@(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?$`,
])

# What is before the first slash is a registry if it has a dot, a port or an
# upper-case letter, or is localhost.
_registry := concat("", [
	`(?:localhost`,
	`|(?:`, _label, `(?:\.`, _label, `)*|\[[a-fA-F0-9:]+\]):[0-9]+`,
	`|\[[a-fA-F0-9:]+\]`,
	`|`, _label, `(?:\.`, _label, `)+`,
	`|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)`,
])

_label := `(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])`

_component := `[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`

_plain := `[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*`
