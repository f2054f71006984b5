package kubevet.lib.secret

# named holds if a name promises that its value is a credential. The last word
# says what a thing is, so "password" is one and "password_file" is not.
named(name) if kind_of_name(name)

# kind_of_name is how much the name alone says:
#
#   password  any literal is a credential, however weak: DB_PASSWORD, rootPasswd
#   secret    a literal that can be the name of a Secret is not: CLIENT_SECRET, api.token
#   key       only a random value is one: API_KEY, authorization, credentials
#
# Undefined for all other names.
kind_of_name(name) := kind if {
	hinted(name)
	words := regex.replace(snake(name), `(?:_?\d+|_(?:value|val|plain|plaintext|text|txt|raw|string|default|literal|base64|b64|encoded))+$`, "")
	kind := _kind_of_words(words)
	not regex.match(_harmless, words)
}

# hinted is a cheap look at a text that may name a credential.
hinted(text) if regex.match(`(?i)pass|pwd|secret|token|\w[-_.]?key|auth|cred|psk|bearer|_pw\b`, text)

# snake writes a name in lower case with an underscore between its words:
# "spring.datasource.hikariPassword" is "spring_datasource_hikari_password".
snake(name) := trim(regex.replace(lower(split_words), `[^a-z0-9]+`, "_"), "_") if {
	split_lower := regex.replace(name, `([a-z0-9])([A-Z])`, "${1}_${2}")
	split_words := regex.replace(split_lower, `([A-Z])([A-Z][a-z])`, "${1}_${2}")
}

_kind_of_words(words) := "password" if {
	regex.match(`(?:^|_)(?:[a-z0-9]*(?:password|passwd|passphrase|passcode|pwd)|(?:db|user|root|admin|require|ssh|my|pg|mysql|redis)?pass|pw|masterauth)$`, words)
} else := "secret" if {
	regex.match(`(?:^|_)(?:[a-z0-9]*(?:secret|token)|secret_key_base|secret_string)$`, words)
} else := "key" if {
	regex.match(_key, words)
}

# What a key must be the key of, for the name to promise a credential: there are
# partition keys, primary keys, key prefixes and public keys.
_key := concat("", [
	`(?:^|_)(?:(?:api|secret|secret_access|storage_access|shared_access|account|storage|private|`,
	`encryption|encrypt|decryption|crypto|cipher|aes|signing|sign|signature|hmac|jwt|master|auth|`,
	`authentication|shared|pre_?shared|session|cookie|app|application|admin|client|server|service|`,
	`webhook|licen[sc]e|fernet|security|ingest|ingestion|instrumentation|subscription|integration|`,
	`deploy|unseal|token|rest|access_token|accesstoken|write|refresh|sas|ssh|wireguard|tunnel)_?keys?`,
	`|[a-z0-9]*(?:apikey|secretkey|privatekey|secretaccesskey|authkey|encryptionkey|masterkey|signingkey|sharedkey|accountkey|licensekey)`,
	`|auth|authorization|bearer|credentials?|creds|psk|jwt|auth_?string)$`,
])

# Words that turn the meaning: what is disabled, allowed, public, counted, or
# protects nothing. The password of a trust store guards public certificates.
_harmless := concat("", [
	`(?:^|_)(?:checksum|hash|digest|sha\d*|disable|enable|enabled|allow|requires?|required|no|skip|has|is|forgot|reset|show|hide|`,
	`mask|force|change|min|max|num|count|empty|missing|random|generate|generated|auto|prompt|ask|need|`,
	`proxy|fastcgi|uwsgi|scgi|trust_?store|public|pub|csrf|xsrf|page|next|continuation|sync|cancellation|`,
	`pull|existing|eos|bos|pad|stop|per|primary_key|foreign|partition|placeholder|without|with|use|ignore|verify|validate)_`,
])
