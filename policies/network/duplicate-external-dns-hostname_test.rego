package kubevet.network["duplicate-external-dns-hostname_test"]

import data.kubevet.lib.testing
import data.kubevet.network["duplicate-external-dns-hostname"] as rule

_object(kind, name, settings) := {
	"apiVersion": {"Service": "v1", "Ingress": "networking.k8s.io/v1"}[kind],
	"kind": kind,
	"metadata": {"name": name, "annotations": {$"external-dns.alpha.kubernetes.io/{key}": value | some key, value in settings}},
}

_input(objects) := testing.input_for(concat("\n---\n", [yaml.marshal(o) | some o in objects]))

test_deny_the_same_name if {
	every hostname in ["a.example.com", "b.example.com, A.example.com."] {
		rule.deny == {{
			"path": ["metadata", "annotations", "external-dns.alpha.kubernetes.io/hostname"],
			"message": `"a.example.com" is the name of Ingress "default/b" too`,
			"related": [{
				"kind": "Ingress",
				"namespace": "default",
				"name": "b",
				"path": ["metadata", "annotations", "external-dns.alpha.kubernetes.io/hostname"],
				"message": "has the same name",
			}],
		}} with input as _input([_object("Service", "a", {"hostname": "a.example.com"}), _object("Ingress", "b", {"hostname": hostname})])
	}
}

test_allow_other_names_and_sets if {
	every settings in [
		{"hostname": "b.example.com"},
		{"internal-hostname": "a.example.com"},
		{"hostname": "a.example.com", "set-identifier": "eu"},
		{"hostname": "a.example.com", "controller": "other"},
		{"hostname": ""},
		{"hostname": ["a.example.com"]},
		{},
	] {
		rule.deny == set() with input as _input([_object("Service", "a", {"hostname": "a.example.com"}), _object("Ingress", "b", settings)])
	}
	rule.deny == set() with input as _input([_object("Service", "a", {"hostname": "a.example.com,a.example.com"})])
}
