package policies_test

import (
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// A wrapper turns a Pod into another kind of workload.
type wrapper struct {
	// lists are the lists of containers that the kind has, of those of a pod.
	lists []string
	// fields are the fields of a pod spec that the kind has beside the containers,
	// nil for all; labels is whether it has the metadata of pods.
	fields []string
	labels bool
	// noun is what messages call its containers, "" as in a pod.
	noun string
	// wrap makes the workload, but for its apiVersion, kind and metadata.
	wrap func(pod map[string]any) map[string]any
	// path leads to where the field at a path of the Pod is in the workload. Where
	// that is no field of the pod it is one of the container at bad in its spec.
	path func(spec map[string]any, path, bad []any) []any
}

// argoFields and tektonFields are the fields of a pod spec that the APIs have for
// whole pods.
var (
	argoFields = []string{
		"affinity", "automountServiceAccountToken", "dnsConfig", "dnsPolicy", "hostAliases", "hostNetwork", "imagePullSecrets",
		"nodeSelector", "schedulerName", "securityContext", "serviceAccountName", "tolerations", "volumes",
	}
	tektonFields = []string{
		"affinity", "automountServiceAccountToken", "dnsConfig", "dnsPolicy", "enableServiceLinks", "hostAliases", "hostNetwork", "hostUsers",
		"imagePullSecrets", "nodeSelector", "priorityClassName", "runtimeClassName", "schedulerName", "securityContext", "tolerations",
		"topologySpreadConstraints", "volumes",
	}
)

func wrapperFor(kind string, place rule.Workload) wrapper {
	root := anyPath(place.Each)
	if place.Each != nil {
		root = append(root, 0)
	}
	root = append(root, anyPath(place.Template)...)
	switch place.Shape {
	case "argo-workflow":
		return argoWrapper(root)
	case "tekton-task":
		return taskWrapper(root, nil)
	case "tekton-run":
		return taskWrapper(append(root, "taskSpec"), append(slices.Clone(root), "podTemplate"))
	case "tekton-pipeline-run":
		return taskWrapper(append(root, "pipelineSpec", "tasks", 0, "taskSpec"), append(slices.Clone(root), "taskRunTemplate", "podTemplate"))
	}
	return wrapper{
		lists: []string{"initContainers", "containers", "ephemeralContainers"},
		wrap: func(pod map[string]any) map[string]any {
			template := map[string]any{"metadata": pod["metadata"], "spec": pod["spec"]}
			if len(root) == 0 {
				return template
			}
			return nest(root, template)
		},
		path: func(spec map[string]any, path, bad []any) []any {
			switch {
			case path[0] == "metadata" && !template(path):
				return path
			case strings.HasSuffix(kind, ".serving.knative.dev") && unsetSecurity(spec, path):
				path = slices.Concat(path[:1], bad, path[1:])
			}
			return slices.Concat(root, path)
		},
	}
}

// argoWrapper makes a workflow of one template, whose spec is at root.
func argoWrapper(root []any) wrapper {
	return wrapper{
		lists:  []string{"initContainers", "containers"},
		fields: argoFields,
		labels: true,
		wrap: func(pod map[string]any) map[string]any {
			spec := pod["spec"].(map[string]any)
			containers, _ := spec["containers"].([]any)
			template := map[string]any{"name": "main", "data": map[string]any{}}
			switch len(containers) {
			case 2:
				template["containerSet"] = map[string]any{"containers": containers}
			case 1:
				template["container"] = containers[0]
			}
			if init, ok := spec["initContainers"]; ok {
				template["initContainers"] = init
			}
			workflow := keep(spec, argoFields)
			workflow["podMetadata"] = pod["metadata"]
			workflow["templates"] = []any{template}
			return nest(root, workflow)
		},
		path: func(spec map[string]any, path, bad []any) []any {
			at := slices.Concat(root, []any{"templates", 0})
			switch {
			case template(path):
				return slices.Concat(root, []any{"podMetadata"}, path[1:])
			case path[0] == "metadata":
				return path
			case len(path) < 2:
				return at
			case path[1] == "initContainers":
				return append(at, path[1:]...)
			case path[1] != "containers":
				return slices.Concat(root, path[1:])
			case path[2] == 0:
				return slices.Concat(at, []any{"container"}, path[3:])
			}
			return slices.Concat(at, []any{"containerSet"}, path[1:])
		},
	}
}

// taskWrapper makes a Tekton task of one pod, at root; the pod's own fields are at
// run, nil if there are none.
func taskWrapper(root, run []any) wrapper {
	fields := tektonFields
	if run == nil {
		fields = []string{"volumes"}
	}
	return wrapper{
		lists:  []string{"containers"},
		fields: fields,
		noun:   "step",
		wrap: func(pod map[string]any) map[string]any {
			spec := pod["spec"].(map[string]any)
			var steps []any
			for _, c := range spec["containers"].([]any) {
				step := maps.Clone(c.(map[string]any))
				if resources, ok := step["resources"]; ok {
					delete(step, "resources")
					step["computeResources"] = resources
				}
				steps = append(steps, step)
			}
			if run == nil {
				return nest(root, with(keep(spec, fields), "steps", steps))
			}
			object := nest(run, keep(spec, fields))
			return merge(object, nest(root, map[string]any{"steps": steps}))
		},
		path: func(spec map[string]any, path, bad []any) []any {
			switch {
			case path[0] == "metadata":
				return path
			case path[1] == "containers":
				path = slices.Concat(root, []any{"steps"}, path[2:])
				for i := range path {
					if path[i] == "resources" {
						path[i] = "computeResources"
					}
				}
				return path
			case run != nil:
				return slices.Concat(run, path[1:])
			case unsetSecurity(spec, path):
				return slices.Concat(root, []any{"stepTemplate"}, path[1:])
			}
			return slices.Concat(root, path[1:])
		},
	}
}

// template reports whether a path of a Pod's metadata is one of a template's.
func template(path []any) bool {
	return path[0] == "metadata" && len(path) > 1 && (path[1] == "labels" || path[1] == "annotations")
}

// unsetSecurity reports whether a path leads to a field of the pod's
// securityContext that is not set.
func unsetSecurity(spec map[string]any, path []any) bool {
	if len(path) < 3 || path[1] != "securityContext" {
		return false
	}
	security, _ := spec["securityContext"].(map[string]any)
	return security[path[2].(string)] == nil
}

func keep(m map[string]any, keys []string) map[string]any {
	out := make(map[string]any)
	for _, key := range keys {
		if value, ok := m[key]; ok {
			out[key] = value
		}
	}
	return out
}

// nest puts a value at a path: 0 stands for a list of one.
func nest(path []any, value any) map[string]any {
	for _, step := range slices.Backward(path) {
		if key, ok := step.(string); ok {
			value = map[string]any{key: value}
		} else {
			value = []any{value}
		}
	}
	return value.(map[string]any)
}

// merge joins two mappings all the way down.
func merge(a, b map[string]any) map[string]any {
	out := maps.Clone(a)
	for key, value := range b {
		if old, ok := out[key].(map[string]any); ok {
			value = merge(old, value.(map[string]any))
		}
		out[key] = value
	}
	return out
}

// apiVersion is that of a kind in the notation of rules.
func apiVersion(kind string) string {
	if _, group, ok := strings.Cut(kind, "."); ok {
		return group + "/v1"
	}
	switch kind {
	case "Job", "CronJob":
		return "batch/v1"
	case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet":
		return "apps/v1"
	}
	return "v1"
}

func anyPath(path []string) []any {
	var out []any
	for _, step := range path {
		out = append(out, step)
	}
	return out
}
