package kubevet.lib.secret

# hardcoded holds if a setting is a literal credential that no more specific
# rule reports.
hardcoded(setting) if {
	credible(setting)
	not defaulted(setting)
	not specific(setting.value)
}

# credible holds if the name of a setting promises a credential and its value
# keeps the promise.
credible(setting) if {
	kind := kind_of_name(setting.name)
	value := trim_space(setting.value)
	literal(value)
	_plausible(kind, value)
}

# defaulted holds if a setting is a password that everybody knows.
defaulted(setting) if {
	kind := kind_of_name(setting.name)
	_well_known(kind, trim_space(setting.value))
}

# specific holds if a text has a credential that is one under any name.
specific(text) if count(tokens(text)) > 0

specific(text) if private_key(text)

specific(text) if count(password_urls(text)) > 0

specific(text) if kubeconfig(text)

# literal holds if a value stands for itself: it is no placeholder, no reference
# to what another program fills in, no path, address, switch or hash.
literal(value) if {
	value != ""
	not regex.match(_reference, value)
	not regex.match(_placeholder, value)
	not lower(value) in _switches
}

_switches := {
	"true", "false", "yes", "no", "on", "off", "y", "n", "enabled", "disabled", "enable", "disable",
	"null", "none", "nil", "undefined", "unset", "empty", "default", "auto", "always", "never",
	"required", "optional", "foo", "bar", "baz", "foobar", "string", "any", "all", "basic", "bearer",
	"file", "env", "vault", "token", "value", "plain", "md5", "sha256", "bcrypt", "scram-sha-256",
	"include", "same-origin", "omit", "unknown", "internal", "external", "kubernetes", "static", "n/a", "na",
}

# _reference matches what another program replaces, or what leads elsewhere.
_reference := concat("|", [
	`\$\{|\$\(|\{\{|<%|%\{|#\{|\(\(|\x60`, # ${VAR} $(VAR) {{ x }} <% x %> %{x} #{x} ((x)) and command substitution
	`^["']?\$+(?:[A-Za-z_0-9@?*]|$)`, # $VAR, $$VAR, and $2a$ and other hashes of crypt(3)
	`^(?:[%#@!:]+[A-Z][A-Z0-9_]*[%#@!:]*|%[A-Za-z_][A-Za-z0-9_.]*%|@[A-Za-z_][A-Za-z0-9_.-]*@|__[A-Za-z0-9_.-]+__|%\([A-Za-z_.]+\)s|%[sdvq])$`,
	`^\{[A-Za-z0-9_. -]*\}`, # {VAR}, {SSHA}hash, {cipher}text
	`^(?i:!\w|env[:.]|file:|vault[:/]|ref\+|op://|sm://|gsm:|aws[a-z]*:|arn:|akv:|secret(?:ref|s|Ref)?[:/.]|key-?vault|k8s:|kms:|enc[(\[:]|sops:|projects/)`,
	`^(?:process\.env|os\.(?:environ|getenv)|System\.|ENV\[|config\.|self\.|this\.|values\.|\.Values)`,
	`(?:valueFrom|secretKeyRef|getenv|environ)`,
	`^(?:\.{0,2}|~|[A-Za-z]:|%[A-Za-z]+%)[/\\][^=+]*$`, # a path
	`^[A-Za-z][A-Za-z0-9+.-]*://`, # a URL
	`[,;][\w.-]+=`, # options of something
	`^(?:md5[0-9a-f]{32}|SCRAM-SHA-256\$|pbkdf2|sha(?:1|256|512)[:-]|(?:sha256|sha512|argon2)\b)`, # hashes
	`^-----BEGIN|^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+) `, # keys are for other rules; public ones for none
	`^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:[A-Z]*PASS(?:WORD|WD)?|PWD|SECRET|TOKEN|KEY|CREDENTIALS?)$`, # the name of a variable
])

