# METADATA
# title: List of allowed images also allows others that begin alike
# description: |
#   The entry is the start of a name, and no slash ends it: registry.example.com also
#   begins registry.example.com.attacker.net, and docker.io/shop also begins
#   docker.io/shop-attacker. Anybody can have such a name.
# related_resources:
#   - ref: https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos/
#     description: Gatekeeper library, allowed repositories
#   - ref: https://kyverno.io/policies/best-practices/restrict-image-registries/restrict-image-registries/
#     description: Kyverno, restrict image registries
# custom:
#   severity: high
#   profile: recommended
#   kinds: [K8sAllowedRepos.constraints.gatekeeper.sh, ClusterPolicy.kyverno.io, Policy.kyverno.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-1023]
#   aliases:
#     trivy: [KSV-0124]
package kubevet["supply-chain"]["image-allowlist-open-prefix"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.object.kind == "K8sAllowedRepos"
	some i, entry in manifest.list(input.object, ["spec", "parameters", "repos"])
	is_string(entry)
	not endswith(entry, "/")
	not regex.match(`:[^/]+$|@sha256:`, _path(entry))
	finding := {"path": ["spec", "parameters", "repos", i], "message": $"{json.marshal(entry)} also allows what begins alike, for no slash ends it"}
}

# What follows the registry, whose port is no tag.
_path(entry) := concat("/", array.slice(parts, 1, count(parts))) if {
	parts := split(entry, "/")
	count(parts) > 1
} else := ""

deny contains finding if {
	input.object.kind in {"ClusterPolicy", "Policy"}
	some i, rule in manifest.list(input.object, ["spec", "rules"])
	some list in ["containers", "initContainers", "ephemeralContainers"]
	some anchor in ["", "=", "X"]
	key := _anchored(anchor, list)
	some j, container in manifest.list(rule, ["validate", "pattern", "spec", key])
	some pattern in split(container.image, "|")
	regex.match(`^\s*[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?(/[A-Za-z0-9._-]+)*\*\s*$`, pattern)
	finding := {
		"path": ["spec", "rules", i, "validate", "pattern", "spec", key, j, "image"],
		"message": $"{json.marshal(trim_space(pattern))} also allows what begins alike, for no slash is before the star",
	}
}

_anchored("", list) := list

_anchored("=", list) := $"=({list})"

_anchored("X", list) := $"X({list})"
