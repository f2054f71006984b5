package kubevet.lib.secret_test

import data.kubevet.lib.secret

# Tokens are put together here, so that no scanner takes these files for a leak.
_join(parts) := concat("", parts)

test_names if {
	kinds := {name: kind |
		some name in [
			"DB_PASSWORD", "PGPASSWORD", "rootPasswd", "spring.datasource.hikari.password", "SMTP_PASS", "ADMIN_PWD",
			"password2", "redis-password-0", "keystorePassphrase", "requirepass",
			"CLIENT_SECRET", "SECRET_KEY_BASE", "GITHUB_TOKEN", "slackBotToken", "auth.token", "TOKEN",
			"API_KEY", "apiKey", "OPENAI_APIKEY", "AWS_SECRET_ACCESS_KEY", "AZURE_STORAGE_ACCESS_KEY", "privateKey",
			"ENCRYPTION_KEY", "Authorization", "DB_CREDENTIALS", "wgPresharedKey",
		]
		kind := secret.kind_of_name(name)
	}
	kinds == {
		"DB_PASSWORD": "password", "PGPASSWORD": "password", "rootPasswd": "password",
		"spring.datasource.hikari.password": "password", "SMTP_PASS": "password", "ADMIN_PWD": "password",
		"password2": "password", "redis-password-0": "password", "keystorePassphrase": "password",
		"requirepass": "password", "CLIENT_SECRET": "secret", "SECRET_KEY_BASE": "secret",
		"GITHUB_TOKEN": "secret", "slackBotToken": "secret", "auth.token": "secret", "TOKEN": "secret",
		"API_KEY": "key", "apiKey": "key", "OPENAI_APIKEY": "key", "AWS_SECRET_ACCESS_KEY": "key",
		"AZURE_STORAGE_ACCESS_KEY": "key", "privateKey": "key", "ENCRYPTION_KEY": "key",
		"Authorization": "key", "DB_CREDENTIALS": "key", "wgPresharedKey": "key",
	}
}

test_names_of_other_things if {
	names := {
		"PASSWORD_FILE", "DB_PASSWORD_PATH", "SECRET_NAME", "existingSecret_name", "tokenUrl", "TOKEN_URI",
		"AUTH_TOKEN_TTL", "tokenExpirySeconds", "PASSWORD_MIN_LENGTH", "DISABLE_PASSWORD", "ALLOW_EMPTY_PASSWORD",
		"MYSQL_RANDOM_ROOT_PASSWORD", "REQUIRE_PASSWORD", "PARTITION_KEY", "KEYSPACE", "PRIMARY_KEY", "KEYCLOAK_URL",
		"PUBLIC_KEY", "KEY_PREFIX", "SORT_KEY", "API_KEY_HEADER", "API_KEY_ID", "AWS_ACCESS_KEY_ID", "CLIENT_ID",
		"PASSWORD_HASH", "passwordEncoder", "TOKENIZER", "MAX_TOKENS", "TOKENS_PER_SECOND", "nextToken", "CSRF_TOKEN",
		"trustStorePassword", "javax.net.ssl.trust_store_password", "COMPASS_PORT", "BYPASS", "PASSIVE_MODE",
		"SECRETS_DIR", "AUTHOR", "AUTH_TYPE", "AUTH_ENABLED", "OAUTH_ISSUER", "proxy_pass", "SSH_AUTH_SOCK",
		"CREDENTIALS_FILE", "passwordSecretKeyRef", "MONKEY", "TURKEY", "CACHE_KEY", "keyFile", "tlsKeyPath",
		"ACCESS_KEY", "SSL_KEY", "GPG_KEY", "KEY", "SIGNING_ALGORITHM", "use-password-files",
	}
	{name | some name in names; secret.named(name)} == set()
}

_settings(kind) := {
	"password": "DB_PASSWORD",
	"secret": "CLIENT_SECRET",
	"key": "API_KEY",
}[kind]

_hardcoded(kind, values) := {value |
	some value in values
	secret.hardcoded({"name": _settings(kind), "value": value})
}

