# METADATA
# title: Image has known vulnerabilities
# description: |
#   A scanner says that packages in the image have vulnerabilities, and no VEX
#   statement says that they do not affect it. It is severer where the pods are reached
#   from outside of the cluster or have power over their node. What scanners say comes
#   from the files that --image-report or image-reports in the configuration name;
#   without them nothing is reported.
# related_resources:
#   - ref: https://openvex.dev/
#     description: OpenVEX
#   - ref: https://attack.mitre.org/techniques/T1190/
#     description: MITRE ATT&CK, exploit public-facing application
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [workload]
#   models: [network]
#   parameters: {images: {}}
#   compliance:
#     nsa-1.2: [Pod security / build secure images]
#     mitre: [T1190]
#     cwe: [CWE-1395]
package kubevet["supply-chain"]["vulnerable-image"]

import data.kubevet.lib.exposure
import data.kubevet.lib.imageuse
import data.kubevet.lib.pod

deny contains finding if {
	some use in imageuse.images
	all := _known(use)
	grave := [v | some v in all; v.severity in {"critical", "high", "medium"}]
	count(grave) > 0
	worst := grave[0].severity
	raised := _raised(use)
	finding := {
		"path": use.path,
		"message": $"{use.label}, which has known vulnerabilities ({_counted(grave)}): {_listed(grave)}{raised.why}",
		"severity": _severity[worst][raised.by],
		"evidence": sort({v.id | some v in grave}),
		"related": raised.related,
	}
}

# A digest says which image it is; without one the tag does.
_known(use) := _images[use.digest] if {
	use.digest != ""
} else := _images[$"{use.repository}:{use.tag}"] if {
	use.digest == ""
	use.tag != ""
} else := _images[$"{use.repository}:latest"] if {
	use.digest == ""
	use.tag == ""
}

_images := input.parameters["vulnerable-image"].images

_severity := {
	"critical": {"none": "high", "one": "critical"},
	"high": {"none": "medium", "one": "high"},
	"medium": {"none": "low", "one": "medium"},
}

_counted(grave) := concat(", ", [$"{n} {severity}" |
	some severity in ["critical", "high", "medium"]
	n := count([1 | some v in grave; v.severity == severity])
	n > 0
])

# The three gravest are named in the message, with what is needed to be rid of them.
_listed(grave) := concat(", ", array.concat(
	[_named(v) | some v in array.slice(grave, 0, 3)],
	[$"and {count(grave) - 3} more" | count(grave) > 3],
))

_named(v) := $"{v.id} of {v.package}, fixed in {v.fixed}" if {
	v.fixed != ""
} else := $"{v.id} of {v.package}"

_raised(use) := {"by": "one", "why": $"; it is reached {exposure.reached(way)}", "related": way.chain} if {
	_runs_on(use)
	way := exposure.widest(use.container.pod.path)
} else := {"by": "one", "why": "; it runs privileged", "related": []} if {
	use.container
	pod.privileged(use.container)
} else := {"by": "none", "why": "", "related": []}

# What has ended before anything is reached is not reached.
_runs_on(use) if use.container.role in {"container", "sidecar"}
