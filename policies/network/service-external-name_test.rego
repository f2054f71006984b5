package kubevet.network["service-external-name_test"]

import data.kubevet.lib.testing
import data.kubevet.network["service-external-name"] as rule

test_deny_external_name if {
	rule.deny == {{"path": ["spec", "type"], "message": `the service is an alias for "db.example.com"`}} with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: ExternalName, externalName: db.example.com}
`)
}

test_allow_other_types if {
	every type in ["ClusterIP", "LoadBalancer", "null", "{}"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: v1
kind: Service
metadata: \{name: web}
spec: \{type: {type}, externalName: db.example.com}
`)
	}
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: ExternalName, externalName: null}
`)
}