test_passwords if {
	values := {
		"Tr0ub4dor&3", "correcthorse", "s3cr3t!", "Sup3rS3cret", "pa$$word", "qu0byte", "8675309", "P4ss w0rd1x2y3z4a5b6c7d",
		"aGVsbG8gd29ybGQ=", "dbpass01", "Kubernetes2024!", "t0p-Secret", "e3b0c44298fc1c149afbf4c8996fb924",
	}
	_hardcoded("password", values) == values
}

test_secrets if {
	values := {"9f8d7c6b5a4e3f2d1c0b", "Zx9_kQ27-rVn41Lp", "topS3cretValue!", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "hunter2hunter2"}
	_hardcoded("secret", values) == values
}

test_keys if {
	values := {"9f8d7c6b5a4e3f2d1c0b9a8e", "q7W2e9R4t6Y1u8I3o5P0", "Basic YWRtaW46aHVudGVyMg==", "f47ac10b-58cc-4372-a567-0e02b2c3d479"}
	_hardcoded("key", values) == values
}

# What is no literal credential under any name.
_not_literal := {
	"", " ", "null", "none", "true", "False", "yes", "disabled", "n/a", "-", "***", "xxx", "XXXXXXXX", "********",
	"<your-password>", "<PASSWORD>", "your-password", "YOUR_API_KEY_HERE", "REPLACE_ME", "replace-with-your-token",
	"changeme-in-production", "CHANGE_ME_PLEASE", "please-change-this", "insert-token-here", "TODO", "TBD", "fixme",
	"placeholder", "example-password", "sample", "dummy", "redacted", "[REDACTED]", "not-used", "fake-token", "foo", "bar",
	"${DB_PASSWORD}", "$(DB_PASSWORD)", "$DB_PASSWORD", "$$DB_PASSWORD", "{{ .Values.password }}", "{{password}}",
	"%DB_PASSWORD%", "@DB_PASSWORD@", "__PASSWORD__", "%(password)s", "#DB_PASSWORD", "((db_password))", "<% password %>",
	"/run/secrets/db-password", "./secrets/token", "~/.ssh/id_rsa", "file:/etc/token", "C:\\secrets\\token.txt",
	"https://auth.example.org/token", "vault:secret/data/db#password", "ref+vault://secret/db#password",
	"op://vault/item/field", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db", "ENC[AES256_GCM,data:abc=]",
	"ENC(abcdef)", "{cipher}1a2b3c", "secretKeyRef", "DATABASE_PASSWORD", "env:DB_PASSWORD", "os.environ['TOKEN']",
	"$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", "{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
	"sha256:9f86d081884c7d659a2feaa0c55ad015", "md5a3556571e93b0d20722ba62be61e8c2d", "`cat /run/token`", "db-password", "redis.auth.password", "my-password", "my_db_token",
	"jwt,priv-key=/certs/jwt.pem,ttl=10m",
}

test_not_literal if {
	_hardcoded("password", _not_literal) == set()
	_hardcoded("secret", _not_literal) == set()
	_hardcoded("key", _not_literal) == set()
}

test_names_of_secrets_are_no_secrets if {
	values := {
		"my-app-secret", "redis-credentials", "regcred", "kubernetes.io/tls", "payments/stripe-token", "app-tls-v2", "letsencrypt",
		"Opaque", "tokens.internal", "API_TOKEN", "3600", "30d", "1.25.3", "HS256", "us-east-1",
	}
	_hardcoded("secret", values) == set()
	_hardcoded("key", values) == set()
}

test_keys_that_are_names if {
	values := {
		"username", "partition", "x-api-key", "customer_id", "AKIA2E4FGH5JK6LM7NPQ", "release-2024-01-15-build-42",
		"abcdefghijklmnopqrstuvwxyz012345", "00000000-0000-0000-0000-000000000000", "superSecretValueForAll",
	}
	_hardcoded("key", values) == set()
}

test_numbers_and_durations_are_no_passwords if _hardcoded("password", {"8", "90", "120s", "24h", "1.5", "10Mi"}) == set()

test_default_passwords if {
	values := {"admin", "changeme", "Password", "123456", "minioadmin", "prom-operator"}
	{v | some v in values; secret.defaulted({"name": "DB_PASSWORD", "value": v})} == values
	_hardcoded("password", values) == set()
	secret.defaulted({"name": "MINIO_SECRET_KEY", "value": "minio123"})
	not secret.defaulted({"name": "USER", "value": "admin"})
	not secret.defaulted({"name": "PASSWORD_FILE", "value": "admin"})
}

