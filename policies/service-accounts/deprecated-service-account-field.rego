# METADATA
# title: Service account is named by the deprecated field
# description: |
#   serviceAccount is the old name of serviceAccountName and counts only where
#   that is empty. A tool or policy that reads the new field alone takes the pod
#   for one that runs as the default service account; where the two differ, the
#   pod does not run as what the old one says.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
#     description: Pod, serviceAccount is a deprecated alias for serviceAccountName
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-477]
#   aliases:
#     kube-linter: [deprecated-service-account-field]
#     kubescape: [C-0294]
package kubevet["service-accounts"]["deprecated-service-account-field"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	old := p.spec.serviceAccount
	is_string(old)
	old != ""
	reason := _reason(old, object.get(p.spec, "serviceAccountName", ""))
	finding := {
		"path": array.concat(p.path, ["serviceAccount"]),
		"message": $`the deprecated serviceAccount "{old}" {reason}`,
	}
}

_reason(_, name) := "is set without serviceAccountName" if {
	name in {"", null}
}

_reason(old, name) := $`has no effect beside serviceAccountName "{name}"` if {
	not name in {"", null}
	old != name
}
