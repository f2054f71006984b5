package kubevet.lib.secret

# tokens are the names of the credentials of known formats in a text.
tokens(text) := known if {
	known := (_known_formats(text) | _web_tokens(text)) | _registry_credentials(text)
	count(known) > 0
} else := _pairs(text)

_known_formats(text) := {name |
	some needle, pattern in _formats
	contains(text, needle)
	some match in regex.find_n(pattern, text, 50)
	genuine(match)
	_checked(needle, match)
	name := _names[needle]
}

# genuine holds for a token that is not made up for documentation.
genuine(token) if {
	not regex.match(`(?i)example|x{5}|0{7}|1{7}|123456789|abcdefghij|your|\.{3}|\*{3}|placeholder|redacted`, token)
	_distinct(token) > 10
}

# _checked holds for a token whose checksum is right, where its format has one.
_checked(needle, _) if not needle in _with_checksum

_checked(needle, match) if {
	needle in _with_checksum
	checksum_right(substring(match, count(match) - 36, 36))
}

# An AWS secret access key has no prefix: it is one where the ID of a key is in
# the same object. The ID alone opens nothing.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
_pairs(text) := {"AWS secret access key" |
	_aws_key_id
	some match in regex.find_n(`(?:^|[^A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?:[^A-Za-z0-9/+=_-]|$)`, text, 50)
	some run in regex.find_n(`[A-Za-z0-9/+]{40}`, match, 1)
	regex.match(`[A-Z]`, run)
	regex.match(`[a-z]`, run)
	regex.match(`[0-9]`, run)
	_distinct(run) > 17
	genuine(run)
}

default _aws_key_id := false

_aws_key_id if {
	some id in regex.find_n(`\b(?:AKIA|ASIA)[A-Z2-7]{16}\b`, _haystack, -1)
	genuine(id)
}

# _web_tokens names the JSON Web Tokens in a text that are signed. Left out are
# the one that all documentation shows, and keys that Supabase gives to browsers.
_web_tokens(text) := {name |
	contains(text, "eyJ")
	some match in regex.find_all_string_submatch_n(`(?:^|[^A-Za-z0-9+/-])(eyJ[A-Za-z0-9_-]{10,})\.(eyJ[A-Za-z0-9_-]{10,})\.[A-Za-z0-9_-]{20,}`, text, 50)
	header := _segment(match[1])
	claims := _segment(match[2])
	is_string(header.alg)
	lower(header.alg) != "none"
	not claims.sub == "1234567890"
	not claims.role == "anon"
	genuine(match[0])
	name := _web_token(claims)
}

_segment(text) := value if {
	count(text) % 4 != 1
	decoded := base64url.decode(text)
	json.is_valid(decoded)
	value := json.unmarshal(decoded)
	is_object(value)
}

_web_token(claims) := "Kubernetes service account token" if {
	startswith(object.get(claims, "sub", ""), "system:serviceaccount:")
} else := "JSON Web Token"

# _registry_credentials names the logins to image registries in a text, in the
# format of Docker: https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets
_registry_credentials(text) := {"registry credentials" |
	contains(text, "auths")
	some match in regex.find_all_string_submatch_n(`\\?"auth\\?"\s*:\s*\\?"([A-Za-z0-9+/]{8,}={0,2})\\?"`, text, 20)
	base64.is_valid(match[1])
	login := base64.decode(match[1])
	contains(login, ":")
	_url_password(substring(login, 0, indexof(login, ":")), substring(login, indexof(login, ":") + 1, -1))
}

# private_key says which private key a text holds, in PEM, in PEM once more in
# base64, in the format of age or in that of PuTTY. Undefined if there is none.
private_key(text) := _pem_key(text) if {
	contains(text, "PRIVATE KEY")
} else := kind if {
	contains(text, "LS0tLS1CRUdJTi")
	some packed in regex.find_n(`LS0tLS1CRUdJTi[A-Za-z0-9+/]{80,}={0,2}`, text, 20)
	base64.is_valid(packed)
	kind := _pem_key(base64.decode(packed))
} else := "age private key" if {
	contains(text, "AGE-SECRET-KEY-1")
	regex.match(`\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\b`, text)
} else := "PuTTY private key" if {
	contains(text, "PuTTY-User-Key-File")
	regex.match(`PuTTY-User-Key-File-\d:(?:.|\s|\\[nr])*Private-Lines: \d`, text)
}

_pem_key(text) := min(kinds) if {
	kinds := _pem_keys(text)
	count(kinds) > 0
}

_pem_keys(text) := {kind |
	some match in regex.find_all_string_submatch_n(_pem, text, 20)
	kind := _pem_kind(match[1], match[2], regex.replace(match[3], `\\[nrt]|[\s\\]`, ""), text)
}

# Label, headers and the beginning of the body.
_pem := `-----BEGIN ((?:[A-Z0-9]+ )*)PRIVATE KEY(?: BLOCK)?-----((?:\s|\\[nrt]|[A-Za-z-]+: [^\n\\]*(?:\n|\\n))*)((?:[A-Za-z0-9+/=]|\s|\\[nrt]){60,200})`

