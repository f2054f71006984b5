# METADATA
# title: Container opens a reverse shell
# description: |
#   The command connects a shell to another host, which then types commands into the
#   container: the usual way to keep access to a cluster after a break-in, and never
#   one that an application needs. Scripts that only test whether a port is open are
#   not reported.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1059/004/
#     description: MITRE ATT&CK, Unix shell
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
#     description: Define a command and arguments for a container
# custom:
#   severity: critical
#   profile: recommended
#   help: remove the command
#   kinds: [workload]
#   compliance:
#     mitre: [T1059.004, T1609]
#     cwe: [CWE-506]
package kubevet.pods["reverse-shell-in-command"]

import data.kubevet.lib.command

deny contains finding if {
	some match in command.matches(_shells)
	finding := {
		"path": match.path,
		"line": match.line,
		"message": $"{match.name} connects a shell to another host",
	}
}

_shells := concat("|", [
	`\bsh\s+-[a-z]*i\b.*/dev/(tcp|udp)/`,
	`\b(ba|da|z|k|a)sh\s+-[a-z]*i\b.*/dev/(tcp|udp)/`,
	`/dev/(tcp|udp)/.*\b(ba|da|z|k|a)?sh\s+(-i\s+)?(0?<&|<&)\s*[0-9]`,
	`\b(nc|ncat|netcat)(\.\w+)?\s[^|;&]*(-[a-z]*[ec]|--exec|--sh-exec)[\s=]+["']?(/\S*/)?((ba|da|z|k|a)?sh|cmd(\.exe)?|powershell)\b`,
	`\b(mkfifo|mknod)\s.*\b(ba|da|z|k|a)?sh\s+-i\b.*\b(nc|ncat|netcat|telnet|openssl)\s`,
	`(?i)\bsocat\s.*\b(exec|system):["']?[^\s,]*\b(ba|da|z|k|a)?sh\b`,
	`\bos\.dup2\(\s*\w+\.fileno\(\)`,
	`\bsocket\b.*\bpty\.spawn\(`,
	`\bperl\s.*\bsocket\(.*\bexec\b.*\bsh\b`,
	`\bfsockopen\(.*\b(exec|shell_exec|system|passthru|popen|proc_open)\(.*\bsh\b`,
	`\bTCPSocket\.(new|open)\(.*\b(exec|popen|spawn)\b`,
])
