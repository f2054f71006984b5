# METADATA
# title: Certificate is valid for longer than browsers accept
# description: |
#   The certificate is asked for with a lifetime of more than 398 days, or is
#   renewed earlier than it can be issued. As long as a certificate is valid, its
#   private key is worth stealing, and the name on it can have changed hands.
#   Public authorities issue none for so long, and cert-manager renews them by
#   itself.
# related_resources:
#   - ref: https://cert-manager.io/docs/usage/certificate/
#     description: cert-manager, Certificate resource
#   - ref: https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec
#     description: cert-manager, API reference
#   - ref: https://cabforum.org/working-groups/server/baseline-requirements/requirements/
#     description: CA/Browser Forum, Baseline Requirements
# custom:
#   severity: low
#   profile: strict
#   kinds: [Certificate.cert-manager.io]
#   masks: false
#   compliance:
#     mitre: [T1649]
#     cwe: [CWE-324]
#   aliases:
#     kyverno: [limit-duration]
#   fix: {remove: true}
#   parameters: {max-days: 398}
package kubevet.secrets["certificate-long-duration"]

import data.kubevet.lib.manifest

deny contains finding if {
	not input.object.spec.isCA == true # an authority outlives what it issues
	limit := input.parameters["certificate-long-duration"]["max-days"]
	_hours(input.object.spec.duration) > limit * 24
	finding := {
		"path": ["spec", "duration"],
		"message": $`Certificate "{manifest.name}" is valid for {input.object.spec.duration}, which is more than {limit} days`,
	}
}

deny contains finding if {
	before := _hours(input.object.spec.renewBefore)
	before >= _duration
	finding := {
		"path": ["spec", "renewBefore"],
		"message": $`Certificate "{manifest.name}" is renewed {input.object.spec.renewBefore} before it expires, but is not valid for longer`,
	}
}

_duration := _hours(input.object.spec.duration)

# What cert-manager takes if nothing is said.
_duration := 2160 if not input.object.spec.duration

# _hours reads a duration in Go's notation, of which cert-manager uses hours,
# minutes and seconds. Undefined for everything else.
_hours(text) := sum(hours) if {
	is_string(text)
	regex.match(`^(?:\d+(?:\.\d+)?[hms])+$`, text)
	hours := [n |
		some part in regex.find_all_string_submatch_n(`(\d+(?:\.\d+)?)([hms])`, text, -1)
		n := to_number(part[1]) / _per_hour[part[2]]
	]
}

_per_hour := {"h": 1, "m": 60, "s": 3600}
