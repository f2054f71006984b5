package kubevet["service-accounts"]["deprecated-service-account-field_test"]

import data.kubevet["service-accounts"]["deprecated-service-account-field"] as rule

_denied(fields) := {[f.path, f.message] | some f in denied} if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": fields}}
}

test_deny_old_field_alone if {
	every name in ["", null] {
		_denied({"serviceAccount": "web", "serviceAccountName": name}) == {[["spec", "serviceAccount"], `the deprecated serviceAccount "web" is set without serviceAccountName`]}
	}
	count(_denied({"serviceAccount": "web"})) == 1
}

test_deny_different_names if {
	_denied({"serviceAccount": "web", "serviceAccountName": "api"}) == {[["spec", "serviceAccount"], `the deprecated serviceAccount "web" has no effect beside serviceAccountName "api"`]}
}

test_allow_same_name_and_none if {
	every fields in [{}, {"serviceAccountName": "web"}, {"serviceAccount": "web", "serviceAccountName": "web"}, {"serviceAccount": ""}, {"serviceAccount": null}] {
		_denied(fields) == set()
	}
}
