# METADATA
# title: Traffic goes past the proxy
# description: |
#   What does not go through the proxy is in plaintext, unless the application
#   encrypts, and neither authorization policies nor egress rules of the mesh are for
#   it.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/annotations/
#     description: Istio, annotations
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     mitre: [T1562.004]
#     cwe: [CWE-693]
package kubevet.mesh["istio-traffic-capture-bypass"]

import data.kubevet.lib.istio
import data.kubevet.lib.pod

deny contains finding if {
	some p in istio.pods
	some annotation in pod.annotations(p)
	startswith(annotation.key, _prefix)
	finding := object.union({"path": annotation.path}, _says(trim_prefix(annotation.key, _prefix), trim_space(annotation.value)))
}

_prefix := "traffic.sidecar.istio.io/"

_says("excludeOutboundIPRanges", value) := {"message": "whatever the pods send goes past the proxy"} if _everything(value)

_says("excludeOutboundIPRanges", value) := object.union(_some, {"message": $"what the pods send to {value} goes past the proxy"}) if {
	value != ""
	not _everything(value)
}

_says("includeOutboundIPRanges", "") := {"message": "whatever the pods send goes past the proxy"}

_says("includeOutboundIPRanges", value) := object.union(_some, {"message": $"what the pods send elsewhere than to {value} goes past the proxy"}) if {
	not value in {"", "*", "0.0.0.0/0"}
}

_says("includeInboundPorts", "") := {"message": "whatever the pods take comes past the proxy"}

_says("includeInboundPorts", value) := object.union(_some, {"message": $"what the pods take at other ports than {value} comes past the proxy"}) if {
	not value in {"", "*"}
}

_says("excludeInboundPorts", value) := object.union(_some, {"message": $"what the pods take at port {value} comes past the proxy"}) if value != ""

_says("excludeOutboundPorts", value) := object.union(_some, {"message": $"what the pods send to port {value} goes past the proxy"}) if value != ""

_says("excludeInterfaces", value) := object.union(_some, {"message": $"what goes over {value} goes past the proxy"}) if value != ""

# Some traffic, such as that of the API server to a webhook, can go no other way.
_some := {"severity": "low"}

_everything(value) if "0.0.0.0/0" in split(replace(value, " ", ""), ",")
