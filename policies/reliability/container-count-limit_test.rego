package kubevet.reliability["container-count-limit_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["container-count-limit"] as rule

_judged(most) := object.union(
	testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers: [{name: a}, {name: b, restartPolicy: Always}]
  containers: [{name: c}, {name: d}]
  ephemeralContainers: [{name: e}]
`),
	{"parameters": {"container-count-limit": {"max": most}}},
)

test_deny_more if {
	rule.deny == {{"path": ["spec", "containers"], "message": "the pod has 3 containers, more than 2"}} with input as _judged(2)
}

test_allow_as_many_and_without_parameter if {
	rule.deny == set() with input as _judged(3)
	rule.deny == set() with input as _judged(0)
}
