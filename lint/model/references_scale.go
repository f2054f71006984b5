package model

import (
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// scaled follows an autoscaler to what it scales.
func (r *References) scaled(o *manifest.Object, spec *manifest.Node, field string) {
	if at(spec, field) == nil {
		return
	}
	key := target(o, at(spec, field))
	role := "scale-target"
	if field == "targetRef" {
		role = "vertical-target"
	}
	d := r.absent(o, role, key.groupKind, key.namespace, key.name, "spec", field, "name")
	if d == nil {
		return
	}
	// An object of the name and another kind says more than one of a similar name.
	for _, kind := range []string{"Deployment", "StatefulSet", "DaemonSet", "Rollout.argoproj.io"} {
		if others := r.objects(kind, key.namespace, key.name); len(others) > 0 && kind != key.groupKind {
			d.Other, d.OtherPath = others[0], []any{"kind"}
			return
		}
	}
}

// autoscalers notes those that scale what another one scales too: two that count pods,
// two that size them, or one of each on the same resource.
// https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md
func (r *References) autoscalers() {
	type scaling struct {
		key      objectKey
		what, of string
	}
	first := make(map[scaling]*manifest.Object)
	resources := make(map[objectKey]map[string]*manifest.Object)
	for i, o := range r.bundle.Objects {
		spec := at(o.Root, "spec")
		var key objectKey
		what := "pods"
		switch o.GroupKind() {
		case "HorizontalPodAutoscaler", "ScaledObject.keda.sh":
			key = target(o, at(spec, "scaleTargetRef"))
		case "VerticalPodAutoscaler":
			key, what = target(o, at(spec, "targetRef")), "requests"
		default:
			continue
		}
		if key.name == "" || text(at(spec, "recommenders")) != "" {
			continue
		}
		r.at = i
		if what == "pods" {
			for _, resource := range scaledBy(spec) {
				if resources[key] == nil {
					resources[key] = make(map[string]*manifest.Object)
				}
				resources[key][resource] = o
			}
		}
		for _, place := range places(o) {
			same := scaling{key, what, place}
			other := first[same]
			if other == nil {
				first[same] = o
				continue
			}
			if other == o || sameName(other, o) || takesOver(other, o) {
				continue
			}
			d := r.note(o, Dangling{Role: "rival", Why: whyShape, Kind: key.groupKind, Namespace: key.namespace, Name: key.name, Path: []any{"spec", scaleField(o), "name"}})
			d.Other, d.OtherPath = other, []any{"spec", scaleField(other), "name"}
			break
		}
	}
	for i, o := range r.bundle.Objects {
		if o.GroupKind() != "VerticalPodAutoscaler" || !setsRequests(o) {
			continue
		}
		key := target(o, at(o.Root, "spec", "targetRef"))
		for _, resource := range sized(at(o.Root, "spec")) {
			if other := resources[key][resource]; other != nil && together(o, other) {
				r.at = i
				d := r.note(o, Dangling{
					Role: "rival", Why: whyShape, Kind: key.groupKind, Namespace: key.namespace, Name: key.name, Key: resource,
					Path: []any{"spec", "targetRef", "name"},
				})
				d.Other, d.OtherPath = other, []any{"spec", "metrics"}
				break
			}
		}
	}
}

// takesOver reports whether one of two autoscalers is what the other one manages.
// https://keda.sh/docs/latest/reference/scaledobject-spec/#transfer-hpa-ownership
func takesOver(a, b *manifest.Object) bool {
	return annotations(a)["scaledobject.keda.sh/transfer-hpa-ownership"] == "true" || annotations(b)["scaledobject.keda.sh/transfer-hpa-ownership"] == "true"
}

func scaleField(o *manifest.Object) string {
	if o.GroupKind() == "VerticalPodAutoscaler" {
		return "targetRef"
	}
	return "scaleTargetRef"
}

// scaledBy are the resources of which a HorizontalPodAutoscaler or ScaledObject counts
// the use.
func scaledBy(spec *manifest.Node) []string {
	var all []string
	for _, metric := range items(at(spec, "metrics")) {
		for _, field := range []string{"resource", "containerResource"} {
			// An average value does not depend on the requests.
			if utilization := at(metric, field, "target", "averageUtilization"); utilization != nil {
				all = append(all, text(at(metric, field, "name")))
			}
		}
	}
	if at(spec, "targetCPUUtilizationPercentage") != nil {
		all = append(all, "cpu")
	}
	for _, trigger := range items(at(spec, "triggers")) {
		if kind := text(at(trigger, "type")); kind == "cpu" || kind == "memory" {
			all = append(all, kind)
		}
	}
	return all
}

// sized are the resources whose requests a VerticalPodAutoscaler sets.
func sized(spec *manifest.Node) []string {
	policies := items(at(spec, "resourcePolicy", "containerPolicies"))
	if len(policies) == 0 {
		return []string{"cpu", "memory"}
	}
	var all []string
	for _, p := range policies {
		switch {
		case strings.EqualFold(text(at(p, "mode")), "Off"):
		case at(p, "controlledResources") == nil:
			all = append(all, "cpu", "memory")
		default:
			all = append(all, texts(at(p, "controlledResources"))...)
		}
	}
	return all
}
