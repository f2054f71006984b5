# METADATA
# title: Liveness probe is the same as the readiness probe
# description: |
#   When the program is too busy to answer, the readiness probe takes it out of the
#   Service so that it can recover; a liveness probe that asks for the same, as
#   often and as patiently, restarts it at the same moment, all replicas one after
#   the other, and turns a short overload or a slow dependency into an outage. It is
#   more severe, and in the profile recommended, where the restart comes within ten
#   seconds. Probes that only open a TCP port are not reported: they ask for nothing
#   else than that the program is there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, readiness, and startup probes
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/probes/#when-should-you-use-a-liveness-probe
#     description: When should you use a liveness probe?
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-score: [pod-probes-identical]
#     kyverno: [ensure-probes-different]
package kubevet.reliability["probes-identical"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	live := _probe(container, "livenessProbe")
	live.handler == _probe(container, "readinessProbe").handler
	ready := _probe(container, "readinessProbe")
	live.patience <= ready.patience
	kills := _kills(live)
	finding := {
		"path": pod.at(container, ["livenessProbe"]),
		"message": $"{container.name} is restarted as soon as it is not ready: both probes are the same",
		"severity": _cases[kills].severity,
		"profile": _cases[kills].profile,
	}
}

_kills(live) if {
	live.patience <= 10
} else := false

_cases := {
	true: {"severity": "medium", "profile": "recommended"},
	false: {"severity": "low", "profile": "strict"},
}

# A probe is what it asks for, and for how many seconds it may fail.
_probe(container, field) := {
	"handler": handler,
	"patience": object.get(probe, "periodSeconds", 10) * object.get(probe, "failureThreshold", 3),
} if {
	probe := container.spec[field]
	some kind in ["httpGet", "grpc", "exec"]
	own := probe[kind]
	is_object(own)
	handler := {kind: object.union(object.filter(_defaults[kind], ["scheme", "host", "path", "service"]), object.union(own, _port(container, own)))}
}

_defaults := {
	"httpGet": {"scheme": "HTTP", "host": "", "path": "/"},
	"grpc": {"service": ""},
	"exec": {},
}

# The port of a probe may be the name of one of the container's.
_port(container, own) := {"port": number} if {
	some port in manifest.list(container.spec, ["ports"])
	port.name == own.port
	number := port.containerPort
} else := {}
