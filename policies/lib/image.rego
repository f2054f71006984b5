# Package kubevet.lib.image reads references to container images.
package kubevet.lib.image

# parse takes a reference apart: its name, with the registry if that is written,
# and its tag and digest, "" where there is none. Undefined if the kubelet would
# refuse the reference, or what would be its registry is no name of a host.
# https://pkg.go.dev/github.com/distribution/reference
#
# What a build tool or a controller fills in, ${NAME}, is its default if it has one,
# ${NAME:-default}, and else one part of the reference. Undefined too if it may be all
# of the name's end and so have a tag of its own.
parse(reference) := {"name": match[1], "tag": match[2], "digest": match[3]} if {
	is_string(reference)
	match := regex.find_all_string_submatch_n(_reference, _defaulted(reference), 1)[0]
	not regex.match(`^[a-f0-9]{64}$`, reference) # an image ID, not a name
	not _open(match)
}

# _open holds if a reference ends in what is filled in, with the tag or without.
_open(match) if {
	endswith(match[1], "}")
	match[2] == ""
	match[3] == ""
}

_defaulted(reference) := reference if not contains(reference, "${")

_defaulted(reference) := regex.replace(reference, `\$\{\w+:?[-=]([^{}$]*)\}`, "$1") if contains(reference, "${")

# repository is a name in full, as every client of registries reads it: nginx is
# docker.io/library/nginx.
repository(name) := $"{registry(name)}/{_official(registry(name), _path(name))}"

# registry is the host, with the port, that a name is pulled from.
registry(name) := _aliases[host] if {
	host := _host(name)
} else := host if {
	host := _host(name)
} else := "docker.io"

# names_registry holds if a name says which registry it is in.
names_registry(name) if _host(name)

_aliases := {"index.docker.io": "docker.io"}

_host(name) := host if {
	contains(name, "/")
	host := split(name, "/")[0]
	regex.match(`[.:A-Z$]|^localhost$`, host)
}

_path(name) := substring(name, indexof(name, "/") + 1, -1) if {
	_host(name)
} else := name

_official("docker.io", path) := $"library/{path}" if not contains(path, "/")

_official("docker.io", path) := path if contains(path, "/")

_official(host, path) := path if host != "docker.io"

# within holds if a repository in full is the one named, or is below it: a
# registry, or a registry and the start of a path, which ends at a slash.
within(repository, place) if {
	is_string(place)
	startswith($"{repository}/", $"{_place(place)}/")
}

_place(place) := $"docker.io/{substring(place, 16, -1)}" if {
	startswith(place, "index.docker.io/")
} else := trim_suffix(place, "/")

# latest holds for what the kubelet pulls by the tag latest.
latest(image) if {
	image.digest == ""
	image.tag in {"", "latest"}
}

# floating holds if an image is pulled by a tag that by convention is moved to
# newer builds, other than latest: the name of a branch or channel, or a version
# that is not complete. A number of four digits and more is a date or a build.
floating(image) if {
	image.digest == ""
	regex.match(_floating, lower(image.tag))
	not _complete(image)
}

# A branch may be part of a longer tag: master-head.
floating(image) if {
	image.digest == ""
	regex.match(`^[a-z-]*(main|master|trunk|head|develop|devel|nightly|canary|edge|unstable)([-.][a-z]+)?$`, lower(image.tag))
}

# A tag may be a distribution alone: the newest version of the program on it.
floating(image) if {
	image.digest == ""
	regex.match(`^(alpine|slim|debian|ubuntu|trixie|bookworm|bullseye|buster|noble|jammy|focal)(-slim)?$`, lower(image.tag))
}

# of_branch holds if the tag is called as a branch is.
of_branch(image) if regex.match(`^(.*[-.])?(main|master|trunk|head|develop|development|devel|dev|nightly|canary|edge|unstable)(-.*)?$`, lower(image.tag))

_floating := concat("", [
	`^(stable|main|mainline|master|trunk|head|develop|development|devel|dev|edge|nightly|canary|rolling|lts|current|next|unstable|testing|v?\d{1,3}(\.\d{1,3})?)`,
	`(-(alpine(\d\.\d+)?|slim|debian(-?\d+)?|ubuntu|trixie|bookworm|bullseye|buster|noble|jammy|focal|ubi\d?))*$`,
])

# Tags of registry.k8s.io are never moved, and some are versions of two numbers.
# https://github.com/kubernetes/registry.k8s.io
_complete(image) if {
	image.registry == "registry.k8s.io"
	regex.match(`^v?[0-9]`, image.tag)
}

# version is what a tag says of the version, three numbers; undefined if it does
# not. What comes before a release is taken for the version before it.
version(tag) := [to_number(match[1]), to_number(match[2]), to_number(match[3]) - _before(match[4])] if {
	match := regex.find_all_string_submatch_n(`^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})((?:[-_.].*)?)$`, tag, 1)[0]
}

_before(suffix) := 1 if {
	regex.match(`^-(alpha|beta|rc)`, suffix)
} else := 0

_reference := concat("", [
	`^(`, _component, `|(?:`, _registry, `|`, _plain, `|`, _filled_host, `)/`, _component, `(?:/`, _component, `)*)`,
	`(?::((?:\w|`, _filled, `)(?:[\w.-]|`, _filled, `){0,127}))?`,
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

_component := concat("", [`(?:[a-z0-9]|`, _filled, `)+(?:(?:\.|_|__|-+)(?:[a-z0-9]|`, _filled, `)+)*`])

# _filled is what a build tool or a controller fills in.
_filled := `\$\{\w+\}`

_filled_host := concat("", [`(?:[\w.-]|`, _filled, `)*`, _filled, `(?:[\w.:-]|`, _filled, `)*`])

_plain := `[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*`