# _placeholder matches what a person is meant to replace.
_placeholder := concat("|", [
	`<[^<>]*>|^\[[^\]]*\]$`,
	`^(?i:(?:secret|hush|password|token)(?:\s+(?:secret|hush|password|token))+)$`,
	`(?i:x{3,}|\*{3,}|\.{3,}|…|_{4,}|-{4,})`,
	`^[-_.*?#+ xX0]+$`,
	`^(?i:my[-_ ]?(?:[a-z]+[-_])?(?:password|passwd|pass|token|secret|key|apikey|api[-_]key))$`,
	`(?i:\b(?:your|ur)\b|(?:^|[-_ ])your[-_ ]?|^your|[-_]here\b)`,
	`(?i:replace|placeholder|redacted|sanitized|example|sample|dummy|fixme|todo\b|\btbd\b|unused|insert|lorem|ipsum)`,
	`(?i:(?:fill|put|enter|add|set|provide|specify|define|paste|override|overwrite|overridden|supply)[-_ ]?(?:me|in|this|your|the|a|by|at|via|with|from|it|here|value)(?:[-_ ]|$))`,
	`(?i:change[-_ ]?(?:me|this|it)[-_ !].|change[-_ ]?(?:this|your|the)|(?:please|must|should|to[-_ ]?be)[-_ ]?(?:change|set|replace|generat|fill|defin|provid|overrid))`,
	`(?i:not[-_ ]?(?:used|set|needed|required|real|valid|secure?|secret|a[-_ ])|\bno[-_ ](?:password|secret|token|auth)|fake|hidden|masked|omitted|obtained|generated|managed[-_ ]by)`,
])

# Numbers and durations are settings of something else, but for passwords of
# digits.
_plausible("password", value) if {
	not regex.match(`^(?:\d{1,3}|\d+(?:\.\d+)?(?:ms|s|m|h|d|w|y|min|[kmgt]i?b?)|\d+\.\d+)$`, lower(value))
	not _refers(value)
	not contains(value, " ")
}

_plausible("password", value) if {
	contains(value, " ")
	random(value)
}

_plausible("secret", value) if {
	count(value) > 7
	not regex.match(`^[\d.,:_-]+$`, value)
	not _object_name(value)
	not contains(value, " ")
}

_plausible("key", value) if {
	random(value)
	not regex.match(`^(?:AKIA|ASIA)[A-Z0-9]{16}$`, value) # names a key and is none
}

_plausible("key", value) if regex.match(`^(?i:basic|bearer|token)\s+[A-Za-z0-9+/=_.-]{8,}$`, value)

# _refers holds for words that say which key or Secret a password is in.
_refers(value) if {
	regex.match(`^[a-z0-9]+(?:[-_.][a-z0-9]+)*[-_./](?:pass|password|passwd|passphrase|pwd|secrets?|credentials?|creds|token|key|auth)(?:\.txt)?$`, value)
	not random(value)
}

# _object_name holds for words that can name a Kubernetes object, a type, a key
# in an object or a variable, and are not random.
_object_name(value) if {
	regex.match(`^(?:[a-z0-9]+(?:[-_./:][a-z0-9]+)+|[A-Z0-9]+(?:_[A-Z0-9]+)+|[a-z]+|[A-Za-z]+(?:[._][A-Za-z]+)*|[a-z]+-?\d{1,2})$`, value)
	not random(value)
}

# random holds if a value looks drawn by a machine. Rego has no logarithm, so
# instead of entropy it counts how many characters differ and how often letters
# and digits alternate, which words, versions and names seldom do.
random(value) if {
	regex.match(`^(?:0[xX])?(?:[0-9a-f]{16,}|[0-9A-F]{16,})$`, value)
	_distinct(value) > 7
	not _sequence(value)
}

random(value) if {
	regex.match(`(?i)^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$`, value)
	_distinct(value) > 8
	not _sequence(value)
}

random(value) if {
	some run in regex.find_n(`[A-Za-z0-9+/]{16,}={0,2}|[A-Za-z0-9_-]{20,}`, value, 3)
	_distinct(run) > 9
	count(regex.find_n(`[0-9][A-Za-z]|[A-Za-z][0-9]`, run, 3)) > 2
	not regex.match(`^[a-z0-9]{1,12}(?:[-_][a-z0-9]{1,9})+$`, run)
	not _sequence(run)
}

