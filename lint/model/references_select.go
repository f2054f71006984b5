package model

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	words "github.com/kubevet/kubevet/lint/text"
)

// chosen returns the pods that a selector of an object chooses or may choose. Where the
// object or the pods do not say where they land, that may be in one namespace.
func (r *References) chosen(o *manifest.Object, s selector) (pods []*Endpoint, v Verdict) {
	take := func(e *Endpoint, one Verdict) {
		pods, v = append(pods, e), v.Or(one)
	}
	r.network.choose(s, take)
	if len(pods) > 0 || o.Document.Source != nil && o.Document.Source.Kind != document.Plain {
		return pods, v
	}
	s.namespace = ""
	r.network.choose(s, func(e *Endpoint, one Verdict) {
		if !namesPlace(o) || !namesPlace(e.Object) {
			take(e, one)
		}
	})
	return pods, v
}

// chooser notes a label selector that chooses no pod. An empty one chooses all.
func (r *References) chooser(o *manifest.Object, role string, n *manifest.Node, path ...any) {
	var ls metav1.LabelSelector
	if n == nil || decode(n, &ls) != nil || len(ls.MatchLabels)+len(ls.MatchExpressions) == 0 {
		return
	}
	s, err := podSelector(o.Namespace, &ls)
	if err != nil {
		return
	}
	if pods, _ := r.chosen(o, s); len(pods) == 0 {
		r.unmatched(o, role, s, path...)
	}
}

// unmatched notes a selector that chooses no pod, with the pod that lacks the least.
func (r *References) unmatched(o *manifest.Object, role string, s selector, path ...any) {
	d := r.note(o, Dangling{
		Role: role, Why: whyUnmatched, Kind: "Pod", Namespace: o.Namespace, Path: path,
		Name: strings.TrimPrefix(s.id, "labels "+o.Namespace+" "),
	})
	best := 0
	for _, p := range r.pods[o.Namespace][:min(maxNames, len(r.pods[o.Namespace]))] {
		met := 0
		for key, want := range s.example {
			have, ok := p.Labels[key]
			switch {
			case have == want:
				met += 2
			case ok:
				met++
			case running(key) || running(want):
				d.Operated = true
			}
		}
		if met > best {
			best, d.Other, d.OtherPath = met, p.Object, p.metadata()
		}
	}
	d.Near = misspelt(r.pods[o.Namespace], s.example)
	if d.Near == "" && r.makesPods() {
		d.Operated = true
	}
}

// makesPods reports whether something in the bundle may make or label pods when it
// runs: an operator, whose pods are in no manifest.
func (r *References) makesPods() bool {
	for _, kind := range []string{"ClusterRole", "Role"} {
		for _, role := range r.kinds[kind] {
			if slices.ContainsFunc(items(at(role.Root, "rules")), func(rule *manifest.Node) bool {
				return slices.ContainsFunc(texts(at(rule, "resources")), func(s string) bool { return slices.Contains(podMakers, s) }) &&
					slices.ContainsFunc(texts(at(rule, "verbs")), func(s string) bool { return slices.Contains(making, s) })
			}) {
				return true
			}
		}
	}
	return false
}

var (
	podMakers = []string{"*", "daemonsets", "deployments", "jobs", "pods", "replicasets", "statefulsets"}
	making    = []string{"*", "create", "patch", "update"}
)

// metadata leads to the labels of a pod of a template.
func (p *Pod) metadata() []any {
	if len(p.Path) == 0 || p.Path[len(p.Path)-1] != "spec" {
		return nil
	}
	return join(p.Path[:len(p.Path)-1], "metadata", "labels")
}

// running reports whether a label is one that what runs in a pod gives it.
func running(key string) bool { return runningLabel.MatchString(key) }

var runningLabel = regexp.MustCompile(`(?i)(role|active|leader|primary|master|sealed|initialized|standby|index|pod-name|revision|hash)$`)