_assigned(text, extension) := {[pair.name, pair.value] |
	some pair in secret.assignments(text, extension)
	secret.hardcoded(pair)
}

test_assignments if {
	_assigned("a=1\ndb.password = s3cr3t!x\n# old.password=n0tthis1\nurl: x\n", "properties") == {["db.password", "s3cr3t!x"]}
	_assigned("db:\n  password: \"s3cr3t!x\" # prod\n", "yaml") == {["password", "s3cr3t!x"]}
	_assigned(`{"db":{"user":"app","password":"s3cr3t!x"},"apiKey":"9f8d7c6b5a4e3f2d1c0b"}`, "json") == {
		["password", "s3cr3t!x"],
		["apiKey", "9f8d7c6b5a4e3f2d1c0b"],
	}
	_assigned("<user><password>s3cr3t!x</password></user>", "xml") == {["password", "s3cr3t!x"]}
	_assigned(`<user name="app" password="s3cr3t!x"/>`, "xml") == {["password", "s3cr3t!x"]}
	_assigned("export TOKEN=9f8d7c6b5a4e3f2d\nexec app --db-password 's3cr3t!x'\n", "sh") == {
		["TOKEN", "9f8d7c6b5a4e3f2d"],
		["db-password", "s3cr3t!x"],
	}
	_assigned("bind 0.0.0.0\nrequirepass s3cr3t!x\n", "conf") == {["requirepass", "s3cr3t!x"]}
	_assigned("CREATE USER app WITH PASSWORD 's3cr3t!x';", "sql") == {["password", "s3cr3t!x"]}
	_assigned("machine git.acme.io login bot password s3cr3t!x\n", "") == {["password", "s3cr3t!x"]}
	_assigned("curl -s -u app:s3cr3t!x http://db/", "sh") == {["password", "s3cr3t!x"]}
	_assigned("curl -H 'Authorization: Bearer 9f8d7c6b5a4e3f2d1c0b' http://db/", "sh") == {["authorization", "Bearer 9f8d7c6b5a4e3f2d1c0b"]}
	_assigned("-Xmx1g -Dkeystore.password=s3cr3t!x -jar app.jar", "") == {["keystore.password", "s3cr3t!x"]}
}

test_no_assignments if {
	texts := [
		["Password: must be at least eight characters long\n", "txt"],
		["# password=s3cr3t!x\n; token=9f8d7c6b5a4e3f2d\n// secret: s3cr3t!x9\n", "ini"],
		["password = get_password(user)\ntoken = request.headers['token']\n", "py"],
		["const token = user.sessionToken1;\n", "js"],
		["password: ${DB_PASSWORD}\ntoken: {{ .token }}\nsecret: !vault db\n", "yaml"],
		["PASSWORD=$(cat /run/secrets/db)\nTOKEN=\"$1\"\nif [ \"$PASSWORD\" == \"x\" ]; then exit 1; fi\n", "sh"],
		["mysql -u root -p$MYSQL_ROOT_PASSWORD -e 'SELECT 1'\n", "sh"],
		["password_file=/run/secrets/db\ntoken_ttl=3600\nkey_prefix=app\n", "conf"],
		["secretName: db-credentials\npasswordSecretRef:\n  key: db-password\n", "yaml"],
		["password: |\n  ENC[AES256_GCM,data:abc]\n", "yaml"],
		[`{"type":"graph","tokens":12,"key":"A-series","auth":"none"}`, "json"],
	]
	{text[0] | some text in texts; count(_assigned(text[0], text[1])) > 0} == set()
}

test_arguments if {
	words := ["app", "--db-password=s3cr3t!x", "--token", "9f8d7c6b5a4e3f2d", "--verbose", "API_KEY=9f8d7c6b5a4e3f2d1c0b", "--password", "--other"]
	{[found.name, found.value, found.index] | some found in secret.arguments(words)} == {
		["db-password", "s3cr3t!x", 1],
		["token", "9f8d7c6b5a4e3f2d", 3],
		["API_KEY", "9f8d7c6b5a4e3f2d1c0b", 5],
	}
	{[found.name, found.value, found.index] | some found in secret.arguments(["curl", "-u", "app:s3cr3t!x", "http://db/"])} == {["password", "s3cr3t!x", 2]}
}

