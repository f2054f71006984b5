package kubevet["api-versions"]["openshift-deprecated-api_test"]

import data.kubevet["api-versions"]["openshift-deprecated-api"] as rule
import data.kubevet.lib.testing

test_deny_deployment_config if {
	rule.deny == {{"path": ["kind"], "message": "DeploymentConfig is deprecated since OpenShift 4.14"}} with input as testing.input_for("apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nmetadata: {name: a}")
}

test_deny_roles if {
	rule.deny == {{"path": ["apiVersion"], "message": "Role of OpenShift is deprecated for that of rbac.authorization.k8s.io"}} with input as testing.input_for("apiVersion: authorization.openshift.io/v1\nkind: Role\nmetadata: {name: a}")
}

test_deny_jenkins if {
	rule.deny == {{"path": ["spec", "strategy", "jenkinsPipelineStrategy"], "message": "builds by Jenkins are deprecated since OpenShift 4"}} with input as testing.input_for("apiVersion: build.openshift.io/v1\nkind: BuildConfig\nmetadata: {name: a}\nspec: {strategy: {jenkinsPipelineStrategy: {}}}")
}

test_allow_other_builds if {
	rule.deny == set() with input as testing.input_for("apiVersion: build.openshift.io/v1\nkind: BuildConfig\nmetadata: {name: a}\nspec: {strategy: {dockerStrategy: {}}}")
}
