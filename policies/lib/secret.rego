# Package kubevet.lib.secret tells credentials from what only looks like one.
#
# This file finds where an object can hold a credential; secret_name.rego judges
# what a name promises, secret_value.rego what a value is, secret_text.rego reads
# settings out of files and command lines, and secret_token.rego knows formats
# that are credentials under any name.
#
# One secret is reported by one rule, the most specific: kubeconfig, private key,
# token of a known format, password in a URL, well-known default, literal under
# a secret name, plain Secret.
package kubevet.lib.secret

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# leaves are the strings of input.object that hold a credential whatever the field
# is called, or look like it, each with its path; the data of a Secret is decoded.
# Nearly every object has none: its strings are collected only if one look at all
# of it finds something that a key, a token or a URL with a password contains. What
# kubeconfigs reports is left out.
#
# The schemas of a CustomResourceDefinition document formats and hold no
# settings.
leaves := [leaf | some leaf in _suspects; not kubeconfig(leaf.text)]

# kubeconfigs are those strings that are a kubeconfig with a credential.
kubeconfigs := [leaf | some leaf in _suspects; kubeconfig(leaf.text)]

_suspects := [leaf |
	some leaf in _strings
	_suspect(leaf.text, _needles)
] if {
	not input.object.kind == "CustomResourceDefinition"
	_suspect(_haystack, _needles)
} else := []

_haystack := concat("\n", array.concat(
	[json.marshal(input.object)],
	[leaf.text | some leaf in secret_data],
))

_needles := concat("|", object.keys(_names))

_suspect(text, needles) if regex.match(needles, text)

_suspect(text, _) if contains_password_url(text)

_suspect(text, _) if {
	_aws_key_id
	regex.match(`[A-Za-z0-9/+]{40}`, text)
}

_strings := array.concat(
	[{"path": path, "text": text} |
		walk(input.object, [path, text])
		is_string(text)
		count(text) > 12
		not _encoded(path)
	],
	[leaf | some leaf in secret_data; leaf.path[0] == "data"],
)

_encoded(path) if {
	is_secret
	path[0] == "data"
}

# kubeconfig holds for a text that says how to reach a cluster and has a literal
# credential for it.
# https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
kubeconfig(text) if {
	contains(text, "clusters")
	contains(text, "users")
	regex.match(`(?:client-key-data|token|password)\\?["']?\s*:`, text)
	yaml.is_valid(text)
	config := yaml.unmarshal(text)
	some user in config.users
	some field in ["client-key-data", "token", "password"]
	is_string(user.user[field])
	literal(user.user[field])
}

# is_secret holds for a Secret.
is_secret if manifest.group_kind == "Secret"

# secret_data are the values of a Secret with their keys and paths, decoded.
secret_data := array.concat(
	[{"path": ["data", key], "key": key, "text": base64.decode(packed)} |
		is_secret
		some key, value in manifest.mapping(input.object, ["data"])
		is_string(value)
		packed := regex.replace(value, `\s`, "")
		base64.is_valid(packed)
	],
	[{"path": ["stringData", key], "key": key, "text": value} |
		is_secret
		some key, value in manifest.mapping(input.object, ["stringData"])
		is_string(value)
	],
)

# A setting is a name and a value that may be a credential, with the path of the
# string that holds the value and a phrase that says where it is.

# env_settings are the settings in the environment of containers: the variables
# themselves, and what a variable that holds a configuration or a command line
# sets.
env_settings := [setting |
	some container in pod.containers
	some i, variable in manifest.list(container.spec, ["env"])
	is_string(variable.name)
	is_string(variable.value)
	some pair in _settings(variable.name, variable.value)
	setting := {
		"name": pair.name,
		"value": pair.value,
		"path": array.concat(container.path, ["env", i, "value"]),
		"place": $`{_within(variable.name, pair.name)}env "{variable.name}" of {container.name}`,
	}
]

