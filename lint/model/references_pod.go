package model

import (
	"github.com/kubevet/kubevet/lint/manifest"
)

// pod follows what a pod spec names.
func (r *References) pod(p *Pod) {
	o, spec := p.Object, p.Object.Get(p.Path)
	for i, volume := range items(at(spec, "volumes")) {
		r.volume(p, volume, join(p.Path, "volumes", i))
	}
	for _, c := range p.Containers {
		r.environment(p, o.Get(c.Path), c.Path)
	}
	if p.ServiceAccount != "" {
		r.absent(o, "service-account", "ServiceAccount", p.Namespace, p.ServiceAccount, p.AccountPath...)
	}
	if at(spec, "containers") == nil {
		return
	}
	r.absent(o, "priority-class", "PriorityClass", "", text(at(spec, "priorityClassName")), join(p.Path, "priorityClassName")...)
	r.absent(o, "runtime-class", "RuntimeClass", "", text(at(spec, "runtimeClassName")), join(p.Path, "runtimeClassName")...)
	r.pullSecrets(o, spec, p.Path...)
}

// pullSecrets follows the pull secrets of a pod spec or service account.
func (r *References) pullSecrets(o *manifest.Object, n *manifest.Node, here ...any) {
	for i, ref := range items(at(n, "imagePullSecrets")) {
		r.absent(o, "pull-secret", "Secret", o.Namespace, text(at(ref, "name")), join(here, "imagePullSecrets", i, "name")...)
	}
}

// volume follows what a volume is filled from.
func (r *References) volume(p *Pod, volume *manifest.Node, here []any) {
	r.source(p, "ConfigMap", at(volume, "configMap"), "name", join(here, "configMap"))
	r.source(p, "Secret", at(volume, "secret"), "secretName", join(here, "secret"))
	for i, source := range items(at(volume, "projected", "sources")) {
		r.source(p, "ConfigMap", at(source, "configMap"), "name", join(here, "projected", "sources", i, "configMap"))
		r.source(p, "Secret", at(source, "secret"), "name", join(here, "projected", "sources", i, "secret"))
	}
	r.absent(p.Object, "claim", "PersistentVolumeClaim", p.Namespace, text(at(volume, "persistentVolumeClaim", "claimName")),
		join(here, "persistentVolumeClaim", "claimName")...)
}

// source follows a source of files: a ConfigMap or Secret, and those of its keys that
// are named.
func (r *References) source(p *Pod, kind string, n *manifest.Node, field string, here []any) {
	name := text(at(n, field))
	if is(at(n, "optional")) || r.config(p, kind, name, join(here, field)) {
		return
	}
	for i, item := range items(at(n, "items")) {
		r.key(p, kind, name, text(at(item, "key")), join(here, "items", i, "key"))
	}
}

// environment follows what the environment of a container is taken from.
func (r *References) environment(p *Pod, n *manifest.Node, here []any) {
	for i, from := range items(at(n, "envFrom")) {
		for _, f := range configFields {
			if ref := at(from, f.all); ref != nil && !is(at(ref, "optional")) {
				r.config(p, f.kind, text(at(ref, "name")), join(here, "envFrom", i, f.all, "name"))
			}
		}
	}
	for i, env := range items(at(n, "env")) {
		for _, f := range configFields {
			ref := at(env, "valueFrom", f.one)
			if ref == nil || is(at(ref, "optional")) {
				continue
			}
			path := join(here, "env", i, "valueFrom", f.one)
			if name := text(at(ref, "name")); !r.config(p, f.kind, name, join(path, "name")) {
				r.key(p, f.kind, name, text(at(ref, "key")), join(path, "key"))
			}
		}
	}
}

// configFields are where a container names all of a kind of object and one key of it.
var configFields = [...]struct{ kind, all, one string }{
	{"ConfigMap", "configMapRef", "configMapKeyRef"},
	{"Secret", "secretRef", "secretKeyRef"},
}

