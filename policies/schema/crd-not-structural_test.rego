package kubevet.schema["crd-not-structural_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["crd-not-structural"] as rule

_definition(name, versions) := testing.input_for($`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: \{name: {name}}
spec:
  group: example.com
  scope: Namespaced
  names: \{kind: Shop, plural: shops}
  versions: {versions}
`)

test_deny_no_schema if {
	rule.deny == {{
		"path": ["spec", "versions", 0, "schema", "openAPIV3Schema"],
		"message": `version "v1" has no schema`,
	}} with input as _definition("shops.example.com", "[{name: v1, served: true, storage: true}]")
}

test_deny_no_type if {
	rule.deny == {{
		"path": ["spec", "versions", 0, "schema", "openAPIV3Schema", "type"],
		"message": `the schema of version "v1" is not of type object`,
	}} with input as _definition("shops.example.com", "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {properties: {}}}}]")
}

test_deny_storage if {
	rule.deny == {{"path": ["spec", "versions"], "message": "0 versions are stored, where exactly one has to be"}} with input as _definition("shops.example.com", "[{name: v1, served: true, storage: false, schema: {openAPIV3Schema: {type: object}}}]")
}

test_deny_name if {
	rule.deny == {{"path": ["metadata", "name"], "message": `the name has to be "shops.example.com"`}} with input as _definition("shop.example.com", "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]")
}

test_allow_structural if {
	rule.deny == set() with input as _definition("shops.example.com", "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]")
}

test_allow_removed_version if {
	rule.deny == set() with input as testing.input_for("apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: {name: shops.example.com}\nspec: {group: example.com, names: {kind: Shop, plural: shops}, version: v1}")
}

# A patch for kustomize has neither names nor a group.
test_allow_patch if {
	rule.deny == set() with input as testing.input_for("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: shops.example.com}")
}
