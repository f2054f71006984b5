# METADATA
# title: Image is a tool for attacks or debugging
# description: |
#   The image is made to scan networks, break out of containers or mine
#   cryptocurrency, or holds every tool for it. In a workload it was left behind
#   after debugging, or an attacker put it there; either way whoever gets into the
#   container finds what the next step needs.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1204/003/
#     description: ATT&CK, malicious image
#   - ref: https://attack.mitre.org/techniques/T1496/
#     description: ATT&CK, resource hijacking
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     mitre: [T1204.003, T1496]
#     cwe: [CWE-489]
package kubevet.images["debug-or-attack-tool-image"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	tool := _tool(use)
	finding := {
		"path": use.path,
		"message": $"{use.label}, {tool}",
	}
}

_tool(use) := "a cryptocurrency miner" if {
	regex.match(`(^|[-_.])(xmrig|xmr-stak|monero-miner|xmr-miner|minerd|cpuminer|cpuminer-multi|ethminer|nanominer|minergate|minergate-cli)([-_.]|$)`, use.base)
} else := _tools[use.leaf] if {
	_tools[use.leaf]
} else := "a collection of tools for attacks" if {
	image.within(use.repository, "docker.io/kalilinux")
}

_tools := {
	"alpine/socat": _debugging,
	"aquasec/kube-hunter": _attacks,
	"bustakube/peirates": _attacks,
	"cdk-team/cdk": _attacks,
	"corfr/tcpdump": _debugging,
	"eldadru/ksniff-helper": _debugging,
	"inguardians/peirates": _attacks,
	"jpetazzo/nsenter": _breakout,
	"alexeiled/nsenter": _breakout,
	"digitalocean/doks-debug": _debugging,
	"madhuakula/hacker-container": _attacks,
	"metasploitframework/metasploit-framework": _attacks,
	"nicolaka/netshoot": _debugging,
	"parrotsec/core": _attacks,
	"parrotsec/security": _attacks,
	"praqma/network-multitool": _debugging,
	"raesene/alpine-containertools": _attacks,
	"securefab/hacker-container": _attacks,
	"wbitt/network-multitool": _debugging,
}

_attacks := "a collection of tools for attacks"

_breakout := "a tool to enter the namespaces of the node"

_debugging := "a tool for debugging networks"
