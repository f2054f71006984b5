# Package kubevet.lib.falco knows the versions of Falco.
package kubevet.lib.falco

import data.kubevet.lib.config
import data.kubevet.lib.image

# minor is the minor version that an image is of, 0.minor; the newest there may be
# where its tag does not say.
minor(reference) := to_number(match[1]) if {
	match := regex.find_all_string_submatch_n(`^v?0\.(\d{1,4})(\D|$)`, image.parse(reference).tag, 1)[0]
} else := 9999

# driverless holds if Falco is told to look at no system calls, but at what its
# plug-ins bring.
driverless(source) if {
	some kind in config.told(source, {"file": {"engine.kind"}})
	kind in {"nodriver", "gvisor", "replay"}
}

driverless(source) if {
	some value in config.told(source, {"args": {"o", "option"}})
	value == "engine.kind=nodriver"
}

driverless(source) if {
	some name in {"nodriver", "disable-source"}
	count(config.told(source, {"args": {name}})) > 0
}
