# METADATA
# title: Workload can become cluster-admin
# description: |
#   Who takes over a pod of this workload has the token of its service account, and
#   the rights of that service account lead to all of the cluster: directly, or by
#   becoming another one that has more, through a token, a pod, a Secret, a
#   certificate or a binding. The finding is the shortest way, step by step, through
#   the bindings of the bundle and those that every cluster has. A way that works only
#   under a condition says so and is less severe. Pods without the token are not
#   reported, and a service account that several workloads share is reported once.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: RBAC good practices, privilege escalation risks
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
#     description: Using RBAC authorization, privilege escalation prevention
# custom:
#   severity: critical
#   profile: recommended
#   help: take away the right that opens the way
#   kinds: [workload]
#   models: [rbac]
#   compliance:
#     mitre: [T1078, T1098.006]
#     cwe: [CWE-269]
#   aliases:
#     kubescape: [C-0267]
#     rbac-police: [assign_sa, cluster_admin]
package kubevet.rbac["workload-cluster-takeover-path"]

import data.kubevet.lib.manifest
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some identity in serviceaccount.identities
	not serviceaccount.without_token(identity)
	steps := input.model.rbac.takeovers[input.namespace][identity.name]
	first := input.model.rbac.holders[input.namespace][identity.name]
	[first.kind, first.name] == [manifest.group_kind, manifest.name]
	finding := {
		"path": identity.path,
		"message": $`ServiceAccount "{input.namespace}/{identity.name}" can become cluster-admin: it {steps[0].says}{_length(count(steps))}{_assumption(steps)}{_others(first.others)}`,
		"severity": _severity(steps),
		"profile": _profile(steps),
		"at": _opening(steps),
		"related": array.concat(_bindings(steps), _rules(steps)),
	}
}

# What fixes it is at the account, so one workload stands for all.
_others(0) := ""

_others(1) := "; another workload runs as it too"

_others(n) := $"; {n} other workloads run as it too" if n > 1

# The related locations have all steps.
_length(1) := ""

_length(n) := $" (step 1 of {n})" if n > 1

_assumption(steps) := concat("", [$", if {step.assumes}" | some step in steps; step.assumes != ""])

_severity(steps) := "critical" if {
	every step in steps { step.assumes == "" }
} else := "high"

# What others have to do first is for those who want to know of every way.
_profile(steps) := "recommended" if {
	every step in steps { step.assumes == "" }
} else := "strict"

# _opening is what a person edits: the last rule that opens the way, or the binding to
# a role that every cluster has.
_opening(steps) := places[count(places) - 1] if {
	places := array.concat(
		[object.union(object.filter(place, {"kind", "namespace", "name", "path"}), {"message": "the pods run as it"}) | some place in _bindings(steps)],
		[object.union(object.filter(place, {"kind", "namespace", "name", "path"}), {"message": "the pods run as it"}) | some place in _rules(steps)],
	)
	count(places) > 0
} else := null

_bindings(steps) := [related |
	some i, step in steps
	some j, by in step.by
	by.binding.kind
	not by.binding in {b.binding | some k, b in step.by; k < j}
	related := {
		"kind": by.binding.kind,
		"namespace": by.binding.namespace,
		"name": by.binding.name,
		"path": ["roleRef"],
		"message": $`step {i + 1}: gives {step.who} {by.binding.role.kind} "{by.binding.role.name}"`,
	}
]

_rules(steps) := [related |
	some i, step in steps
	some j, by in step.by
	by.rule.kind
	not by.rule in {b.rule | some k, b in step.by; k < j}
	related := {
		"kind": by.rule.kind,
		"namespace": by.rule.namespace,
		"name": by.rule.name,
		"path": ["rules", by.rule.index],
		"message": $"step {i + 1}: with which it {step.says}",
	}
]
