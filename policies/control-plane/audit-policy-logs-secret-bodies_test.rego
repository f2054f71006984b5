package kubevet["control-plane"]["audit-policy-logs-secret-bodies_test"]

import data.kubevet["control-plane"]["audit-policy-logs-secret-bodies"] as rule
import data.kubevet.lib.testing

test_allow_metadata_first if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules: [{level: Metadata}, {level: RequestResponse}]
`)
}

test_allow_other_group if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules: [{level: RequestResponse, resources: [{group: apps}]}, {level: Metadata}]
`)
}

test_deny_reads_only if {
	testing.stated(rule.deny) == {{"path": ["rules", 1, "level"], "message": "the audit log holds the bodies of Secrets"}} with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules: [{level: None, verbs: [create, update, patch, delete]}, {level: Request, resources: [{group: '', resources: [secrets]}]}, {level: Metadata}]
`)
}

test_deny_once_for_a_rule if {
	{[finding.path, finding.message, finding.evidence] | some finding in rule.deny} == {
		[["rules", 0, "level"], "the audit log holds the bodies of Secrets, ConfigMaps", {"Secrets", "ConfigMaps"}],
		[["rules", 1, "level"], "the audit log holds the bodies of tokens of service accounts, token reviews", {"tokens of service accounts", "token reviews"}],
	} with input as testing.input_for(`
apiVersion: audit.k8s.io/v1
kind: Policy
rules: [{level: Request, resources: [{group: '', resources: [secrets, configmaps]}]}, {level: RequestResponse}]
`)
}
