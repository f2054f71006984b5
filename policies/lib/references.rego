# Package kubevet.lib.references knows what input.object refers to and is not there. A
# rule that uses it names the model references.
package kubevet.lib.references

import data.kubevet.lib.bundle

# missing are the references in a role that lead nowhere; see model.Dangling.
missing(role) := [reference |
	some reference in input.model.references[input.position]
	reference.role == role
	not _elsewhere(reference)
]

_elsewhere(reference) if {
	reference.why == "absent"
	bundle.elsewhere(reference.kind, reference.namespace, reference.name)
}

# kind is what messages call the kind of what is named.
kind(reference) := split(reference.kind, ".")[0]

# named is what messages call what is named.
named(reference) := $`{kind(reference)} "{reference.name}"` if {
	reference.namespace in {"", input.namespace}
} else := $`{kind(reference)} "{reference.name}" of namespace "{reference.namespace}"`

# absent states that there is no object of that name.
absent(reference) := $`{named(reference)} is not among the manifests{_near(reference)}`

# portless states that there is no such port.
portless(reference) := $`{named(reference)} has no port "{reference.key}"{_near(reference)}`

_near(reference) := $`; the nearest is "{reference.near}"` if {
	reference.near != ""
} else := ""

# finding is one about a reference. It is a hint at most if it is not sure that the
# bundle is to have what is named, if the bundle lacks objects, or if whoever installs
# a chart chose the name.
finding(reference, message, sure) := object.union(_stated(reference, message), {"severity": "info"}) if {
	_doubtful(reference, sure)
} else := _stated(reference, message)

_doubtful(_, sure) if not sure

_doubtful(_, _) if input.partial

_doubtful(reference, _) if {
	reference.why == "absent"
	reference.given
}

_stated(reference, message) := {"path": reference.path, "message": message} if {
	is_null(reference.other)
} else := {"path": reference.path, "message": message, "related": [{
	"kind": reference.other.kind,
	"namespace": reference.other.namespace,
	"name": reference.other.name,
	"path": reference.other.path,
	"message": "see here",
}]}

# tended holds if the bundle has others of the kind of what is named there.
default tended(_) := false

tended(reference) if reference.declared

# lived holds if the bundle has pods where something is named, and no operator that may
# run others there.
default lived(_) := false

lived(reference) if {
	reference.inhabited
	not reference.operated
}

# settled holds if no operator of the bundle may run pods where something is named.
default settled(_) := false

settled(reference) if not reference.operated

# belongs holds if what is named belongs with what names it: in a bundle of one
# application, or where others of its kind are, or one of almost that name.
default belongs(_) := false

belongs(reference) if reference.slip

belongs(reference) if {
	not reference.operated
	not reference.scattered
}

belongs(reference) if {
	not reference.operated
	reference.declared
}

# complete holds of a chart, which brings all that it names of its own.
default complete := false

complete if input.source == "chart"
