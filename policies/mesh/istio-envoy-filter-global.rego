# METADATA
# title: Filter is for every proxy of the mesh, or fetches code
# description: |
#   An EnvoyFilter changes what proxies do with requests, past all that Istio knows:
#   one in the root namespace without a selector is for all of them, and code that is
#   fetched over HTTP can be changed on the way.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/envoy-filter/
#     description: Istio, EnvoyFilter
# custom:
#   severity: high
#   profile: recommended
#   kinds: [EnvoyFilter.networking.istio.io]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-94]
#   models: [mesh]
package kubevet.mesh["istio-envoy-filter-global"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	input.namespace == input.model.mesh.root
	count(manifest.mapping(input.object, ["spec", "workloadSelector", "labels"])) == 0
	not istio.attached
	finding := {"path": ["spec", "workloadSelector"], "message": "the filter is for every proxy of the mesh", "severity": "medium", "profile": "strict"}
}

deny contains finding if {
	some i, patch in manifest.list(input.object, ["spec", "configPatches"])
	regex.match(`"uri":\s*"http://`, json.marshal(patch))
	finding := {"path": ["spec", "configPatches", i], "message": "the filter fetches code over HTTP"}
}
