package validate

import (
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/kubevet/kubevet/lint/manifest"
)

// podSpec judges what spans the fields of a pod.
func (w *walk) podSpec(n *manifest.Node, at *place) {
	if is(n, "hostPID") && is(n, "shareProcessNamespace") {
		w.report(Fact{Kind: Exclusive, Path: at.path("shareProcessNamespace"), Type: "core.v1.PodSpec", Values: []string{"hostPID", "shareProcessNamespace"}})
	}
	if text(n, "dnsPolicy") == "None" && len(items(n, "dnsConfig", "nameservers")) == 0 && !vague(n, "dnsConfig", "nameservers") {
		w.report(Fact{Kind: MissingField, Path: at.path("dnsConfig", "nameservers"), Type: "core.v1.PodSpec", Field: "dnsConfig.nameservers"})
	}
	w.labelValues(entries(n, "nodeSelector"), at.below("nodeSelector"))
	w.repeats(items(n, "volumes"), "name", at.below("volumes"))
	for i, volume := range items(n, "volumes") {
		if name := text(volume, "name"); name != "" && validation.IsDNS1123Label(name) != nil {
			w.format("DNS label", at, "volumes", i, "name")
		}
	}
	for _, list := range []string{"containers", "initContainers"} {
		for i, c := range items(n, list) {
			for j, port := range items(c, "ports") {
				own, hasOwn := number(scalarAt(port, "containerPort"))
				host, hasHost := number(scalarAt(port, "hostPort"))
				if is(n, "hostNetwork") && hasOwn && hasHost && host != 0 && host != own {
					w.report(Fact{Kind: Forbidden, Path: at.path(list, i, "ports", j, "hostPort"), Field: "hostPort other than containerPort", Want: "hostNetwork"})
				}
			}
		}
	}
}

func is(n *manifest.Node, key string) bool { return scalarAt(n, key) == true }

// repeats says which elements of a list have the same value in a field as one
// before.
func (w *walk) repeats(list []*manifest.Node, field string, at *place) {
	seen := make(map[string]bool, len(list))
	for i, item := range list {
		value := text(item, field)
		if value != "" && seen[value] {
			w.report(Fact{Kind: RepeatedItem, Path: at.path(i, field), Field: field, Value: value})
		}
		seen[value] = true
	}
}

func (w *walk) container(n *manifest.Node, at *place) {
	if name := text(n, "name"); name != "" && validation.IsDNS1123Label(name) != nil {
		w.format("DNS label", at, "name")
	}
	if image := n.Field("image"); (image == nil || absent(image.Value) || image.Value.Value == "") && !hasTemplateKey(n) {
		w.missing("core.v1.Container", "image", at)
	}
	w.mounts(n, at)
	for _, probe := range []string{"livenessProbe", "startupProbe"} {
		if threshold, ok := number(scalarAt(get(n, probe), "successThreshold")); ok && threshold > 1 {
			w.report(Fact{Kind: OutOfRange, Path: at.path(probe, "successThreshold"), Field: "successThreshold", Min: 1, Max: 1})
		}
	}
	if grace := get(n, "readinessProbe", "terminationGracePeriodSeconds"); grace != nil {
		w.forbidden("terminationGracePeriodSeconds", "a readinessProbe", at.below("readinessProbe"))
	}
	if policy := text(n, "restartPolicy"); policy != "" {
		allowed := []string{"Always"}
		if w.minor >= 34 {
			allowed = []string{"Always", "Never", "OnFailure"}
		}
		w.notIn(n, "restartPolicy", allowed, at)
	}
}

// mounts judges where volumes are mounted in a container.
func (w *walk) mounts(n *manifest.Node, at *place) {
	w.repeats(items(n, "volumeMounts"), "mountPath", at.below("volumeMounts"))
	for i, mount := range items(n, "volumeMounts") {
		for _, field := range []string{"subPath", "subPathExpr"} {
			if path := text(mount, field); strings.HasPrefix(path, "/") || slices.Contains(strings.Split(path, "/"), "..") {
				w.format("relative path", at, "volumeMounts", i, field)
			}
		}
	}
}

// ephemeralContainer judges an ephemeral container, which may not have all that its
// type has.
func (w *walk) ephemeralContainer(n *manifest.Node, at *place) {
	for _, field := range []string{"lifecycle", "livenessProbe", "ports", "readinessProbe", "resources", "startupProbe"} {
		if value := get(n, field); value != nil && len(value.Fields)+len(value.Items) > 0 {
			w.forbidden(field, "an ephemeral container", at)
		}
	}
}

func (w *walk) containerPort(n *manifest.Node, at *place) {
	w.portNumber(n, "containerPort", 1, at)
	w.portNumber(n, "hostPort", 0, at)
	if name := text(n, "name"); name != "" && validation.IsValidPortName(name) != nil {
		w.report(Fact{Kind: BadPort, Path: at.path("name"), Field: "name", Want: "port name"})
	}
}

// portNumber judges a port that has to be a number.
func (w *walk) portNumber(n *manifest.Node, field string, least int64, at *place) {
	if port, ok := number(scalarAt(n, field)); ok && (port < least || port > 65535) {
		w.report(Fact{Kind: BadPort, Path: at.path(field), Field: field, Want: "port number"})
	}
}

// portNumberOrName judges a port that is a number or the name of one.
func (w *walk) portNumberOrName(n *manifest.Node, field string, at *place) {
	w.portNumber(n, field, 1, at)
	if name := text(n, field); name != "" && validation.IsValidPortName(name) != nil {
		w.report(Fact{Kind: BadPort, Path: at.path(field), Field: field, Want: "port name"})
	}
}

func (w *walk) action(n *manifest.Node, at *place) { w.portNumberOrName(n, "port", at) }

func (w *walk) securityContext(n *manifest.Node, at *place) {
	if scalarAt(n, "allowPrivilegeEscalation") != false {
		return
	}
	if is(n, "privileged") {
		w.report(Fact{Kind: Forbidden, Path: at.path("allowPrivilegeEscalation"), Field: "allowPrivilegeEscalation false", Want: "privileged"})
	}
	for _, capability := range items(n, "capabilities", "add") {
		if capability.Value == "CAP_SYS_ADMIN" {
			w.report(Fact{Kind: Forbidden, Path: at.path("allowPrivilegeEscalation"), Field: "allowPrivilegeEscalation false", Want: "the capability CAP_SYS_ADMIN"})
		}
	}
}

// profile judges the profile of seccomp or AppArmor: the name of one that is local
// goes with the type Localhost, and with no other.
func (w *walk) profile(n *manifest.Node, at *place) {
	w.notIn(n, "type", []string{"Localhost", "RuntimeDefault", "Unconfined"}, at)
	local := text(n, "localhostProfile")
	switch text(n, "type") {
	case "Localhost":
		if get(n, "localhostProfile") == nil {
			w.missing("", "localhostProfile", at)
		}
	case "RuntimeDefault", "Unconfined":
		if local != "" {
			w.forbidden("localhostProfile", "type "+text(n, "type"), at)
		}
	}
}