_pem_kind(label, headers, body, text) := $"{_owner(text)}{label}private key" if {
	_distinct(substring(body, 0, 64)) > 12
	_body_of(label, headers, body)
}

_owner(text) := "Google service account " if {
	contains(text, `"private_key_id"`)
	contains(text, `"service_account"`)
} else := ""

# DER starts with a sequence, which makes M the first letter; a body of anything
# else is made up.
_body_of(_, _, body) if startswith(body, "M")

_body_of("OPENSSH ", _, body) if startswith(body, "b3BlbnNzaC1rZXkt")

_body_of("PGP ", _, _)

_body_of(_, headers, _) if contains(headers, "ENCRYPTED")

# encrypted holds if the private keys in a text are protected by a passphrase.
encrypted(text) if regex.match(`BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED`, text)

# contains_password_url is a cheap look for a URL with a user and a password.
contains_password_url(text) if regex.match(`://[^\s/?#"'<>@:]*:[^\s/?#"'<>@]+@`, text)

# password_urls are the schemes of the URLs with a literal password in a text,
# and "connection string" for one in another form.
password_urls(text) := {scheme |
	contains(text, "://")
	some match in regex.find_all_string_submatch_n(`([A-Za-z][A-Za-z0-9+.-]*)://([^\s/?#"'<>@:\[\]{}|^\\]*):([^\s/?#"'<>@\[\]{}|^\\]+)@([^\s/?#"'<>@,]+)`, text, 50)
	_url_password(match[2], match[3])
	not _documentation_host(match[4])
	count(tokens(match[3])) == 0
	scheme := $"{lower(match[1])} URL"
} | {"connection string" |
	regex.match(`(?i)(?:password|pwd)\s*=`, text)
	some pattern in _connection_strings
	some match in regex.find_all_string_submatch_n(pattern, text, 20)
	_url_password("", trim(match[1], `"'`))
}

_connection_strings := [
	`(?i)\bjdbc:[^\s"'<>]*[;?&](?:password|pwd)=([^;&"'\s<>]+)`,
	`(?i)://[^\s"'<>]*[?&](?:password|pwd)=([^;&"'\s<>]+)`,
	`(?i)\b(?:server|data source|host|user id|uid|username)\s*=[^;\n]+;(?:[^\n]*;)?\s*(?:password|pwd)\s*=\s*([^;\n"']+)`,
	`(?i)\bhost=\S+ (?:[^\n]* )?password=([^\s"']+)`,
]

_url_password(user, password) if {
	literal(password)
	not regex.match(`^\$|\$[A-Za-z_{(]|^%[A-Za-z_]|^[A-Z]+(?:_[A-Z]+)+$|^:`, password)
	not _sample(lower(user), lower(password))
	not regex.match(`^\d{1,5}$`, password)
}

# user:password is how documentation writes it.
_sample(user, password) if {
	user in {"user", "username", "usr", "login", "name", "me", "foo", "myuser", "your_user"}
	password in {"pass", "password", "pw", "passwd", "secret", "pwd", "token", "mypassword", "mypass"}
}

_documentation_host(host) if {
	name := lower(regex.replace(host, `:\d*$`, ""))
	regex.match(`(?:^|\.)(?:example\.(?:com|org|net|edu)|example|test|invalid)$|^(?:host|hostname|server|servername|my-?host|my-?server|your-?host|domain|address|ip|host_?or_?ip)(?:\.(?:com|name|tld))?$|^\.{3}`, name)
}

# checksum_right holds if the last six of 36 characters are the CRC-32 of the
# others in base 62.
# https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
checksum_right(token) if {
	bytes := [_code[c] | some c in split(substring(token, 0, 30), "")]
	check := [_digit[c] | some c in split(substring(token, 30, 6), "")]
	sum := (((((((((check[0] * 62) + check[1]) * 62) + check[2]) * 62) + check[3]) * 62) + check[4]) * 62) + check[5]
	half := _crc5(_crc5(_crc5(4294967295, array.slice(bytes, 0, 5)), array.slice(bytes, 5, 10)), array.slice(bytes, 10, 15))
	whole := _crc5(_crc5(_crc5(half, array.slice(bytes, 15, 20)), array.slice(bytes, 20, 25)), array.slice(bytes, 25, 30))
	sum == bits.xor(whole, 4294967295)
}

_crc5(crc, b) := _crc(_crc(_crc(_crc(_crc(crc, b[0]), b[1]), b[2]), b[3]), b[4])

_crc(crc, byte) := _bit(_bit(_bit(_bit(_bit(_bit(_bit(_bit(bits.xor(crc, byte)))))))))

_bit(crc) := bits.xor(bits.rsh(crc, 1), 3988292384 * bits.and(crc, 1))

_digit := {c: i | some i, c in split("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "")}

_code := {c: code |
	some c, i in _digit
	code := i + _offset(i)
}

_offset(i) := 48 if i < 10

_offset(i) := 55 if {
	i >= 10
	i < 36
}

_offset(i) := 61 if i >= 36