# config_settings are the settings in the data of a ConfigMap.
config_settings := [setting |
	manifest.group_kind == "ConfigMap"
	some key, value in manifest.mapping(input.object, ["data"])
	is_string(value)
	hinted(concat("\n", [key, value]))
	not kubeconfig(value)
	some pair in _settings(key, value)
	setting := {
		"name": pair.name,
		"value": pair.value,
		"path": ["data", key],
		"place": $`{_within(key, pair.name)}key "{key}"`,
		"text": value,
	}
]

# annotation_settings are the settings in the annotations and labels of the object
# and of its pod templates.
annotation_settings := [setting |
	some metadata in _metadata
	some field in ["annotations", "labels"]
	place := array.concat(metadata, [field])
	some key, value in manifest.mapping(input.object, place)
	is_string(value)
	key != last_applied
	some pair in _settings(key, value)
	setting := {
		"name": pair.name,
		"value": pair.value,
		"path": array.concat(place, [key]),
		"place": $`{_within(key, pair.name)}{trim_suffix(field, "s")} "{key}"`,
		"text": value,
	}
]

_metadata := {["metadata"]} | {p.metadata_path | some p in pod.pods}

# last_applied is the annotation in which kubectl keeps a copy of the object.
last_applied := "kubectl.kubernetes.io/last-applied-configuration"

# other_settings are the settings in every other object, such as the values of a
# HelmRelease, the parameters of an Application or the options of a driver: named
# by their field, by the name beside a "value", or set in a text.
other_settings := [setting |
	not manifest.group_kind in _without_settings
	hinted(_haystack)
	containers := {container.path | some container in pod.containers}
	walk(input.object, [path, value])
	is_string(value)
	count(value) > 2
	not path[0] in {"metadata", "status"}
	name := _name_at(path, path[count(path) - 1])
	hinted(concat("\n", [name, value]))
	not _prose(name)
	some pair in _settings(name, value)
	not _in_container(path, containers)
	not _selects(path)
	setting := {
		"name": pair.name,
		"value": pair.value,
		"path": path,
		"place": _place(pair.name, name, path),
		"text": value,
	}
]

# Their settings are read otherwise, or they have none: the names of roles and
# ports, selectors, sealed values, and schemas.
_without_settings := {
	"APIService", "ClusterRole", "ClusterRoleBinding", "ConfigMap", "ControllerRevision", "CronJob",
	"CustomResourceDefinition", "DaemonSet", "Deployment", "EndpointSlice", "Endpoints", "Event",
	"HorizontalPodAutoscaler", "Ingress", "IngressClass", "Job", "Lease", "LimitRange",
	"MutatingWebhookConfiguration", "Namespace", "NetworkPolicy", "Node", "PersistentVolumeClaim", "Pod",
	"PodDisruptionBudget", "PodSecurityPolicy", "PodTemplate", "PriorityClass", "ReplicaSet",
	"ReplicationController", "ResourceQuota", "Role", "RoleBinding", "RuntimeClass", "Secret", "Service",
	"ServiceAccount", "StatefulSet", "ValidatingWebhookConfiguration",
	"PrometheusRule.monitoring.coreos.com", "SealedSecret.bitnami.com", "SopsSecret.isindir.github.com",
}

_name_at(path, field) := name if {
	field == "value"
	parent := object.get(input.object, array.slice(path, 0, count(path) - 1), {})
	some key in ["name", "key"]
	name := parent[key]
	is_string(name)
} else := field if {
	is_string(field)
} else := ""

# Fields that are for people to read.
_prose(name) if regex.match(`(?i)^(?:description|summary|message|title|help|comment|documentation|notes?|example|reason)s?$`, name)

# What is in a reference to a Secret names the Secret or one of its keys.
_selects(path) if {
	some step in path
	is_string(step)
	regex.match(`(?i)(?:secret|ref|selector)s?$`, step)
	step != path[count(path) - 1]
}

