# Package kubevet.lib.imageuse finds the images that input.object uses.
package kubevet.lib.imageuse

import data.kubevet.lib.image
import data.kubevet.lib.pod

# uses are the references to images of containers and volumes. Of each:
#
#   subject      what messages call the user: container "web"
#   reference    the reference, a string
#   path         leads to it
#   policy       the pull policy as written, "" if there is none
#   policy_path  leads to where it is or would be
#   container    the container, if it is one
uses := array.concat(
	[use |
		some container in pod.containers
		reference := container.spec.image
		is_string(reference)
		not _injected(container)
		use := {
			"subject": container.name,
			"reference": reference,
			"path": pod.at(container, ["image"]),
			"policy": _text(container.spec, "imagePullPolicy"),
			"policy_path": pod.at(container, ["imagePullPolicy"]),
			"container": container,
		}
	],
	[use |
		some p in pod.pods
		some volume in p.volumes
		reference := volume.spec.image.reference
		is_string(reference)
		reference != "" # as in a template that leaves it to its user
		use := {
			"subject": $`volume "{object.get(volume.spec, "name", "")}"`,
			"reference": reference,
			"path": array.concat(volume.path, ["image", "reference"]),
			"policy": _text(volume.spec.image, "pullPolicy"),
			"policy_path": array.concat(volume.path, ["image", "pullPolicy"]),
		}
	],
)

# images are those of uses that are valid references. Of each, besides:
#
#   label       what messages say first: container "web" uses image "nginx"
#   name        as image.parse has it
#   registry    the registry's host
#   repository  the name in full
#   leaf        the last two parts of the repository's path: library/nginx
#   base        the last part: nginx
#   tag         "" if there is none
#   digest      "" if there is none
images := [object.union(use, details) |
	some use in uses
	parsed := image.parse(use.reference)
	repository := image.repository(parsed.name)
	parts := split(repository, "/")
	details := {
		"label": $`{use.subject} uses image "{use.reference}"`,
		"name": parsed.name,
		"registry": parts[0],
		"repository": repository,
		"leaf": concat("/", array.slice(parts, max([1, count(parts) - 2]), count(parts))),
		"base": parts[count(parts) - 1],
		"tag": parsed.tag,
		"digest": parsed.digest,
	}
]

# profile is that of a finding about the version of an image: what a project builds
# gets its own when it is released, and not in its own tree.
profile(image) := "strict" if {
	some part in array.concat(split(image.repository, "/"), split(image.registry, "."))
	some name in input.project
	startswith($"{part}-", $"{name}-")
} else := "recommended"

# pull_policy is when the kubelet pulls an image: what is written, or what the API
# server makes of a policy that is not.
# https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting
pull_policy(image) := image.policy if {
	image.policy != ""
} else := "Always" if {
	image.tag == "latest"
} else := "Always" if {
	image.tag == ""
	image.digest == ""
} else := "IfNotPresent"

_text(value, field) := text if {
	text := value[field]
	is_string(text)
} else := ""

# Istio replaces the image of a gateway when it injects the proxy.
# https://istio.io/latest/docs/setup/additional-setup/gateway/
_injected(container) if {
	container.spec.name == "istio-proxy"
	container.spec.image == "auto"
}
