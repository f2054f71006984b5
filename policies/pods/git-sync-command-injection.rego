# METADATA
# title: git-sync runs a command that comes from elsewhere
# description: |
#   git-sync runs the program that --git names, and the one of its hooks, each time
#   it synchronises. Where the first is set at all, or the second comes from a
#   variable that is filled in elsewhere, whoever controls that decides what runs in
#   the pod, with its credentials for the repository.
# related_resources:
#   - ref: https://github.com/kubernetes/git-sync
#     description: git-sync and its options
#   - ref: https://cwe.mitre.org/data/definitions/94.html
#     description: CWE-94, code injection
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     mitre: [T1059]
#     cwe: [CWE-94]
#   aliases:
#     checkov: [CKV_K8S_159]
package kubevet.pods["git-sync-command-injection"]

import data.kubevet.lib.image
import data.kubevet.lib.pod

deny contains finding if {
	some container in _syncers
	some i, argument in container.spec.args
	is_string(argument)
	regex.match(`^--?git=|^--?git$|^--?(exechook|sync-hook)-command=.*\$\(`, argument)
	finding := {
		"path": pod.at(container, ["args", i]),
		"message": $"{container.name} lets {_flag(argument)} decide what git-sync runs",
	}
}

deny contains finding if {
	some container in _syncers
	some item in pod.items(container, "env")
	_decides(item.spec)
	finding := {
		"path": item.path,
		"message": $"{container.name} lets {item.spec.name} decide what git-sync runs",
	}
}

_syncers contains container if {
	some container in pod.containers
	regex.match(`(^|/)git-sync$`, image.parse(container.spec.image).name)
}

_flag(argument) := split(argument, "=")[0]

_decides(variable) if variable.name in {"GITSYNC_GIT", "GIT_SYNC_GIT"}

_decides(variable) if {
	regex.match(`^(GITSYNC|GIT_SYNC)_(EXECHOOK|HOOK|SYNC_HOOK)_COMMAND$`, variable.name)
	variable.valueFrom
}
