# METADATA
# title: CustomResourceDefinition that the API server refuses
# description: |
#   Every version needs a structural schema, exactly one version is the one that is
#   stored, and the name is that of the resource and the group. The API server
#   refuses anything else. Where the schema keeps unknown fields at its root, nothing
#   of the resource is checked.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
#     description: Extend the Kubernetes API with CustomResourceDefinitions, structural schema
# custom:
#   severity: high
#   profile: recommended
#   kinds: [CustomResourceDefinition]
#   compliance:
#     cwe: [CWE-20]
package kubevet.schema["crd-not-structural"]

import data.kubevet.lib.manifest

deny contains finding if {
	_v1
	some i, version in manifest.list(input.object, ["spec", "versions"])
	is_object(version)
	not is_object(object.get(version, ["schema", "openAPIV3Schema"], null))
	finding := {
		"path": ["spec", "versions", i, "schema", "openAPIV3Schema"],
		"message": $`version "{version.name}" has no schema`,
	}
}

deny contains finding if {
	_v1
	some i, version in manifest.list(input.object, ["spec", "versions"])
	root := version.schema.openAPIV3Schema
	is_object(root)
	not root.type == "object"
	finding := {
		"path": ["spec", "versions", i, "schema", "openAPIV3Schema", "type"],
		"message": $`the schema of version "{version.name}" is not of type object`,
	}
}

deny contains finding if {
	_v1
	versions := manifest.list(input.object, ["spec", "versions"])
	count(versions) > 0
	stored := count([v | some v in versions; v.storage == true])
	stored != 1
	finding := {"path": ["spec", "versions"], "message": $"{stored} versions are stored, where exactly one has to be"}
}

deny contains finding if {
	_v1
	name := input.object.metadata.name
	is_string(name)
	plural := input.object.spec.names.plural
	group := input.object.spec.group
	want := $"{plural}.{group}"
	name != want
	not regex.match(`[$\{]`, $"{name}{want}")
	finding := {"path": ["metadata", "name"], "message": $`the name has to be "{want}"`}
}

deny contains finding if {
	_v1
	some i, version in manifest.list(input.object, ["spec", "versions"])
	version.schema.openAPIV3Schema["x-kubernetes-preserve-unknown-fields"] == true
	finding := {
		"path": ["spec", "versions", i, "schema", "openAPIV3Schema", "x-kubernetes-preserve-unknown-fields"],
		"message": $`version "{version.name}" keeps unknown fields`,
		"severity": "low",
		"profile": "strict",
	}
}

_v1 if input.object.apiVersion == "apiextensions.k8s.io/v1"
