# Package kubevet.lib.manifest reads what every object has.
package kubevet.lib.manifest

# group_kind names the kind of input.object as rules and the index do:
# "Deployment" for the groups that Kubernetes itself serves, whose names have no
# dot or end in ".k8s.io", and "Rollout.argoproj.io" for all others.
group_kind := kind if {
	not contains(input.object.apiVersion, "/")
	kind := input.object.kind
}

group_kind := kind if {
	group := split(input.object.apiVersion, "/")[0]
	contains(input.object.apiVersion, "/")
	_built_in(group)
	kind := input.object.kind
}

group_kind := $"{input.object.kind}.{group}" if {
	contains(input.object.apiVersion, "/")
	group := split(input.object.apiVersion, "/")[0]
	not _built_in(group)
}

_built_in(group) if not contains(group, ".")

_built_in(group) if endswith(group, ".k8s.io")

# name is the object's name, or what its generated name starts with and "*", or ""
# if it has neither.
name := input.object.metadata.name if {
	is_string(input.object.metadata.name)
} else := $"{input.object.metadata.generateName}*" if {
	is_string(input.object.metadata.generateName)
} else := ""

# at returns the value at path, or fallback if there is none or something on the
# way is not an object.
at(value, path, fallback) := object.get(value, path, fallback)

# list returns the list at path, or an empty one if there is none.
list(value, path) := xs if {
	xs := object.get(value, path, [])
	is_array(xs)
} else := []

# mapping returns the mapping at path, or an empty one if there is none.
mapping(value, path) := m if {
	m := object.get(value, path, {})
	is_object(m)
} else := {}