// misspelt returns the value of a label that pods have in place of one that none has,
// if it is most like it; "" if none is.
func misspelt(pods []*Pod, want klabels.Set) string {
	for _, key := range slices.Sorted(maps.Keys(want)) {
		var values []string
		for _, p := range pods[:min(maxNames, len(pods))] {
			if value, ok := p.Labels[key]; ok {
				values = append(values, value)
			}
		}
		if len(values) == 0 || slices.Contains(values, want[key]) {
			continue
		}
		if near := words.Nearest(want[key], values); slip(want[key], near) {
			return key + "=" + near
		}
	}
	return ""
}

// service follows the selector of a Service, and its ports to those of the pods.
func (r *References) service(o *manifest.Object) {
	s := readService(o)
	if s.selector == nil || text(at(o.Root, "spec", "type")) == "ExternalName" || len(r.objects("Endpoints", o.Namespace, o.Name)) > 0 {
		return
	}
	pods, v := r.chosen(o, *s.selector)
	if len(pods) == 0 {
		r.unmatched(o, "service-pods", *s.selector, "spec", "selector")
		return
	}
	if v != Yes {
		return
	}
	for _, port := range s.Ports {
		r.servicePort(o, port, pods)
	}
}

// servicePort notes a port of a Service that leads to none of the pods: a name that no
// container has, or a number that none declares although they declare others.
func (r *References) servicePort(o *manifest.Object, port ServicePort, pods []*Endpoint) {
	var declared []string
	for _, e := range pods {
		if e.labels.unknown != nil && e.Containers == nil {
			return
		}
		for _, c := range e.Containers {
			for _, p := range c.Ports {
				if port.TargetName != "" && p.Name == port.TargetName || port.TargetName == "" && p.Number == port.Target {
					return
				}
				if p.Name != "" {
					declared = append(declared, p.Name)
				}
			}
			if port.TargetName == "" && len(c.Ports) == 0 && (c.Role == "container" || c.Role == "sidecar") {
				return // it may listen on anything
			}
		}
	}
	d := Dangling{Role: "target-port", Why: whyPort, Kind: "Pod", Namespace: o.Namespace, Key: port.TargetName, Path: []any{"spec", "ports", port.Index, "targetPort"}}
	if port.TargetName == "" {
		d.Role, d.Key = "target-number", strconv.Itoa(port.Target)
	}
	// Whoever asks DNS for the pods themselves needs no port of the Service.
	d.Operated = text(at(o.Root, "spec", "clusterIP")) == "None"
	d.Other, d.OtherPath, d.Name = pods[0].Object, pods[0].Path, pods[0].Object.Name
	d.Near = words.Nearest(d.Key, declared)
	r.note(o, d)
}

// networkPolicy follows whom a policy is for, and the pods of its peers.
func (r *References) networkPolicy(o *manifest.Object, spec *manifest.Node) {
	r.chooser(o, "policy-pods", at(spec, "podSelector"), "spec", "podSelector")
	for _, list := range []struct{ rules, peers string }{{"ingress", "from"}, {"egress", "to"}} {
		for i, rule := range items(at(spec, list.rules)) {
			for j, peer := range items(at(rule, list.peers)) {
				if at(peer, "namespaceSelector") == nil {
					r.chooser(o, "policy-peer", at(peer, "podSelector"), "spec", list.rules, i, list.peers, j, "podSelector")
				}
			}
		}
	}
}

