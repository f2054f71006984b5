# METADATA
# title: API version that is deprecated
# description: |
#   The version of the API is still served, and a later version of Kubernetes will
#   not. It is worth more where that is one of the next two.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
#     description: Deprecated API migration guide
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-policy/
#     description: Kubernetes deprecation policy
# custom:
#   severity: medium
#   profile: recommended
#   help: write the apiVersion that replaces it
#   kinds: [any]
#   compliance:
#     cwe: [CWE-477]
#   aliases:
#     trivy: [KSV-0107]
#     kube-score: [stable-version]
#     kyverno: [check-deprecated-apis]
#   models: [schema]
package kubevet["api-versions"]["deprecated-api-version"]

import data.kubevet.lib.schema

deny contains finding if {
	some use in schema.uses
	use.role in {"object", "target"}
	use.deprecated > 0
	use.deprecated <= input.target.minor
	not _removed(use)
	finding := {
		"path": use.path,
		"message": $"{use.version} {use.kind} is deprecated since Kubernetes 1.{use.deprecated}{_end(use)}{_instead(use)}",
		"severity": _severity(use),
	}
}

_removed(use) if {
	use.removed > 0
	use.removed <= input.target.minor
}

_soon(use) if {
	use.removed > 0
	use.removed <= input.target.minor + 2
}

_severity(use) := "medium" if _soon(use)

_severity(use) := "low" if not _soon(use)

_end(use) := $" and ends with 1.{use.removed - 1}" if use.removed > 0

_end(use) := "" if use.removed == 0

_instead(use) := "" if use.replacement == ""

_instead(use) := $", for {use.replacement}" if use.replacement != ""
