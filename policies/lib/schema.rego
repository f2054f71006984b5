# Package kubevet.lib.schema reads what the model schema says of input.object. A
# rule that uses it names that model.
package kubevet.lib.schema

# facts are those of a kind; see validate.Fact.
facts(kind) := object.get(input.model.schema[input.position].facts, kind, [])

# uses are the kinds of Kubernetes that input.object names; see validate.Use.
uses := input.model.schema[input.position].uses

# owner is what messages call what has a field.
owner(fact) := regex.replace(fact.type, `^.*\.`, "") if fact.type != ""

owner(fact) := "the object" if fact.type == ""

# profile is that of a finding about a value. What begins or ends with a hyphen in a
# chart is put together of a value that nobody has given yet.
profile(fact) := "strict" if {
	input.source == "chart"
	value := object.get(input.object, fact.path, "")
	is_string(value)
	regex.match(`^-|-$`, value)
} else := "recommended"

# listed are texts in a sentence.
listed(texts) := concat(", ", [$`"{t}"` | some t in texts])

# belongs is where a security field that stands somewhere else belongs, and
# undefined for any other unknown field.
belongs(fact) := "the securityContext of a container" if {
	fact.type in {"core.v1.PodSecurityContext", "core.v1.PodSpec", "core.v1.PodTemplateSpec", "core.v1.Container"}
	fact.field in _container_only
} else := "the securityContext of the pod" if {
	fact.type in {"core.v1.SecurityContext", "core.v1.Container", "core.v1.PodSpec", "core.v1.PodTemplateSpec"}
	fact.field in _pod_only
} else := "the securityContext of a container or the pod" if {
	fact.type in {"core.v1.Container", "core.v1.PodSpec", "core.v1.PodTemplateSpec"}
	fact.field in _both
} else := "the spec of the pod" if {
	fact.type in {"core.v1.PodSecurityContext", "core.v1.SecurityContext", "core.v1.PodTemplateSpec", "core.v1.Container"}
	fact.field in _spec_only
} else := "the spec of the pod or a container" if {
	fact.field == "securityContext"
	regex.match(`^(apps|batch|core)\.v1\.(DeploymentSpec|StatefulSetSpec|DaemonSetSpec|ReplicaSetSpec|JobSpec|CronJobSpec|PodTemplateSpec|Deployment|StatefulSet|DaemonSet)$`, fact.type)
}

_container_only := {"allowPrivilegeEscalation", "capabilities", "privileged", "procMount", "readOnlyRootFilesystem"}

_pod_only := {"fsGroup", "fsGroupChangePolicy", "supplementalGroups", "supplementalGroupsPolicy", "sysctls"}

_both := {"appArmorProfile", "runAsGroup", "runAsNonRoot", "runAsUser", "seLinuxOptions", "seccompProfile"}

_spec_only := {"automountServiceAccountToken", "hostIPC", "hostNetwork", "hostPID", "hostUsers"}
