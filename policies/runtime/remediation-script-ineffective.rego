# METADATA
# title: Script changes what a running pod cannot change
# description: |
#   The API server refuses changes to most fields of a pod that runs: where it is
#   scheduled, its volumes, its service account, its commands. A script that isolates a
#   pod that way fails each time, and the pod runs on. A label that a network policy
#   selects isolates it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
#     description: Kubernetes, pod update and replacement
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ConfigMap]
#   models: [configs]
#   compliance:
#     mitre: [T1562]
#     cwe: [CWE-703]
package kubevet.runtime["remediation-script-ineffective"]

deny contains finding if {
	some script in object.get(input.model.configs.scripts, input.position, [])
	some call in script.calls
	words := [word.text | some word in call.words]
	regex.match(`(^|/)(kubectl|oc)$`, words[0])
	"patch" in words
	_pod(words)
	some i, word in call.words
	some field in _refused(_patch(words, i))
	finding := {
		"path": script.path,
		"line": call.words[0].line,
		"message": $`script "{script.name}" changes {field} of a running pod, which the API server refuses`,
	}
}

# patch pod NAME, patch pod/NAME
_pod(words) if {
	some i, word in words
	words[i - 1] == "patch"
	regex.match(`^(po|pods?)(/|$)`, word)
	not "--subresource" in words
	every w in words { not startswith(w, "--subresource=") }
}

# The patch that the word at an index is.
_patch(words, i) := words[i] if words[i - 1] in {"-p", "--patch"}

_patch(words, i) := regex.replace(words[i], `^(-p|--patch)=?`, "") if regex.match(`^(-p.|--patch=)`, words[i])

# The fields of the spec that a JSON patch or a merge patch changes.
_refused(patch) := {field |
	some match in regex.find_all_string_submatch_n(`"path"\s*:\s*"/spec/([A-Za-z]+)((?:/[^"]*)?)"`, patch, -1)
	not _changes(match[1], match[2])
	field := $"spec.{match[1]}"
} if {
	startswith(trim_space(patch), "[")
} else := {$"spec.{field}" |
	json.is_valid(patch)
	some field, _ in object.get(json.unmarshal(patch), "spec", {})
	not field in _may_change
} if {
	startswith(trim_space(patch), "{")
} else := set()

# https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
_may_change := {"activeDeadlineSeconds", "containers", "initContainers", "schedulingGates", "terminationGracePeriodSeconds", "tolerations"}

_changes(field, _) if field in (_may_change - {"containers", "initContainers"})

_changes(field, rest) if {
	field in {"containers", "initContainers"}
	endswith(rest, "/image")
}