_distinct(value) := count({c | some c in split(value, "")})

_sequence(value) if regex.match(`(?i)abcdef|0123456|1234567|7654321|qwerty|(?:deadbeef)|0{6}|1{6}|a{6}`, value)

# _well_known are passwords that installers ship and attackers try first.
_well_known("password", value) if lower(value) in _default_passwords

_well_known("secret", value) if lower(value) in _default_secrets

_well_known("key", value) if lower(value) in _default_secrets

_default_secrets := {
	"secret", "supersecret", "changeme", "change-me", "change_me", "password", "minio123", "minioadmin",
	"my-super-secret-auth-token",
}

_default_passwords := {
	"admin", "administrator", "root", "toor", "guest", "user", "test", "demo", "password", "password1",
	"password123", "passw0rd", "p@ssw0rd", "p@ssword", "pass", "secret", "supersecret", "changeme",
	"changeit", "change-me", "change_me", "letmein", "welcome", "welcome1", "qwerty", "abc123", "1234",
	"12345", "123456", "1234567", "12345678", "123456789", "1234567890", "111111", "000000", "admin123",
	"admin1234", "admin@123", "root123", "test123", "postgres", "postgresql", "pgadmin", "mysql", "mariadb",
	"mongo", "mongodb", "redis", "foobared", "rabbitmq", "minio", "minio123", "minioadmin", "elastic",
	"elasticsearch", "kibana", "cassandra", "couchbase", "couchdb", "neo4j", "influxdb", "clickhouse",
	"oracle", "sa", "wordpress", "bitnami", "drupal", "joomla", "jenkins", "sonar", "nexus", "grafana",
	"prom-operator", "prometheus", "airflow", "superset", "keycloak", "nifi", "zabbix", "nagios", "vault",
	"kafka", "hive", "hue", "ambari", "tomcat", "s3cret", "artemis", "activemq", "my-secret-pw",
	"mysecretpassword", "secretpassword", "hunter2", "iloveyou", "raspberry", "harbor12345",
	"harbor_registry_password",
}

# confidential holds for a value of a Secret that is worth keeping: not for a
# user name, a host, a certificate, or what stands for another value. A value
# that a more specific rule reports is left to it.
confidential(key, text) if {
	value := trim_space(text)
	not contains(value, "\n")
	not _open(key, value)
	literal(value)
	not defaulted({"name": key, "value": value})
	not specific(value)
}

confidential(key, text) if {
	contains(trim_space(text), "\n")
	not specific(text)
	some pair in assignments(text, extension(key))
	hardcoded(pair)
}

_open(key, _) if regex.match(_open_names, snake(key))

# Numbers, certificates, and public keys say nothing; JSON of a registry says its
# credentials only if it has some.
_open(_, value) if regex.match(`^\w+=(?:true|false|\d+)?$|^(?:\d{1,3}|\d{2,5}(?:ms|s|m|h|d)|[\d.]+|-?\d+|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+))$|^-----BEGIN (?:CERTIFICATE|PUBLIC)|^ssh-|^\{\s*\}$|^\{"auths":\s*\{\s*\}\s*\}$`, value)

_open_names := concat("", [
	`(?:^|_)(?:[a-z]*user(?:name)?|[a-z]*accountname|usr|login|email|mail|sender|from|host|hostname|hosts|server|servers|address|addr|endpoint|url|uri|port|`,
	`name|database|db|dbname|schema|type|kind|engine|region|zone|location|namespace|project|org|organization|bucket|path|file|`,
	`filename|id|ids|ca|crt|cert|cert_chain|pub|public_key|version|mode|insecure|enabled|enable|disabled|ttl|timeout|algorithm|`,
	`issuer|audience|scope|scopes|tenant|domain|driver|protocol|dialect|size|count|role|environment|env|level|groups|usage.*|expiration|description|auth_extra_groups)(?:_in|_?\d+)?$`,
])
