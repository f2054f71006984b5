# Package kubevet.lib.signature reads the policies that verify signatures of images:
# ClusterImagePolicy of Sigstore, verifyImages and ImageValidatingPolicy of Kyverno.
package kubevet.lib.signature

import data.kubevet.lib.manifest

# kinds are those of policies that verify signatures of images.
kinds := {
	"ClusterImagePolicy.policy.sigstore.dev", "ClusterPolicy.kyverno.io", "Policy.kyverno.io", "ImageValidatingPolicy.policies.kyverno.io",
	"NamespacedImageValidatingPolicy.policies.kyverno.io", "ImagePolicy.connaisseur.io", "Verifier.config.ratify.deislabs.io", "ImagePolicy.portieris.cloud.ibm.com", "ClusterImagePolicy.portieris.cloud.ibm.com",
}

# rules are the entries of verifyImages of input.object, a policy of Kyverno, each with
# spec and path.
rules := [{"spec": entry, "path": ["spec", "rules", i, "verifyImages", j]} |
	some i, rule in manifest.list(input.object, ["spec", "rules"])
	some j, entry in manifest.list(rule, ["verifyImages"])
	is_object(entry)
]

# identities are those that input.object takes signatures of without a key, each with
# spec and path; none is one without fields.
identities := array.concat(
	[{"spec": identity, "path": ["spec", "authorities", i, "keyless", "identities", j]} |
		some i, authority in manifest.list(input.object, ["spec", "authorities"])
		some j, identity in manifest.list(authority, ["keyless", "identities"])
		is_object(identity)
	],
	array.concat(
		[{"spec": keyless, "path": array.concat(rule.path, ["attestors", i, "entries", j, "keyless"])} |
			some rule in rules
			some i, attestor in manifest.list(rule.spec, ["attestors"])
			some j, entry in manifest.list(attestor, ["entries"])
			keyless := entry.keyless
			is_object(keyless)
		],
		[{"spec": identity, "path": ["spec", "attestors", i, "cosign", "keyless", "identities", j]} |
			some i, attestor in manifest.list(input.object, ["spec", "attestors"])
			some j, identity in manifest.list(attestor, ["cosign", "keyless", "identities"])
			is_object(identity)
		],
	),
)

# patterns are the globs of the images that a policy of the bundle verifies, each
# with kind, where "*" of Sigstore stops at a slash.
patterns contains {"kind": "sigstore", "glob": entry.glob} if {
	some policies in input.index["ClusterImagePolicy.policy.sigstore.dev"]
	some policy in policies
	some entry in manifest.list(policy, ["spec", "images"])
	is_string(entry.glob)
}

patterns contains {"kind": "kyverno", "glob": glob} if {
	some kind in ["ClusterPolicy.kyverno.io", "Policy.kyverno.io"]
	some policies in input.index[kind]
	some policy in policies
	some rule in manifest.list(policy, ["spec", "rules"])
	some entry in manifest.list(rule, ["verifyImages"])
	some glob in manifest.list(entry, ["imageReferences"])
	is_string(glob)
}

patterns contains {"kind": "kyverno", "glob": entry.glob} if {
	some policies in input.index["ImageValidatingPolicy.policies.kyverno.io"]
	some policy in policies
	some entry in manifest.list(policy, ["spec", "matchImageReferences"])
	is_string(entry.glob)
}

# opaque holds if the bundle has a policy that says otherwise which images it is for.
opaque if {
	some policies in input.index["ImageValidatingPolicy.policies.kyverno.io"]
	some policy in policies
	some entry in manifest.list(policy, ["spec", "matchImageReferences"])
	entry.expression
}

opaque if {
	some kind in kinds
	contains(kind, "ratify")
	input.index[kind]
}

# covers holds if a pattern is for an image of imageuse.images.
covers(pattern, use) if {
	some name in _names(use)
	_matches(pattern.kind, pattern.glob, name)
}

_matches("sigstore", pattern, name) if glob.match(_expanded(pattern), ["/"], name)

_matches("kyverno", pattern, name) if glob.match(pattern, null, name)

# A pattern of Sigstore without a registry is one of Docker Hub.
_expanded(pattern) := pattern if {
	regex.match(`^(\*\*|[^/]*[.:*][^/]*/)`, pattern)
} else := $"index.docker.io/{pattern}" if {
	contains(pattern, "/")
} else := $"index.docker.io/library/{pattern}"

_names(use) := {name |
	some base in {use.name, use.repository, replace(use.repository, "docker.io/", "index.docker.io/")}
	some suffix in {"", _tag(use), _digest(use), concat("", [_tag(use), _digest(use)])}
	name := concat("", [base, suffix])
}

_tag(use) := $":{use.tag}" if {
	use.tag != ""
} else := ":latest" if {
	use.digest == ""
} else := ""

_digest(use) := $"@{use.digest}" if {
	use.digest != ""
} else := ""

# any holds for a pattern of an issuer or subject that everything matches.
any(text) if regex.match(`^\^?\(?(\.\*|\.\+|\*)\)?\$?$`, text)