test_tokens if {
	texts := {
		_join(["ghp", "_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"]): "GitHub token",
		_join(["github", "_pat_11AKQ7RSY0mZxWvTnUbP4L_", "Zq8wE3rT6yU1iO9pA4sD7fG2hJ5kL0zX8cV3bN6mQ1wE4rT7yU2iO5pA8sD"]): "GitHub token",
		_join(["glpat", "-Xk29ZtQ7mNp4RvL81sWd"]): "GitLab token",
		_join(["xoxb", "-204718306512-204718306513-Zq8wE3rT6yU1iO9pA4sD7fG2"]): "Slack token",
		_join(["https://hooks.slack", ".com/services/T02AB34CD/B05EF67GH/Zq8wE3rT6yU1iO9pA4sD7fG2"]): "Slack webhook",
		_join(["AIza", "SyD3fG7hJ2kL9zX4cV8bN1mQ6wE5rT0yU-i"]): "Google API key",
		_join(["GOCSPX", "-Zq8wE3rT6yU1iO9pA4sD7fG2hJ5k"]): "Google OAuth client secret",
		_join(["AccountKey", "=Zq8wE3rT6yU1iO9pA4sD7fG2hJ5kL0zX8cV3bN6mQ1wE4rT7yU2iO5pA8sDfGhJkL9zXcVbN3mQ6wE1rT4yU7i=="]): "Azure storage account key",
		_join(["sk_", "live_Zq8wE3rT6yU1iO9pA4sD7fG2"]): "Stripe key",
		_join(["SG", ".Zq8wE3rT6yU1iO9pA4sD7f.G2hJ5kL0zX8cV3bN6mQ1wE4rT7yU2iO5pA8sDfGhJkL"]): "SendGrid key",
		_join(["dckr", "_pat_Zq8wE3rT6yU1iO9pA4sD7fG2hJ5"]): "Docker Hub token",
		_join(["hvs", ".CAESIZq8wE3rT6yU1iO9pA4sD7fG2hJ5kL0zX8cV3b"]): "Vault token",
		_join(["hf", "_ZqwErTyUiOpAsDfGhJkLzXcVbNmQwErTyU"]): "Hugging Face token",
		_join(["482910573", ":AAZq8wE3rT6yU1iO9pA4sD7fG2hJ5kL0zX8"]): "Telegram bot token",
		_join(["dapi", "3f9a1c7e5b2d8046af13c9e7b5d20814"]): "Databricks token",
		_join(["eyJhbGciOiJSUzI1NiJ9", ".eyJpc3MiOiJodHRwczovL2lkLmFjbWUuaW8iLCJzdWIiOiJib3QifQ.Zq8wE3rT6yU1iO9pA4sD7fG2hJ5kL0zX8cV3b"]): "JSON Web Token",
		_join(["eyJhbGciOiJSUzI1NiJ9", ".eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6YXBwczpib3QifQ.Zq8wE3rT6yU1iO9pA4sD7fG2hJ5kL0zX8cV3b"]): "Kubernetes service account token",
	}
	{text: name | some text, _ in texts; some name in secret.tokens($`token: "{text}"`)} == texts
}