// monitor follows what a ServiceMonitor or PodMonitor selects, and the ports it names.
// https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
func (r *References) monitor(o *manifest.Object, spec *manifest.Node) {
	var ls metav1.LabelSelector
	if decode(at(spec, "selector"), &ls) != nil || is(at(spec, "namespaceSelector", "any")) {
		return
	}
	sel, err := metav1.LabelSelectorAsSelector(&ls)
	if err != nil {
		return
	}
	namespaces := texts(at(spec, "namespaceSelector", "matchNames"))
	if len(namespaces) == 0 {
		namespaces = []string{o.Namespace}
	}
	kind, endpoints := "Service", "endpoints"
	if o.Kind == "PodMonitor" {
		kind, endpoints = "Pod", "podMetricsEndpoints"
	}
	ports, others, found := make(map[string]bool), false, (*manifest.Object)(nil)
	for _, namespace := range namespaces {
		if kind == "Pod" {
			for _, e := range labelled(r.network.pods[namespace], sel) {
				found = cmp.Or(found, e.Object)
				for _, c := range e.Containers {
					for _, p := range c.Ports {
						ports[p.Name] = true
					}
				}
				others = others || e.Containers == nil
			}
			continue
		}
		for _, e := range labelled(r.services[namespace], sel) {
			found = cmp.Or(found, e.Object)
			for _, p := range items(at(e.Object.Root, "spec", "ports")) {
				ports[text(at(p, "name"))] = true
			}
		}
	}
	if found == nil {
		if !namesPlace(o) && (len(labelled(r.services[anything], sel)) > 0 || len(labelled(r.network.pods[""], sel)) > 0) {
			return
		}
		d := r.note(o, Dangling{Role: "monitored", Why: whyUnmatched, Kind: kind, Namespace: namespaces[0], Name: sel.String(), Path: []any{"spec", "selector"}})
		d.Declared = d.Declared && len(namespaces) == 1
		return
	}
	for i, endpoint := range items(at(spec, endpoints)) {
		if port := text(at(endpoint, "port")); port != "" && !ports[port] && !others {
			d := r.note(o, Dangling{
				Role: "monitored", Why: whyPort, Kind: found.GroupKind(), Namespace: found.Namespace, Name: found.Name, Key: port,
				Path: []any{"spec", endpoints, i, "port"},
			})
			if d.Other, d.OtherPath = found, []any{"spec", "ports"}; kind == "Pod" {
				d.OtherPath = []any{"kind"}
			}
			d.Near = words.Nearest(port, slices.Sorted(maps.Keys(ports)))
		}
	}
}

// labelled are what of an index a selector chooses or may choose.
func labelled(index *podIndex, sel klabels.Selector) []*Endpoint {
	if index == nil {
		return nil
	}
	requirements, _ := sel.Requirements()
	return slices.DeleteFunc(slices.Clone(index.candidates(anchors(requirements))), func(e *Endpoint) bool {
		return e.labels.match(sel) == No
	})
}

// owners are the kinds whose pods are those that a selector chooses.
var owners = []string{"DaemonSet", "Deployment", "ReplicaSet", "Rollout.argoproj.io", "StatefulSet"}

// overlaps notes the controllers of a namespace whose selector chooses the pods of
// another one.
func (r *References) overlaps() {
	first := make(map[string][2]*manifest.Object)
	for i, o := range r.bundle.Objects {
		if !slices.Contains(owners, o.GroupKind()) {
			continue
		}
		var ls metav1.LabelSelector
		n := at(o.Root, "spec", "selector")
		if n == nil || decode(n, &ls) != nil || len(ls.MatchLabels)+len(ls.MatchExpressions) == 0 {
			continue
		}
		s, err := podSelector(o.Namespace, &ls)
		if err != nil {
			continue
		}
		pair, seen := first[s.id]
		if !seen {
			r.network.choose(s, func(e *Endpoint, v Verdict) {
				switch own := slices.Contains(owners, e.Object.GroupKind()); {
				case v != Yes || !own || pair[1] != nil:
				case pair[0] == nil:
					pair[0] = e.Object
				case !sameName(pair[0], e.Object):
					pair[1] = e.Object
				}
			})
			first[s.id] = pair
		}
		other := pair[0]
		if other != nil && sameName(o, other) {
			other = pair[1]
		}
		if other != nil && beside(o, other) {
			r.at = i
			d := r.note(o, Dangling{Role: "overlap", Why: whyShape, Kind: other.GroupKind(), Namespace: o.Namespace, Name: other.Name, Path: []any{"spec", "selector"}})
			d.Other, d.OtherPath = other, []any{"spec", "template", "metadata", "labels"}
		}
	}
}

