package policies_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// raw is a scalar that stands in YAML as it is, not quoted.
type raw string

// A podWriter writes objects that carry pods, at random. A pod starts out bare or
// hardened, and then some of its security-relevant fields are set to something
// else: to values that the Pod Security Standards allow and forbid, to nearly
// allowed ones, to null and to empty ones. Every value has the type of its field.
type podWriter struct {
	*rand.Rand
	workloads map[string][]rule.Workload
	kinds     []string // those with plain pod templates
}

// A podPath leads from the root of an object to the metadata and spec of a pod.
type podPath []any

func newPodWriter(set *rule.Set, seed uint64) *podWriter {
	w := &podWriter{Rand: rand.New(rand.NewPCG(seed, 0)), workloads: set.Workloads}
	for _, kind := range slices.Sorted(maps.Keys(set.Workloads)) {
		if set.Workloads[kind][0].Shape == "" {
			w.kinds = append(w.kinds, kind)
		}
	}
	return w
}

// object returns an object of a random kind as YAML, and where its pods are.
func (w *podWriter) object() (text string, kind string, pods []podPath) {
	key := w.kinds[w.IntN(len(w.kinds))]
	kind, group, _ := strings.Cut(key, ".")
	apiVersion := "v1"
	if group != "" {
		apiVersion = group + "/v1"
	}
	root := map[string]any{}
	for _, place := range w.workloads[key] {
		path := anySlice(place.Each)
		if place.Each != nil {
			var elements []any
			for i := range 1 + w.IntN(2) {
				element := map[string]any{"name": fmt.Sprint("task-", i)}
				w.place(element, anySlice(place.Template))
				elements = append(elements, element)
				pods = append(pods, slices.Concat(path, []any{i}, anySlice(place.Template)))
			}
			set(root, path, elements)
			continue
		}
		path = anySlice(place.Template)
		w.place(root, path)
		pods = append(pods, path)
	}
	set(root, []any{"apiVersion"}, apiVersion)
	set(root, []any{"kind"}, kind)
	set(root, []any{"metadata", "name"}, "web")
	var b strings.Builder
	writeYAML(&b, root)
	return b.String(), key, pods
}

// place puts a pod template into object at path.
func (w *podWriter) place(object map[string]any, path []any) {
	template := w.template()
	set(object, slices.Concat(path, []any{"metadata"}), template["metadata"])
	set(object, slices.Concat(path, []any{"spec"}), template["spec"])
}

func (w *podWriter) template() map[string]any {
	hardened := w.IntN(2) == 0
	spec := map[string]any{}
	if hardened {
		spec["securityContext"] = map[string]any{"runAsNonRoot": true, "seccompProfile": map[string]any{"type": "RuntimeDefault"}}
	}
	var containers []map[string]any
	for i, list := range []string{"containers", "initContainers", "ephemeralContainers"} {
		var items []any
		for range w.IntN(4 - i) {
			c := map[string]any{"name": w.pick("a", "b", "c", "")}
			if hardened {
				c["securityContext"] = map[string]any{
					"allowPrivilegeEscalation": false,
					"capabilities":             map[string]any{"drop": []any{"ALL"}},
				}
			}
			containers = append(containers, c)
			items = append(items, c)
		}
		if items != nil {
			spec[list] = items
		}
	}
	template := map[string]any{"metadata": map[string]any{}, "spec": spec}
	for range w.IntN(8) {
		target := template
		fields := podFields
		if len(containers) > 0 && w.IntN(5) > 1 {
			target, fields = containers[w.IntN(len(containers))], containerFields
		}
		f := fields[w.IntN(len(fields))]
		set(target, anySlice(strings.Split(f.path, ".")), f.value(w))
	}
	return template
}

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

// copied returns value, which is made of mappings and scalars, so that setting a
// field in it does not change the original.
func copied(value any) any {
	m, ok := value.(map[string]any)
	if !ok {
		return value
	}
	c := make(map[string]any, len(m))
	for k, v := range m {
		c[k] = copied(v)
	}
	return c
}

// set sets what path leads to from root, and makes the mappings on the way.
func set(root any, path []any, value any) {
	for i, step := range path[:len(path)-1] {
		if index, ok := step.(int); ok {
			root = root.([]any)[index]
			continue
		}
		m, key := root.(map[string]any), step.(string)
		_, isMapping := m[key].(map[string]any)
		_, isList := m[key].([]any)
		if _, intoList := path[i+1].(int); !isMapping && !(isList && intoList) {
			m[key] = map[string]any{}
		}
		root = m[key]
	}
	switch last := path[len(path)-1].(type) {
	case int:
		root.([]any)[last] = value
	case string:
		root.(map[string]any)[last] = value
	}
}

func anySlice(path []string) []any {
	steps := make([]any, len(path))
	for i, step := range path {
		steps[i] = step
	}
	return steps
}

// writeYAML writes value in YAML's flow style.
func writeYAML(b *strings.Builder, value any) {
	switch v := value.(type) {
	case map[string]any:
		b.WriteString("{")
		for _, key := range slices.Sorted(maps.Keys(v)) {
			fmt.Fprintf(b, "%q: ", key)
			writeYAML(b, v[key])
			b.WriteString(", ")
		}
		b.WriteString("}")
	case []any:
		b.WriteString("[")
		for _, item := range v {
			writeYAML(b, item)
			b.WriteString(", ")
		}
		b.WriteString("]")
	case string:
		b.WriteString(strconv.Quote(v))
	default:
		fmt.Fprint(b, v)
	}
}