test_no_tokens if {
	texts := {
		_join(["ghp", "_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18"]), # wrong checksum
		_join(["ghp", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]),
		_join(["glpat", "-xxxxxxxxxxxxxxxxxxxx"]),
		_join(["https://hooks.slack", ".com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"]),
		_join(["sk_", "test_Zq8wE3rT6yU1iO9pA4sD7fG2"]),
		_join(["eyJhbGciOiJub25lIn0", ".eyJzdWIiOiJib3QiLCJpc3MiOiJ4In0.Zq8wE3rT6yU1iO9pA4sD7fG2hJ5kL0zX8cV3b"]), # alg none
		_join(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"]),
		"aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		"git-2c26b46b68ffc68ff99b453c1d30413413422d70",
	}
	{text: secret.tokens(text) | some text in texts; count(secret.tokens(text)) > 0} == {} with input as {"object": {}}
}

_body := "MIIEowIBAAKCAQEAw5C3HaavuBKUZL+YOOeazmm8F4J+x70/Sy4mdIviu0udov3c\nZOdRZHuXXrgEBlRX+bbRGIGWJgDS4YvebI/jCoecICmh6EtCoT8nIHa8BjUoSUgz\n"

_key(label, body) := concat("", ["-----BEGIN ", label, "PRIVATE", " KEY-----\n", body, "-----END ", label, "PRIVATE", " KEY-----\n"])

test_private_keys if {
	secret.private_key(_key("", _body)) == "private key"
	secret.private_key(_key("RSA ", _body)) == "RSA private key"
	secret.private_key(_key("OPENSSH ", $"b3BlbnNzaC1rZXktdjEAAAAA{_body}")) == "OPENSSH private key"
	secret.private_key(base64.encode(_key("EC ", _body))) == "EC private key"
	secret.private_key(json.marshal({"key": _key("RSA ", _body)})) == "RSA private key"
	secret.private_key(_join(["{\"type\": \"service_account\", \"private_key_id\": \"1\", \"private_key\": ", json.marshal(_key("", _body)), "}"])) == "Google service account private key"
	secret.encrypted(_key("ENCRYPTED ", _body))
	not secret.encrypted(_key("", _body))
}

test_no_private_keys if {
	not secret.private_key(concat("", ["-----BEGIN CERTIFICATE-----\n", _body]))
	not secret.private_key(concat("", ["-----BEGIN PUBLIC", " KEY-----\n", _body]))
	not secret.private_key(_key("RSA ", "...\n"))
	not secret.private_key(_key("RSA ", "<your key>\n"))
	not secret.private_key(_key("RSA ", concat("", [x | some _ in numbers.range(1, 20); x := "xxxxxxxxx"])))
	not secret.private_key(_key("RSA ", "YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3BhYmNkZWZnaGlqa2xtbm9wYWJj\nZGVm"))
}

test_password_urls if {
	texts := {
		"postgres://app:s3cr3t@db:5432/app": {"postgres URL"},
		"redis://:s3cr3t@cache:6379/0": {"redis URL"},
		"amqp://guest:guest@mq": {"amqp URL"},
		"mongodb+srv://app:p%40ss1@a.acme.io,b.acme.io/app": {"mongodb+srv URL"},
		"jdbc:postgresql://db/app?user=app&password=s3cr3t": {"connection string"},
		"Server=db;Database=app;User Id=sa;Password=S3cr3t!1;": {"connection string"},
		"host=db user=app password=s3cr3t dbname=app": {"connection string"},
	}
	{text: secret.password_urls(text) | some text, _ in texts} == texts
}

test_no_password_urls if {
	texts := {
		"postgres://app@db/app", "https://acme.io:8443/a@b", "postgres://app:$(PASSWORD)@db/app", "postgres://app:${PW}@db/app",
		"postgres://$(USER):$(PASSWORD)@db", "postgres://user:password@host:5432/db", "https://user:pass@example.com/x",
		"http://app:s3cr3t@docs.example.org/", "postgres://app:<password>@db", "mysql://app:****@db", "amqp://app:%s@mq",
		"https://[^:]+:[^@]+@.*", "postgres://app:{{ .pw }}@db", "git@github.com:acme/app.git", "jdbc:postgresql://db/app?user=app&password=${PW}",
		"http://localhost:9090/api?x=a:b@c", "proxy://PROXY_USER:PROXY_PASS@proxy", "mailto:a@b.c", "oci://registry:5000/app@sha256:abc",
	}
	{text: forms | some text in texts; forms := secret.password_urls(text); count(forms) > 0} == {}
}

# A format without a name, or a name without its needle, would never be looked for.
test_formats_have_names if {
	object.keys(data.kubevet.lib.secret._formats) & object.keys(data.kubevet.lib.secret._names) == object.keys(data.kubevet.lib.secret._formats)
	data.kubevet.lib.secret._with_checksum & object.keys(data.kubevet.lib.secret._formats) == data.kubevet.lib.secret._with_checksum
}
