package kubevet["api-versions"]["unavailable-api-version_test"]

import data.kubevet["api-versions"]["unavailable-api-version"] as rule
import data.kubevet.lib.testing

_claim := testing.input_for("apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: a}")

test_deny_future if {
	rule.deny == {{"path": ["apiVersion"], "message": "resource.k8s.io/v1 ResourceClaim is there from Kubernetes 1.34 on, not in 1.33"}} with input as object.union(_claim, {"target": {"minor": 33}})
}

test_allow_present if {
	rule.deny == set() with input as _claim
	rule.deny == set() with input as object.union(_claim, {"target": {"minor": 34}})
}
