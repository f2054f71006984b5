package kubevet.lib.secret

# tokens are the names of the credentials of known formats in a text.
tokens(text) := ({token.name |
	some token in _formats
	contains(text, token.needle)
	some match in regex.find_n(token.pattern, text, 50)
	genuine(match)
	_checked(token, match)
} | _pairs(text)) | _web_tokens(text)

# genuine holds for a token that is not made up for documentation.
genuine(token) if {
	not regex.match(`(?i)example|x{5}|0{7}|1{7}|123456789|abcdefghij|your|\.{3}|\*{3}|placeholder|redacted`, token)
	_distinct(token) > 10
}

# _checked holds for a token whose checksum is right, where the format has one
# that is documented.
_checked(token, _) if not token.checksum

_checked(token, match) if {
	token.checksum
	checksum_right(substring(match, count(match) - 36, 36))
}

# _formats are formats whose prefix no other text has. The needle, which every
# token of a format contains, makes looking for it cheap.
_formats := [
	{"name": "GitHub token", "needle": "ghp_", "pattern": `\bghp_[A-Za-z0-9]{36}\b`, "checksum": true},
	{"name": "GitHub token", "needle": "gho_", "pattern": `\bgho_[A-Za-z0-9]{36}\b`, "checksum": true},
	{"name": "GitHub token", "needle": "ghu_", "pattern": `\bghu_[A-Za-z0-9]{36}\b`, "checksum": true},
	{"name": "GitHub token", "needle": "ghs_", "pattern": `\bghs_[A-Za-z0-9]{36}\b`, "checksum": true},
	{"name": "GitHub token", "needle": "ghr_", "pattern": `\bghr_[A-Za-z0-9]{36,76}\b`},
	{"name": "GitHub token", "needle": "github_pat_", "pattern": `\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b`},
	{"name": "GitLab token", "needle": "glpat-", "pattern": `\bglpat-[A-Za-z0-9_-]{20,}`},
	{"name": "GitLab token", "needle": "gldt-", "pattern": `\bgldt-[A-Za-z0-9_-]{20,}`},
	{"name": "GitLab token", "needle": "glrt-", "pattern": `\bglrt-[A-Za-z0-9_-]{20,}`},
	{"name": "GitLab token", "needle": "glptt-", "pattern": `\bglptt-[0-9a-f]{40}\b`},
	{"name": "GitLab token", "needle": "glagent-", "pattern": `\bglagent-[A-Za-z0-9_-]{50,}`},
	{"name": "Slack token", "needle": "xox", "pattern": `\bxox[abeoprs](?:\.xox[bp])?-\d+-[A-Za-z0-9-]{20,}`},
	{"name": "Slack token", "needle": "xapp-", "pattern": `\bxapp-\d-[A-Z0-9]+-\d+-[a-f0-9]{40,}`},
	{"name": "Slack webhook", "needle": "hooks.slack.com/", "pattern": `hooks\.slack\.com/(?:services/T[A-Z0-9]{7,}/B[A-Z0-9]{7,}/[A-Za-z0-9]{20,}|workflows/T[A-Z0-9]{7,}/A[A-Z0-9]{7,}/\d{15,}/[A-Za-z0-9]{20,})`},
	{"name": "Discord webhook", "needle": "/api/webhooks/", "pattern": `discord(?:app)?\.com/api/webhooks/\d{17,20}/[A-Za-z0-9_-]{60,}`},
	{"name": "Microsoft Teams webhook", "needle": "webhook.office.com/", "pattern": `webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36}`},
	{"name": "Telegram bot token", "needle": ":AA", "pattern": `\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b`},
	{"name": "Google API key", "needle": "AIza", "pattern": `\bAIza[A-Za-z0-9_-]{35}(?:[^A-Za-z0-9_-]|$)`},
	{"name": "Google OAuth client secret", "needle": "GOCSPX-", "pattern": `\bGOCSPX-[A-Za-z0-9_-]{28}`},
	{"name": "Google OAuth token", "needle": "ya29.", "pattern": `\bya29\.[A-Za-z0-9_-]{40,}`},
	{"name": "Azure storage account key", "needle": "AccountKey=", "pattern": `AccountKey=[A-Za-z0-9+/]{86}==`},
	{"name": "Azure shared access key", "needle": "SharedAccessKey=", "pattern": `SharedAccessKey=[A-Za-z0-9+/]{43}=`},
	{"name": "Azure shared access signature", "needle": "sig=", "pattern": `\bs[vre]=[^&\s"']+&(?:[^\s"']*&)?sig=[A-Za-z0-9%+/_-]{40,}`},
	{"name": "Microsoft Entra client secret", "needle": "Q~", "pattern": `(?:^|[^A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?:[^A-Za-z0-9_~.-]|$)`},
	{"name": "Stripe key", "needle": "k_live_", "pattern": `\b[sr]k_live_[A-Za-z0-9]{20,}`},
	{"name": "Stripe webhook secret", "needle": "whsec_", "pattern": `\bwhsec_[A-Za-z0-9+/]{32,}`},
	{"name": "SendGrid key", "needle": "SG.", "pattern": `\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}`},
	{"name": "npm token", "needle": "npm_", "pattern": `\bnpm_[A-Za-z0-9]{36}\b`, "checksum": true},
	{"name": "PyPI token", "needle": "pypi-AgE", "pattern": `\bpypi-AgE[A-Za-z0-9_-]{60,}`},
	{"name": "RubyGems key", "needle": "rubygems_", "pattern": `\brubygems_[0-9a-f]{48}\b`},
	{"name": "Docker Hub token", "needle": "dckr_", "pattern": `\bdckr_[po]at_[A-Za-z0-9_-]{27,}`},
	{"name": "JFrog token", "needle": "cmVmdGtu", "pattern": `\bcmVmdGtu[A-Za-z0-9]{56}\b`},
	{"name": "JFrog key", "needle": "AKCp", "pattern": `\bAKCp[A-Za-z0-9]{60,}\b`},
	{"name": "DigitalOcean token", "needle": "dop_v1_", "pattern": `\bdop_v1_[0-9a-f]{64}\b`},
	{"name": "DigitalOcean token", "needle": "doo_v1_", "pattern": `\bdoo_v1_[0-9a-f]{64}\b`},
	{"name": "DigitalOcean token", "needle": "dor_v1_", "pattern": `\bdor_v1_[0-9a-f]{64}\b`},
	{"name": "Vault token", "needle": "hvs.", "pattern": `\bhvs\.[A-Za-z0-9_-]{24,}`},
	{"name": "Vault token", "needle": "hvb.", "pattern": `\bhvb\.[A-Za-z0-9_-]{24,}`},
	{"name": "Vault token", "needle": "hvr.", "pattern": `\bhvr\.[A-Za-z0-9_-]{24,}`},
	{"name": "Terraform Cloud token", "needle": ".atlasv1.", "pattern": `\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}`},
	{"name": "OpenAI key", "needle": "T3BlbkFJ", "pattern": `\bsk-[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}`},
	{"name": "Anthropic key", "needle": "sk-ant-", "pattern": `\bsk-ant-[a-z]+\d{2}-[A-Za-z0-9_-]{80,}`},
	{"name": "OpenRouter key", "needle": "sk-or-v1-", "pattern": `\bsk-or-v1-[0-9a-f]{64}\b`},
	{"name": "Hugging Face token", "needle": "hf_", "pattern": `\bhf_[A-Za-z]{34}\b`},
	{"name": "Groq key", "needle": "gsk_", "pattern": `\bgsk_[A-Za-z0-9]{52}\b`},
	{"name": "Replicate token", "needle": "r8_", "pattern": `\br8_[A-Za-z0-9]{37}\b`},
	{"name": "LangSmith key", "needle": "lsv2_", "pattern": `\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b`},
	{"name": "New Relic key", "needle": "NRAK-", "pattern": `\bNRAK-[A-Z0-9]{27}\b`},
	{"name": "New Relic key", "needle": "NRAL", "pattern": `\b[0-9a-f]{36}NRAL\b|\b[a-z]{2}\d\dxx[0-9a-f]{30}NRAL\b`},
	{"name": "Dynatrace token", "needle": "dt0", "pattern": `\bdt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b`},
	{"name": "Grafana token", "needle": "glsa_", "pattern": `\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}\b`},
	{"name": "Grafana Cloud token", "needle": "glc_eyJ", "pattern": `\bglc_eyJ[A-Za-z0-9+/=]{60,}`},
	{"name": "Sentry token", "needle": "sntry", "pattern": `\bsntrys_eyJ[A-Za-z0-9+/=_]{80,}|\bsntryu_[0-9a-f]{64}\b`},
	{"name": "SonarQube token", "needle": "sqp_", "pattern": `\bsqp_[0-9a-f]{40}\b`},
	{"name": "SonarQube token", "needle": "squ_", "pattern": `\bsqu_[0-9a-f]{40}\b`},
	{"name": "SonarQube token", "needle": "sqa_", "pattern": `\bsqa_[0-9a-f]{40}\b`},
	{"name": "Shopify token", "needle": "shpat_", "pattern": `\bshpat_[0-9a-fA-F]{32}\b`},
	{"name": "Shopify token", "needle": "shpca_", "pattern": `\bshpca_[0-9a-fA-F]{32}\b`},
	{"name": "Shopify token", "needle": "shppa_", "pattern": `\bshppa_[0-9a-fA-F]{32}\b`},
	{"name": "Shopify token", "needle": "shpss_", "pattern": `\bshpss_[0-9a-fA-F]{32}\b`},
	{"name": "Square token", "needle": "sq0", "pattern": `\bsq0(?:atp-[A-Za-z0-9_-]{22}|csp-[A-Za-z0-9_-]{43})`},
	{"name": "Databricks token", "needle": "dapi", "pattern": `\bdapi[0-9a-f]{32}(?:-\d)?\b`},
	{"name": "Atlassian token", "needle": "ATATT3", "pattern": `\bATATT3[A-Za-z0-9_=-]{60,}`},
	{"name": "Postman key", "needle": "PMAK-", "pattern": `\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b`},
	{"name": "Pulumi token", "needle": "pul-", "pattern": `\bpul-[0-9a-f]{40}\b`},
	{"name": "Doppler token", "needle": "dp.pt.", "pattern": `\bdp\.pt\.(?:[a-z0-9_-]+\.)?[A-Za-z0-9]{40,}\b`},
	{"name": "Doppler token", "needle": "dp.st.", "pattern": `\bdp\.st\.(?:[a-z0-9_-]+\.)?[A-Za-z0-9]{40,}\b`},
	{"name": "Doppler token", "needle": "dp.sa.", "pattern": `\bdp\.sa\.(?:[a-z0-9_-]+\.)?[A-Za-z0-9]{40,}\b`},
	{"name": "Doppler token", "needle": "dp.ct.", "pattern": `\bdp\.ct\.(?:[a-z0-9_-]+\.)?[A-Za-z0-9]{40,}\b`},
	{"name": "Tailscale key", "needle": "tskey-", "pattern": `\btskey-[a-z]+-[A-Za-z0-9]+-[A-Za-z0-9]{20,}`},
	{"name": "PlanetScale credential", "needle": "pscale_", "pattern": `\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,}`},
	{"name": "Buildkite token", "needle": "bkua_", "pattern": `\bbkua_[0-9a-f]{40}\b`},
	{"name": "Linear key", "needle": "lin_api_", "pattern": `\blin_api_[A-Za-z0-9]{40}\b`},
	{"name": "Notion token", "needle": "ntn_", "pattern": `\bntn_[A-Za-z0-9]{40,}\b`},
	{"name": "1Password service account token", "needle": "ops_eyJ", "pattern": `\bops_eyJ[A-Za-z0-9+/=]{100,}`},
	{"name": "Alibaba Cloud secret", "needle": "LTAI", "pattern": `\bLTAI[A-Za-z0-9]{12,20}["'\s:,=A-Za-z_-]{1,60}[A-Za-z0-9]{30}\b`},
]

