# METADATA
# title: Image is a whole operating system
# description: |
#   A general-purpose system image brings a shell, a package manager and hundreds
#   of packages that the application does not use. Each is something to patch, and
#   a tool for whoever breaks in.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/application-security-checklist/
#     description: Application security checklist
#   - ref: https://github.com/GoogleContainerTools/distroless
#     description: Distroless container images
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1059]
#     cwe: [CWE-1104]
package kubevet.images["non-minimal-base-image"]

import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	use.base in _systems
	not regex.match(`(^|-)(slim|minimal|alpine|distroless|chiseled|micro)(-|$)`, use.tag)
	finding := {
		"path": use.path,
		"message": $"{use.label}, a whole operating system",
	}
}

_systems := {"almalinux", "amazonlinux", "centos", "debian", "fedora", "leap", "oraclelinux", "rockylinux", "tumbleweed", "ubuntu"}