// config notes a ConfigMap or Secret that is not there, and reports whether it is not.
func (r *References) config(p *Pod, kind, name string, path []any) bool {
	role := "configmap"
	if kind == "Secret" {
		if role = "secret"; r.said[name] && !r.has(p.Object, kind, p.Namespace, name) {
			return true
		}
	}
	return r.absent(p.Object, role, kind, p.Namespace, name, path...) != nil
}

// key notes a key that a ConfigMap or Secret of the bundle does not have. What has no
// keys at all is filled by something else, as is what asks for it by a label or
// annotation.
func (r *References) key(p *Pod, kind, name, key string, path []any) {
	objects := r.objects(kind, p.Namespace, name)
	if key == "" || len(objects) == 0 {
		return
	}
	for _, o := range objects {
		keys := keysIn(o)
		if len(keys) == 0 || keys[key] || filled(o) {
			return
		}
	}
	d := r.note(p.Object, Dangling{Role: "config-key", Why: whyKey, Kind: kind, Namespace: p.Namespace, Name: name, Key: key, Path: path})
	d.Other, d.OtherPath = objects[0], []any{"data"}
}

// keysIn are the keys of a ConfigMap or Secret.
func keysIn(o *manifest.Object) map[string]bool {
	keys := make(map[string]bool)
	for _, field := range []string{"data", "binaryData", "stringData"} {
		if n := at(o.Root, field); n != nil {
			for _, f := range n.Fields {
				keys[f.Key] = true
			}
		}
	}
	return keys
}

// filled reports whether something in the cluster adds keys to a ConfigMap or Secret.
// https://docs.openshift.com/container-platform/latest/security/certificates/service-serving-certificate.html
func filled(o *manifest.Object) bool {
	if text(at(o.Root, "type")) == "kubernetes.io/service-account-token" {
		return true
	}
	for _, key := range []string{
		"config.openshift.io/inject-trusted-cabundle", "service.beta.openshift.io/inject-cabundle",
		"service.alpha.openshift.io/inject-cabundle", "cert-manager.io/inject-ca-from", "reloader.stakater.com/match",
		"secret-generator.v1.mittwald.de/autogenerate", "k8s-sidecar-target-directory",
	} {
		if at(o.Root, "metadata", "labels", key) != nil || at(o.Root, "metadata", "annotations", key) != nil {
			return true
		}
	}
	return false
}

// storageClass follows the class of a claim.
func (r *References) storageClass(o *manifest.Object, spec *manifest.Node, here ...any) {
	r.absent(o, "storage-class", "StorageClass", "", text(at(spec, "storageClassName")), join(here, "storageClassName")...)
}

// statefulSet follows the Service and the classes of claims that a StatefulSet names.
// https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
func (r *References) statefulSet(o *manifest.Object, spec *manifest.Node) {
	for i, claim := range items(at(spec, "volumeClaimTemplates")) {
		r.storageClass(o, at(claim, "spec"), "spec", "volumeClaimTemplates", i, "spec")
	}
	name := text(at(spec, "serviceName"))
	d := Dangling{Role: "statefulset-service", Kind: "Service", Namespace: o.Namespace, Name: name, Path: []any{"spec", "serviceName"}}
	if name == "" {
		if spec != nil {
			d.Why = whySection
			r.note(o, d)
		}
		return
	}
	r.absent(o, d.Role, d.Kind, d.Namespace, name, d.Path...)
	services := r.objects("Service", o.Namespace, name)
	for _, s := range services {
		if text(at(s.Root, "spec", "clusterIP")) == "None" && r.selects(s, o) != No {
			return
		}
	}
	if len(services) > 0 {
		d.Why, d.Other, d.OtherPath = whyUnmatched, services[0], []any{"spec", "selector"}
		if text(at(services[0].Root, "spec", "clusterIP")) != "None" {
			d.Why, d.OtherPath = whyShape, []any{"spec", "clusterIP"}
		}
		r.note(o, d)
	}
}

// selects returns whether a Service selects the pods of an object. One without a
// selector may.
func (r *References) selects(service, o *manifest.Object) Verdict {
	s := readService(service)
	if s.selector == nil {
		return Maybe
	}
	v := No
	for _, e := range r.endpoints[o] {
		v = v.Or(s.selector.match(e))
	}
	return v
}
