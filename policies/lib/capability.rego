# Package kubevet.lib.capability knows the capabilities of Linux.
package kubevet.lib.capability

# names are all of them, as Kubernetes writes them.
# https://man7.org/linux/man-pages/man7/capabilities.7.html
names := {
	"AUDIT_CONTROL",
	"AUDIT_READ",
	"AUDIT_WRITE",
	"BLOCK_SUSPEND",
	"BPF",
	"CHECKPOINT_RESTORE",
	"CHOWN",
	"DAC_OVERRIDE",
	"DAC_READ_SEARCH",
	"FOWNER",
	"FSETID",
	"IPC_LOCK",
	"IPC_OWNER",
	"KILL",
	"LEASE",
	"LINUX_IMMUTABLE",
	"MAC_ADMIN",
	"MAC_OVERRIDE",
	"MKNOD",
	"NET_ADMIN",
	"NET_BIND_SERVICE",
	"NET_BROADCAST",
	"NET_RAW",
	"PERFMON",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYSLOG",
	"SYS_ADMIN",
	"SYS_BOOT",
	"SYS_CHROOT",
	"SYS_MODULE",
	"SYS_NICE",
	"SYS_PACCT",
	"SYS_PTRACE",
	"SYS_RAWIO",
	"SYS_RESOURCE",
	"SYS_TIME",
	"SYS_TTY_CONFIG",
	"WAKE_ALARM",
}

# granted are those that container runtimes give to every container, but for
# NET_RAW: the ones that a pod may add by the Pod Security Standards, Baseline.
granted := {
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT",
}

# dangerous are those that amount to power over the node or over other pods, each
# with its severity.
dangerous := {
	"AUDIT_CONTROL": "high",
	"BPF": "high",
	"CHECKPOINT_RESTORE": "high",
	"DAC_READ_SEARCH": "high",
	"MAC_ADMIN": "high",
	"MAC_OVERRIDE": "high",
	"NET_ADMIN": "high",
	"PERFMON": "high",
	"SYSLOG": "high",
	"SYS_ADMIN": "critical",
	"SYS_BOOT": "high",
	"SYS_MODULE": "critical",
	"SYS_PTRACE": "high",
	"SYS_RAWIO": "high",
	"SYS_TIME": "high",
}
