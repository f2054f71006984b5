package policies_test

import "slices"

// The names that the Pod Security Standards know, and some like them.
var (
	capabilityNames = []string{
		"ALL", "all", "CAP_ALL", "NET_BIND_SERVICE", "net_bind_service", "CAP_NET_BIND_SERVICE", "NET_RAW", "SYS_ADMIN",
		"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "SETFCAP", "SETGID", "SETPCAP",
		"SETUID", "SYS_CHROOT", "",
	}
	seLinuxTypes = []string{
		"container_t", "container_init_t", "container_kvm_t", "container_engine_t", "container_T", "spc_t", "",
	}
	sysctlNames = []string{
		"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
		"net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
		"net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem",
		"net.ipv4.tcp_wmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat", "kernel.msgmax",
		"net/ipv4/tcp_syncookies", "",
	}
)

// A field is a field of a pod template or container with its possible values.
type field struct {
	path  string
	value func(*podWriter) any
}

var podFields = slices.Concat([]field{
	{"metadata", oneOf(raw("null"), map[string]any{}, map[string]any{"annotations": raw("~")})},
	{"metadata.annotations", annotations},
	{"metadata.annotations", annotations},
	{"spec.hostNetwork", boolean},
	{"spec.hostPID", boolean},
	{"spec.hostIPC", boolean},
	{"spec.hostnetwork", boolean},
	{"spec.hostUsers", boolean},
	{"spec.hostUsers", boolean},
	{"spec.os", oneOf(raw("null"), map[string]any{}, map[string]any{"name": "linux"}, map[string]any{"name": "windows"}, map[string]any{"name": "Windows"})},
	{"spec.os.name", oneOf("windows")},
	{"spec.nodeSelector", oneOf(map[string]any{"kubernetes.io/os": "windows"})},
	{"spec.initContainers", oneOf(raw("null"), []any{})},
	{"spec.securityContext.sysctls", sysctls},
	{"spec.securityContext.privileged", boolean},                     // no field
	{"spec.securityContext.procMount", oneOf("Unmasked")},            // no field
	{"spec.securityContext.capabilities.add", listOf(capability)},    // no field
	{"spec.securityContext.allowPrivilegeEscalation", boolean},       // no field
	{"spec.securityContext.capabilities.drop", listOf(oneOf("ALL"))}, // no field
	{"spec.volumes", volumes},
	{"spec.volumes", volumes},
}, securityFields("spec."))

var containerFields = slices.Concat([]field{
	{"securityContext.privileged", boolean},
	{"securityContext.Privileged", boolean},
	{"securityContext.allowPrivilegeEscalation", boolean},
	{"securityContext.procMount", oneOf("Default", "Unmasked", "default", "", raw("null"))},
	{"securityContext.capabilities", oneOf(raw("null"), map[string]any{})},
	{"securityContext.capabilities.add", listOf(capability)},
	{"securityContext.capabilities.drop", listOf(capability)},
	{"restartPolicy", oneOf("Always")},
	{"ports", listOf(func(w *podWriter) any {
		return w.pick(map[string]any{"containerPort": 80}, map[string]any{"hostPort": w.pick(0, 80, raw("null"), raw("0x0"), raw("8_0"), raw("0.0"))})
	})},
	{"livenessProbe", handler},
	{"readinessProbe", handler},
	{"startupProbe", handler},
	{"lifecycle.postStart", handler},
	{"lifecycle.preStop", handler},
	{"lifecycle", oneOf(raw("null"), map[string]any{})},
}, securityFields(""))

