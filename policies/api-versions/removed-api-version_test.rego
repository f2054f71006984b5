package kubevet["api-versions"]["removed-api-version_test"]

import data.kubevet["api-versions"]["removed-api-version"] as rule
import data.kubevet.lib.testing

_finding(path, message, severity) := {{"path": path, "message": message, "severity": severity}}

test_deny_objects if {
	rule.deny == _finding(["apiVersion"], "extensions/v1beta1 Ingress is not served since Kubernetes 1.22, networking.k8s.io/v1 is", "critical") with input as testing.input_for("apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}")
	rule.deny == _finding(["apiVersion"], "policy/v1beta1 PodSecurityPolicy is not served since Kubernetes 1.25", "critical") with input as testing.input_for("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}")
}

test_deny_targets if {
	rule.deny == _finding(["spec", "scaleTargetRef", "apiVersion"], "extensions/v1beta1 Deployment is not served since Kubernetes 1.16, apps/v1 is", "high") with input as testing.input_for("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {maxReplicas: 2, scaleTargetRef: {apiVersion: extensions/v1beta1, kind: Deployment, name: a}}")
}

test_deny_rules if {
	rule.deny == _finding(["rules", 0, "resources", 0], `no group of this rule has "ingresses" since Kubernetes 1.22`, "low") with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{apiGroups: [extensions], resources: [ingresses], verbs: [get]}]")
}

# Who names the old group beside the new one is ready for both.
test_allow_rules_for_old_and_new if {
	rule.deny == set() with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{apiGroups: [extensions, networking.k8s.io], resources: [ingresses], verbs: [get]}]")
}

test_allow_before_removal if {
	rule.deny == set() with input as object.union(testing.input_for("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}"), {"target": {"minor": 24}})
	rule.deny == set() with input as testing.input_for("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}")
}
