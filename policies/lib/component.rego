# Package kubevet.lib.component reads what input.object configures of the control
# plane and of nodes: kube-apiserver, kube-controller-manager, kube-scheduler, etcd,
# kubelet and kube-proxy, whatever carries the configuration.
package kubevet.lib.component

# all are the components that input.object configures, as lint/model has them.
all := input.model.components[input.position]

# named are the components of a name.
named(name) := [c | some c in all; c.name == name]

# setting is what a flag is set to, "" if it is not set.
setting(c, flag) := object.get(c.settings, [flag, "value"], "")

# has holds if a flag is set.
has(c, flag) if c.settings[flag]

# missing holds if a whole command line lacks a flag, so that the program's own default
# holds. Elsewhere an installer fills in what is absent.
missing(c, flag) if {
	c.complete
	not c.settings[flag]
}

# elements are those of a flag that takes a list.
elements(c, flag) := {e | some word in split(setting(c, flag), ","); e := trim_space(word); e != ""}

# is_true and is_false read booleans as strconv.ParseBool does.
is_true(text) if text in {"1", "t", "T", "TRUE", "true", "True"}

is_false(text) if text in {"0", "f", "F", "FALSE", "false", "False"}

# off and on hold if a flag is set to false or true.
off(c, flag) if is_false(c.settings[flag].value)

on(c, flag) if is_true(c.settings[flag].value)

# number is the number that a flag is set to; undefined if it is none.
number(c, flag) := to_number(value) if {
	value := c.settings[flag].value
	regex.match(`^-?\d{1,15}$`, value)
}

# gate is the value of a feature gate, "" if it is not set.
gate(c, name) := value if {
	some pair in elements(c, "feature-gates")
	[key, value] := split(pair, "=")
	key == name
} else := ""

# at is a finding at a flag that is set.
at(c, flag, message) := {"path": s.path, "message": message} if {
	s := c.settings[flag]
	s.line == 0
}

at(c, flag, message) := {"path": s.path, "line": s.line, "message": message} if {
	s := c.settings[flag]
	s.line > 0
}

# absent is a finding about a flag that is not set.
absent(c, message) := {"path": c.path, "message": message}

# loopback holds for an address that only the host itself reaches.
loopback(address) if startswith(address, "127.")

loopback(address) if address in {"localhost", "::1", "[::1]"}

# hosts are those of the URLs of a flag, with their schemes.
urls(c, flag) := {{"url": url, "scheme": scheme, "host": host} |
	some url in elements(c, flag)
	[scheme, rest] := split(url, "://")
	authority := split(rest, "/")[0]
	host := regex.replace(authority, `:\d+$`, "")
}

# seconds is a Go duration such as "1h30m" in seconds; undefined for what is none.
seconds(text) := sum(numbers) if {
	regex.match(`^(\d+(\.\d+)?(ms|s|m|h))+$`, text)
	parts := regex.find_all_string_submatch_n(`(\d+(?:\.\d+)?)(ms|s|m|h)`, text, -1)
	numbers := [n | some p in parts; n := to_number(p[1]) * _unit[p[2]]]
}

seconds("0") := 0

_unit := {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
