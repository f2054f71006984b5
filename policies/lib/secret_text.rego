package kubevet.lib.secret

# assignments are the settings with promising names in the text of a file, a
# script or a command line: properties, ini, env files, YAML, JSON, XML, SQL,
# shell. The extension of the file says how to read what is not quoted.
assignments(text, extension) := array.concat(
	[{"name": name, "value": value} |
		some pattern in _patterns(text, extension)
		some match in regex.find_all_string_submatch_n(pattern, text, -1)
		name := match[1]
		value := unquoted(match[2])
		literal(value) # cheaper than the name, and seldom so
		not _expression(match[2], extension)
		not _database(name, match[2])
		named(name)
	],
	[{"name": rule.name, "value": unquoted(match[1])} |
		some rule in _phrases
		contains(text, rule.needle)
		some match in regex.find_all_string_submatch_n(rule.pattern, text, -1)
	],
)

_hint := `(?i:pass|pwd|secret|token|key|auth|cred|psk|bearer)`

_name := $`[\w.-]*{_hint}[\w.-]*`

_quoted := `"(?:[^"\\\n]|\\.)*"|'[^'\n]*'`

# A setting has a line to itself: what follows on the line would make the value
# prose. Comments do not match, as # and ; are no part of a name.
_line := $`(?m)^[ \t]*(?:- |export |set |setenv |ENV |declare -x )*["']?({_name})["']?[ \t]*(?:=>|:=|=|:)[ \t]*({_quoted}|[^\s"'][^\s]*?)[ \t]*[,;]?[ \t]*(?:[#;].*)?\r?$`

_json := $`\\?"({_name})\\?"\s*:\s*(\\?"(?:[^"\\\n]|\\[^"n])*\\?")`

_xml := $`<({_name})>([^<>\n]+)</`

_attribute := $`\s({_name})=("[^"\n]*"|'[^'\n]*')`

# Flags and variables in the middle of a command: the value ends at white space.
_flag := $`(?:^|[\s"'])(?:-D|--?)({_name})(?:=|[ \t]+)({_quoted}|[^\s"'\-][^\s"';&|]*)`

_variable := $`(?:^|[\s;&|(])({_name})=({_quoted}|[^\s"';&|()]+)`

_patterns(text, extension) := array.flatten([
	[_line],
	[_json | contains(text, `"`)],
	[_xml | contains(text, "</")],
	[_attribute | extension == "xml"],
	[_flag | contains(text, "-")],
	[_variable | _shell(text, extension)],
])

_shell(text, _) if startswith(text, "#!")

_shell(_, extension) if extension in {"sh", "bash"}

# nsswitch.conf says where a system looks up its users.
_database("passwd", value) if value in {"files", "compat", "db", "nis", "sss", "ldap", "winbind", "systemd"}

# What no name announces but the phrase around it.
_phrases := [
	{"name": "password", "needle": "'", "pattern": `(?i)(?:(?:^|[\s(])password|identified(?:\s+with\s+\S+)?\s+by)\s+('[^'\n]+')`},
	{"name": "requirepass", "needle": "requirepass ", "pattern": `(?m)^[ \t]*requirepass[ \t]+(\S+)[ \t]*$`},
	{"name": "masterauth", "needle": "masterauth ", "pattern": `(?m)^[ \t]*masterauth[ \t]+(\S+)[ \t]*$`},
	{"name": "insecure-password", "needle": "insecure-password ", "pattern": `(?m)^[ \t]*user[ \t].*\binsecure-password[ \t]+(\S+)`},
	{"name": "password", "needle": "machine ", "pattern": `(?m)^[ \t]*machine[ \t]+\S+\s+login[ \t]+\S+\s+password[ \t]+(\S+)`},
	{"name": "authorization", "needle": "uthorization", "pattern": `(?i)authorization["']?\s*[:=]\s*["']?((?:basic|bearer|token)\s+[A-Za-z0-9+/=_.\-]{8,})`},
	{"name": "password", "needle": "curl ", "pattern": `\bcurl\b[^\n|;]*?\s(?:-[A-Za-z]*u|--user|--proxy-user)[ =]?["']?[^\s:"'$]+:([^\s"']+)`},
	{"name": "password", "needle": "sshpass ", "pattern": `\bsshpass\s+-p\s*("[^"\n]*"|'[^'\n]*'|\S+)`},
	{"name": "password", "needle": "redis-cli ", "pattern": `\bredis-cli\b[^\n|;]*?\s-a\s+("[^"\n]*"|'[^'\n]*'|\S+)`},
	{"name": "password", "needle": "mysql", "pattern": `\b(?:mysql|mysqldump|mysqladmin)\s(?:[^\n|;]*?\s)?-p("[^"\n]+"|'[^'\n]+'|[^\s"']+)`},
]

