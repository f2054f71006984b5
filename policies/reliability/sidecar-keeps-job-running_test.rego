package kubevet.reliability["sidecar-keeps-job-running_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["sidecar-keeps-job-running"] as rule

_judged(container, more) := testing.input_for(sprintf("apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {%s containers: [{name: main, image: report}, %s]}}}", [more, container]))

test_deny_agents_beside_the_job if {
	every container in ["{name: proxy, image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.18.0'}", "{name: proxy, image: 'hashicorp/vault:1.20', args: [agent, -config=a]}", "{name: proxy, image: 'docker.io/istio/proxyv2:1.28.0'}"] {
		rule.deny == {{"path": ["spec", "template", "spec", "containers", 1], "message": `container "proxy" never ends, so the Job does not finish`}} with input as _judged(container, "")
	}
}

test_allow_what_is_stopped if {
	rule.deny == set() with input as _judged("{name: two, image: other}", "initContainers: [{name: proxy, restartPolicy: Always, image: cloud-sql-proxy}],")
	rule.deny == set() with input as _judged("{name: proxy, image: cloud-sql-proxy, args: [--quitquitquit]}", "")
	rule.deny == set() with input as _judged("{name: proxy, image: cloud-sql-proxy}", "shareProcessNamespace: true,")
	rule.deny == set() with input as _judged("{name: two, image: 'hashicorp/vault:1.20', args: [read]}", "")
	rule.deny == set() with input as testing.input_for("apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: main, image: envoy}]}}}")
}
