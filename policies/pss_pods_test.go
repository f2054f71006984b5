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