# Objects that fetch secrets name the keys they are under.
_selects(path) if {
	path[count(path) - 1] in {"objectAlias", "objectName", "property", "remoteKey", "secretKey"}
	regex.match(`^(Cluster)?(ExternalSecret|PushSecret|SecretStore|VaultStaticSecret|VaultDynamicSecret)\.|^SecretProviderClass\.|\.tekton\.dev$`, manifest.group_kind)
}

_in_container(path, containers) if {
	some n in numbers.range(2, count(path))
	array.slice(path, 0, n) in containers
}

# What messages call a setting: its name, and what it is in.
_place(inner, outer, path) := $`"{inner}" in {_dotted(path)}` if {
	inner != outer
} else := $`field "{inner}"` if {
	count(path) == 1
} else := $`"{inner}" in {_dotted(array.slice(path, 0, count(path) - 1))}`

_dotted(path) := concat(".", [$"{step}" | some step in path])

# line is which line of a setting's text the setting is on, as a part of a
# finding; nothing if the text has only one.
line(setting) := {"line": lines[0]} if {
	contains(setting.text, "\n")
	lines := [n |
		some i, text in split(setting.text, "\n")
		contains(text, setting.name)
		contains(text, setting.value)
		n := i + 1
	]
	count(lines) > 0
} else := {}

# secret_settings are the settings in the data of a Secret.
secret_settings := [setting |
	some leaf in secret_data
	some pair in _settings(leaf.key, leaf.text)
	setting := {
		"name": pair.name,
		"value": pair.value,
		"path": leaf.path,
		"place": $`{_within(leaf.key, pair.name)}key "{leaf.key}"`,
	}
]

_within(outer, inner) := "" if outer == inner

_within(outer, inner) := $`"{inner}" in ` if outer != inner

# _settings are what a named string sets: itself, and what is set inside.
_settings(name, value) := [{"name": name, "value": value}] if {
	named(name)
	not contains(trim_space(value), "\n")
} else := assignments(value, extension(name)) if {
	hinted(value)
} else := []

# extension is the last part of a file name, "" if there is none.
extension(name) := lower(parts[count(parts) - 1]) if {
	parts := split(name, ".")
	count(parts) > 1
} else := ""

# arg_settings are the settings on the command lines of containers and of their
# hooks and probes, and in the headers that probes and hooks send.
arg_settings := array.concat(
	[setting |
		some line in _command_lines
		_promising(line.words)
		some found in arguments(line.words)
		setting := {
			"name": found.name,
			"value": found.value,
			"path": array.flatten([line.container.path, line.place, found.index]),
			"place": $`"{found.name}" in {concat(".", line.place)} of {line.container.name}`,
		}
	],
	[setting |
		some container in pod.containers
		some hook in _hooks
		place := array.concat(hook, ["httpGet", "httpHeaders"])
		some i, header in manifest.list(container.spec, place)
		is_string(header.name)
		is_string(header.value)
		setting := {
			"name": header.name,
			"value": header.value,
			"path": array.flatten([container.path, place, i, "value"]),
			"place": $`header "{header.name}" in {concat(".", place)} of {container.name}`,
		}
	],
)

_command_lines := array.concat(
	[{"container": container, "place": [field], "words": words} |
		some container in pod.containers
		some field in ["command", "args"]
		words := container.spec[field]
		is_array(words)
	],
	[{"container": container, "place": array.concat(hook, ["exec", "command"]), "words": words} |
		some container in pod.containers
		some hook in _hooks
		words := object.get(container.spec, array.concat(hook, ["exec", "command"]), null)
		is_array(words)
	],
)

# _promising is a cheap look at a command line, of which few hold a credential.
_promising(words) if {
	text := concat(" ", [word | some word in words; is_string(word)])
	regex.match(`(?i)pass|pwd|secret|token|key|auth|cred|psk|bearer|curl|redis-cli|mysql`, text)
}

_hooks := [["lifecycle", "postStart"], ["lifecycle", "preStop"], ["livenessProbe"], ["readinessProbe"], ["startupProbe"]]
