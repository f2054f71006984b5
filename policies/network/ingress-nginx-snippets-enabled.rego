# METADATA
# title: ingress-nginx lets Ingresses write its configuration
# description: |
#   With snippets allowed, or annotations of critical risk, whoever may write an Ingress
#   in any namespace adds configuration to the controller, runs code in its pod, and
#   reads the Secrets of every namespace (CVE-2021-25742). Without the validation of
#   annotations the same is done through those that are no snippets.
# related_resources:
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations
#     description: ingress-nginx, allow-snippet-annotations
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#annotations-risk-level
#     description: ingress-nginx, annotations-risk-level
#   - ref: https://github.com/kubernetes/ingress-nginx/issues/7837
#     description: CVE-2021-25742, custom snippets give all Secrets of the cluster
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, workload]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [disallow-ingress-nginx-custom-snippets]
#     datree: [CONFIGMAP_CVE2021_25742_INCORRECT_SNIPPET_ANNOTATIONS_VALUE]
package kubevet.network["ingress-nginx-snippets-enabled"]

import data.kubevet.lib.command
import data.kubevet.lib.manifest

deny contains finding if {
	manifest.group_kind == "ConfigMap"
	_is(["data", "allow-snippet-annotations"], "true")
	finding := {
		"path": ["data", "allow-snippet-annotations"],
		"message": "snippets of Ingresses become configuration of the controller",
	}
}

deny contains finding if {
	manifest.group_kind == "ConfigMap"
	_is(["data", "annotations-risk-level"], "critical")
	finding := {
		"path": ["data", "annotations-risk-level"],
		"message": "annotations of critical risk become configuration of the controller",
	}
}

deny contains finding if {
	some found in command.commands
	some word in found.words
	regex.match(`(?i)^--enable-annotation-validation=(false|f|0)$`, word.text)
	finding := {
		"path": word.path,
		"message": $"{found.name} does not check the annotations of Ingresses",
	}
}

_is(path, value) if {
	text := object.get(input.object, path, null)
	is_string(text)
	lower(trim_space(text)) == value
}