// securityFields are the fields that the securityContext of a pod and that of a
// container have.
func securityFields(prefix string) []field {
	at := prefix + "securityContext"
	profile := oneOf(raw("null"), map[string]any{}, map[string]any{"localhostProfile": "x"})
	profileType := oneOf("RuntimeDefault", "Localhost", "Unconfined", "runtimedefault", "", raw("null"))
	return []field{
		{at, oneOf(raw("null"), map[string]any{})},
		{at + ".runAsNonRoot", boolean},
		{at + ".runAsUser", oneOf(0, 1, 65534, raw("null"), raw("0x0"), raw("00"), raw("-0"), raw("0.0"))},
		{at + ".seccompProfile", profile},
		{at + ".seccompProfile.type", profileType},
		{at + ".appArmorProfile", profile},
		{at + ".appArmorProfile.type", profileType},
		{at + ".seLinuxOptions", oneOf(raw("null"), map[string]any{}, map[string]any{"level": "s0:c1,c2"})},
		{at + ".seLinuxOptions.type", func(w *podWriter) any { return w.pick(raw("null"), seLinuxTypes[w.IntN(len(seLinuxTypes))]) }},
		{at + ".seLinuxOptions.user", oneOf("", raw("null"), "system_u")},
		{at + ".seLinuxOptions.role", oneOf("", raw("null"), "sysadm_r")},
		{at + ".windowsOptions", oneOf(raw("null"), map[string]any{})},
		{at + ".windowsOptions.hostProcess", boolean},
	}
}

func boolean(w *podWriter) any {
	return w.pick(true, true, false, false, raw("yes"), raw("off"), raw("null"), raw("~"))
}

func capability(w *podWriter) any {
	return w.pick("ALL", "ALL", "ALL", raw("null"), capabilityNames[w.IntN(len(capabilityNames))])
}

func handler(w *podWriter) any {
	return map[string]any{w.pick("httpGet", "tcpSocket", "exec").(string): w.pick(raw("null"), map[string]any{}, map[string]any{
		"port": 80, "host": w.pick("", raw("null"), "127.0.0.1", "example.com"),
	})}
}

func sysctls(w *podWriter) any {
	return listOf(func(w *podWriter) any {
		return map[string]any{"value": "1", "name": w.pick(raw("null"), sysctlNames[w.IntN(len(sysctlNames))], sysctlNames[w.IntN(len(sysctlNames))])}
	})(w)
}

func volumes(w *podWriter) any {
	return listOf(func(w *podWriter) any {
		volume := map[string]any{"name": "data"}
		for range w.pick(0, 1, 1, 1, 1, 2).(int) {
			source := w.pick("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
				"hostPath", "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", "flexVolume",
				"cinder", "cephfs", "flocker", "fc", "azureFile", "azureDisk", "vsphereVolume", "quobyte", "portworxVolume",
				"photonPersistentDisk", "scaleIO", "storageos").(string)
			volume[source] = w.pick(raw("null"), map[string]any{}, map[string]any{}, map[string]any{})
		}
		return volume
	})(w)
}

func annotations(w *podWriter) any {
	const appArmor, seccomp = "container.apparmor.security.beta.kubernetes.io", "seccomp.security.alpha.kubernetes.io"
	all := map[string]any{}
	for range 1 + w.IntN(3) {
		key := w.pick(appArmor+"/a", appArmor+"/zz", appArmor, appArmor+"/", seccomp+"/pod", seccomp+"/Pod",
			"container."+seccomp+"/a", "container."+seccomp+"/b", "container."+seccomp+"/", "container."+seccomp+"/zz").(string)
		all[key] = w.pick("runtime/default", "docker/default", "localhost/x", "localhost/", "localhost", "unconfined", "Runtime/Default", "", raw("null"))
	}
	return all
}

func oneOf(values ...any) func(*podWriter) any {
	return func(w *podWriter) any { return copied(w.pick(values...)) }
}

// listOf returns null, an empty list, or one of up to three items.
func listOf(item func(*podWriter) any) func(*podWriter) any {
	return func(w *podWriter) any {
		if w.IntN(10) == 0 {
			return raw("null")
		}
		items := []any{}
		for range w.IntN(4) {
			items = append(items, item(w))
		}
		return items
	}
}

func (w *podWriter) pick(values ...any) any { return values[w.IntN(len(values))] }