# unquoted is a value without the quotes around it, also escaped ones.
unquoted(value) := trim(trim_suffix(trim_prefix(value, `\"`), `\"`), `"'`)

# _expression holds for what is not quoted and is code: calls, subscripts,
# operators; in a programming language also the names of variables.
_expression(value, _) if regex.match(`^[^"'\\].*[()\[\]{}]|^[=~<>!|>&*+]|^["']?\s*\+|^(?:new|await|not|None|nullptr|nil)\b`, value)

_expression(value, extension) if {
	not extension in _configurations
	regex.match(`^[A-Za-z_][\w.]*$`, value)
	hinted(value)
}

_expression(value, extension) if {
	extension in _languages
	not regex.match(`^["'\\]`, value)
}

_configurations := {"properties", "env", "ini", "conf", "cfg", "cnf", "yaml", "yml", "toml", "json", "config", "xml"}

_languages := {
	"py", "js", "mjs", "ts", "tsx", "jsx", "lua", "groovy", "rb", "pl", "php", "go", "java", "kt", "kts",
	"scala", "rs", "c", "cs", "cpp", "ps1", "tf", "rego", "star", "jsonnet", "libsonnet", "proto", "md", "tmpl", "tpl",
}

# arguments are the settings on a command line, each with the index of the word
# that holds the value: --password=x, --password x, a VAR=x before a command,
# -Dname=x, and what a word that is a script assigns.
arguments(words) := array.concat(
	[{"name": part[1], "value": unquoted(part[2]), "index": i} |
		some i, word in words
		is_string(word)
		not regex.match(`\s`, word)
		hinted(word)
		some part in regex.find_all_string_submatch_n($`^(?:-D|-e|--?)?({_name})=(.+)$`, word, 1)
	],
	array.concat(
		[{"name": trim_left(flag, "-"), "value": value, "index": i + 1} |
			some i, flag in words
			is_string(flag)
			regex.match($`^--?{_name}$`, flag)
			value := words[i + 1]
			is_string(value)
			not startswith(value, "-")
		],
		array.concat(
			[found |
				some i, word in words
				is_string(word)
				regex.match(`\s`, word)
				some pair in assignments(word, "sh")
				found := {"name": pair.name, "value": pair.value, "index": i}
			],
			[{"name": rule.name, "value": value, "index": i + 1} |
				some rule in _programs
				some j, program in words
				is_string(program)
				regex.match(rule.program, program)
				some i, flag in words
				i >= j
				flag == rule.flag
				value := _after(rule, words[i + 1])
			],
		),
	),
)

# Programs whose short flags take a password.
_programs := [
	{"program": `(?:^|/)curl$`, "flag": "-u", "name": "password", "user": true},
	{"program": `(?:^|/)curl$`, "flag": "--user", "name": "password", "user": true},
	{"program": `(?:^|/)sshpass$`, "flag": "-p", "name": "password", "user": false},
	{"program": `(?:^|/)redis-cli$`, "flag": "-a", "name": "password", "user": false},
]

_after(rule, word) := word if not rule.user

_after(rule, word) := substring(word, indexof(word, ":") + 1, -1) if {
	rule.user
	contains(word, ":")
}