# _needles is what _suspicious looks for in one pass over an object: those of all
# formats, and what pairs, web tokens, private keys and connection strings
# contain. It is written out, as a constant costs nothing for each object.
_needles := {
	"ghp_": "",
	"gho_": "",
	"ghu_": "",
	"ghs_": "",
	"ghr_": "",
	"github_pat_": "",
	"glpat-": "",
	"gldt-": "",
	"glrt-": "",
	"glptt-": "",
	"glagent-": "",
	"xox": "",
	"xapp-": "",
	"hooks.slack.com/": "",
	"/api/webhooks/": "",
	"webhook.office.com/": "",
	":AA": "",
	"AIza": "",
	"GOCSPX-": "",
	"ya29.": "",
	"AccountKey=": "",
	"SharedAccessKey=": "",
	"sig=": "",
	"Q~": "",
	"k_live_": "",
	"whsec_": "",
	"SG.": "",
	"npm_": "",
	"pypi-AgE": "",
	"rubygems_": "",
	"dckr_": "",
	"cmVmdGtu": "",
	"AKCp": "",
	"dop_v1_": "",
	"doo_v1_": "",
	"dor_v1_": "",
	"hvs.": "",
	"hvb.": "",
	"hvr.": "",
	".atlasv1.": "",
	"T3BlbkFJ": "",
	"sk-ant-": "",
	"sk-or-v1-": "",
	"hf_": "",
	"gsk_": "",
	"r8_": "",
	"lsv2_": "",
	"NRAK-": "",
	"NRAL": "",
	"dt0": "",
	"glsa_": "",
	"glc_eyJ": "",
	"sntry": "",
	"sqp_": "",
	"squ_": "",
	"sqa_": "",
	"shpat_": "",
	"shpca_": "",
	"shppa_": "",
	"shpss_": "",
	"sq0": "",
	"dapi": "",
	"ATATT3": "",
	"PMAK-": "",
	"pul-": "",
	"dp.pt.": "",
	"dp.st.": "",
	"dp.sa.": "",
	"dp.ct.": "",
	"tskey-": "",
	"pscale_": "",
	"bkua_": "",
	"lin_api_": "",
	"ntn_": "",
	"ops_eyJ": "",
	"LTAI": "",
	"AKIA": "",
	"ASIA": "",
	"eyJ": "",
	"PRIVATE KEY": "",
	"LS0tLS1CRUdJTi": "",
	"AGE-SECRET-KEY-1": "",
	"PuTTY-User-Key-File": "",
	"assword=": "",
	"ASSWORD=": "",
	"pwd=": "",
	"Pwd=": "",
	"PWD=": "",
}

# An AWS secret access key has no prefix: it is one where the ID of a key is in
# the same object. The ID alone opens nothing.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
_pairs(text) := {"AWS secret access key" |
	_aws_key_id
	some match in regex.find_n(`(?:^|[^A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?:[^A-Za-z0-9/+=]|$)`, text, 50)
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
	regex.match(`^system:serviceaccount:`, claims.sub)
} else := "JSON Web Token"

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
