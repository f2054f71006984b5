package kustomize

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// TestBounds has kustomizations made to exhaust whoever builds them. Each gives a
// Problem, allocates little, and what else is in it is built.
func TestBounds(t *testing.T) {
	const own = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {x: y, z: w}\n"
	schema := func(properties string) string {
		return `{"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"type":"object"}` + properties + `}}`
	}
	doubling := `{`
	for i := range 30 {
		doubling += fmt.Sprintf(`"a.T%d":{"Schema":%s},`, i, schema(fmt.Sprintf(`,"x":{"$ref":"a.T%d"},"y":{"$ref":"a.T%d"}`, i+1, i+1)))
	}
	doubling += `"a.T30":{"Schema":{}}}`
	paths := func(n int) string {
		all := make([]string, n)
		for i := range all {
			all[i] = fmt.Sprintf("data.a%d", i)
		}
		return strings.Join(all, ", ")
	}
	replacement := func(from, to, paths string) string {
		return fmt.Sprintf("- source: {kind: ConfigMap, name: c, fieldPath: %s}\n  targets: [{select: {kind: ConfigMap, name: %s}, fieldPaths: [%s], options: {create: true}}]\n", from, to, paths)
	}
	var copies, many strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&many, "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: m%d}\n", i)
	}
	for i := range 40 {
		fmt.Fprintf(&copies, "\n    - {op: copy, from: /data, path: /data/a%d}", i)
	}
	tests := []struct {
		name, kustomization, file, want string
		builds                          bool
	}{
		{"a type of itself", "crds: [f]", `{"a.T":{"Schema":` + schema(`,"x":{"$ref":"a.T"}`) + `}}`, `"f" refers to itself`, true},
		{"types of each other", "crds: [f]", `{"a.T":{"Schema":` + schema(`,"x":{"$ref":"a.U"}`) + `},"a.U":{"Schema":` + schema(`,"x":{"$ref":"a.T"}`) + `}}`, `"f" refers to itself`, true},
		{"types in YAML", "crds: [f]", "a.T:\n  Schema:\n    properties: {apiVersion: {}, kind: {}, metadata: {}, x: {$ref: a.T}}\n", `"f" refers to itself`, true},
		{"doubling types", "crds: [f]", doubling, "has more than 5000 properties", true},
		{"a tree into itself", "replacements:\n" + replacement("data", "c", paths(60)), "", "copies into what is copied", true},
		{"a tree into itself, by expression", "replacements:\n" + replacement("data", "c.*", paths(60)), "", "copies into what is copied", true},
		{"a tree into itself, one by one", "replacements:\n" + strings.Repeat(replacement("data", "c", paths(1)), 60), "", "copies into what is copied", true},
		{"a tree into itself, in a file", "replacements: [{path: f}]", strings.Repeat(replacement("data", "c", paths(1)), 60), "copies into what is copied", true},
		{"copies of copies", "patches:\n- target: {kind: ConfigMap}\n  patch: |" + copies.String(), "", "copy", true},
		{"much to change", "labels:\n- pairs: {" + strings.TrimSuffix(strings.Repeat("a: b, ", 500_000), ", ") + "}", many.String(), "too much to build", false},
		{"files many times", "configMapGenerator:\n- {name: g, files: [" + strings.Repeat("f, ", 3000) + "]}", strings.Repeat("x", 100<<10), "built of more than 256 MiB", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			resources := "resources: [r.yaml]\n"
			if strings.HasPrefix(test.kustomization, "labels") {
				resources = "resources: [r.yaml, f]\n"
			}
			fsys := fstest.MapFS{
				"kustomization.yaml": {Data: []byte(resources + test.kustomization + "\n")},
				"r.yaml":             {Data: []byte(own)},
				"f":                  {Data: []byte(test.file)},
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got := report(fsys, ".")
			runtime.ReadMemStats(&after)
			if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 2000 {
				t.Errorf("allocates %d MiB", mib)
			}
			if !strings.Contains(got, test.want) || strings.Contains(got, "r.yaml ConfigMap c\n") != test.builds {
				t.Errorf("got %.1000s", got)
			}
		})
	}
}

// TestBoundsLeaveOrdinaryReplacements builds what copies one field to many.
func TestBoundsLeaveOrdinaryReplacements(t *testing.T) {
	var text, objects strings.Builder
	text.WriteString("resources: [r.yaml]\nreplacements:\n")
	objects.WriteString("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {domain: example.com}\n")
	for i := range 100 {
		fmt.Fprintf(&objects, "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: t%d}\ndata: {host: a.b.c}\n", i)
		fmt.Fprintf(&text, "- source: {kind: ConfigMap, name: c, fieldPath: data.domain}\n  targets: [{select: {kind: ConfigMap, name: t%d}, fieldPaths: [data.host], options: {delimiter: ., index: 1}}]\n", i)
	}
	got := report(fstest.MapFS{"kustomization.yaml": {Data: []byte(text.String())}, "r.yaml": {Data: []byte(objects.String())}}, ".")
	if n := strings.Count(got, "\n"); n != 101 || strings.Contains(got, "kustomization.yaml:") {
		t.Errorf("%d lines: %.500s", n, got)
	}
}
