# METADATA
# title: Sandbox of an agent reaches every address
# description: |
#   Code that a model writes runs in the sandbox. Without a network policy, or with one
#   that lets out to everywhere, it reaches the metadata service of the cloud, the
#   cluster and the network around it. A template that says nothing gets a policy that
#   keeps to the public internet.
# related_resources:
#   - ref: https://agent-sandbox.sigs.k8s.io/
#     description: Agent Sandbox
#   - ref: https://github.com/kubernetes-sigs/agent-sandbox/blob/main/extensions/api/v1beta1/sandboxtemplate_types.go
#     description: Agent Sandbox, SandboxTemplate
# custom:
#   severity: high
#   profile: recommended
#   kinds: [SandboxTemplate.extensions.agents.x-k8s.io]
#   compliance:
#     mitre: [T1041]
#     cwe: [CWE-284]
#   aliases:
#     kubescape: [C-0301]
package kubevet.runtime["agent-sandbox-egress-open"]

import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	input.object.spec.networkPolicyManagement == "Unmanaged"
	not _policed
	finding := {"path": ["spec", "networkPolicyManagement"], "message": "no network policy is made for sandboxes, so they reach every address"}
}

deny contains finding if {
	not input.object.spec.networkPolicyManagement == "Unmanaged"
	some i, rule in manifest.list(input.object, ["spec", "networkPolicy", "egress"])
	is_object(rule)
	not network.only_dns(rule)
	some opening in _open(rule)
	finding := {"path": array.concat(["spec", "networkPolicy", "egress", i], opening), "message": "sandboxes reach every address, those of the cluster and of the node included"}
}

_open(rule) := {[]} if {
	count(manifest.list(rule, ["to"])) == 0
} else := {["to", j, "ipBlock", "cidr"] |
	some j, peer in manifest.list(rule, ["to"])
	network.open_cidr(peer.ipBlock.cidr)
	count(manifest.list(peer, ["ipBlock", "except"])) == 0
}

# One that is kept by hand, in the same bundle.
_policed if {
	count(object.get(input.index, ["NetworkPolicy", input.namespace], [])) > 0
}