// beside reports whether two objects are surely applied together, and not one in place
// of the other: two files of one directory may be.
func beside(a, b *manifest.Object) bool {
	src := a.Document.Source
	return src != nil && src.Kind != document.Plain || a.Document.File == b.Document.File ||
		namesPlace(a) && namesPlace(b) && directory(a) == directory(b)
}

// repeated notes the objects that stand in the bundle before, under the same name.
func (r *References) repeated() {
	for i, o := range r.bundle.Objects {
		first := r.objects(o.GroupKind(), o.Namespace, o.Name)[0]
		if first == o || o.Document.Loose || first.Document.Loose || o.Name == "" || strings.HasSuffix(o.Name, "*") || first.Kind == "List" {
			continue
		}
		r.at = i
		d := r.note(o, Dangling{Role: "repeated", Why: whyShape, Kind: o.GroupKind(), Namespace: o.Namespace, Name: o.Name})
		d.Other = first
		// Two plain files of one directory are more often alternatives than a mistake.
		d.Declared = hooks(first) == hooks(o) && (first.Document.File == o.Document.File || first.Document.Origin != nil && beside(first, o))
	}
}

// hooks is when Helm or Argo CD applies an object, "" if at no time of its own.
func hooks(o *manifest.Object) string {
	notes := annotations(o)
	return cmp.Or(notes["helm.sh/hook"], notes["argocd.argoproj.io/hook"])
}

// orphans notes the ConfigMaps and Secrets whose name no other object has in it. Those
// that the cluster, an operator or a sidecar finds by their type or labels are left out.
func (r *References) orphans() {
	names := make(map[string]bool)
	for _, o := range r.bundle.Objects {
		if kind := o.GroupKind(); kind == "ConfigMap" || kind == "Secret" {
			names[o.Name] = true
		}
	}
	if len(names) == 0 {
		return
	}
	named := make(map[string]bool)
	for _, o := range r.bundle.Objects {
		for _, f := range o.Root.Fields {
			if f.Key != "metadata" {
				mention(f.Value, names, named)
			}
		}
		mention(at(o.Root, "metadata", "annotations"), names, named)
	}
	for i, o := range r.bundle.Objects {
		kind := o.GroupKind()
		if kind != "ConfigMap" && kind != "Secret" || named[o.Name] || r.said[o.Name] || found(o) {
			continue
		}
		r.at = i
		r.note(o, Dangling{Role: "orphan", Why: whyShape, Kind: kind, Namespace: o.Namespace, Name: o.Name, Path: []any{"metadata", "name"}})
	}
}

// mention adds those of names that are texts below n, or words in them, to named.
func mention(n *manifest.Node, names, named map[string]bool) {
	if n == nil {
		return
	}
	for _, f := range n.Fields {
		mention(f.Value, names, named)
	}
	for _, item := range n.Items {
		mention(item, names, named)
	}
	if s := text(n); names[s] {
		named[s] = true
	} else if len(s) > 0 && len(s) <= 1<<16 {
		for _, word := range strings.FieldsFunc(s, notName) {
			if names[word] {
				named[word] = true
			}
		}
	}
}

// notName reports whether a character is of no name.
func notName(c rune) bool {
	return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.'
}

// found reports whether something finds a ConfigMap or Secret without its name.
func found(o *manifest.Object) bool {
	if kind := text(at(o.Root, "type")); kind != "" && kind != "Opaque" && kind != "kubernetes.io/tls" {
		return true
	}
	for key := range labels(at(o.Root, "metadata", "labels")) {
		if !commonLabel.MatchString(key) {
			return true
		}
	}
	return hooks(o) != ""
}

// commonLabel are labels that say what an object is a part of.
var commonLabel = regexp.MustCompile(`^(app|name|component|tier|chart|release|heritage|version|instance|k8s-app|helm\.sh/chart|app\.kubernetes\.io/.*)$`)
