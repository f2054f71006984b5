# METADATA
# title: Pod has its own entries in /etc/hosts
# description: |
#   Entries in the pod's /etc/hosts win over DNS: names lead where the manifest says
#   and no longer where their owner says, and nobody who looks at DNS sees it. A
#   wrong or malicious entry sends the pod's traffic, with its credentials, to
#   another host.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
#     description: Adding entries to pod /etc/hosts with HostAliases
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1565]
#     cwe: [CWE-350]
#   aliases:
#     trivy: [KSV-0007]
#     kubesec: [HostAliases]
package kubevet.pods["host-aliases"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some entry in manifest.list(p.spec, ["hostAliases"])
	not _loopback(entry)
	finding := {
		"path": array.concat(p.path, ["hostAliases"]),
		"message": "the pod has its own entries in /etc/hosts",
	}
}

# Names for the pod itself lead nowhere else.
_loopback(entry) if regex.match(`^(127\.|::1$)`, entry.ip)
