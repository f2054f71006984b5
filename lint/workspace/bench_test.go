package workspace_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint/workspace"
)

// bigChart is a chart of so many templates, each a Deployment and a Service.
func bigChart(templates int) fstest.MapFS {
	tree := fstest.MapFS{"chart/Chart.yaml": {Data: []byte("apiVersion: v2\nname: shop\nversion: 1.0.0\n")}}
	var values strings.Builder
	values.WriteString("image: {registry: registry.example.com, tag: 1.2.3}\n")
	for i := range templates {
		fmt.Fprintf(&values, "web%d:\n  replicas: 2\n  privileged: %t\n  port: 8080\n  env:\n    LOG_LEVEL: info\n", i, i%4 == 0)
		tree[fmt.Sprintf("chart/templates/web%d.yaml", i)] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(template, "WEB", fmt.Sprintf("web%d", i)))}
	}
	tree["chart/values.yaml"] = &fstest.MapFile{Data: []byte(values.String())}
	tree["chart/templates/_helpers.tpl"] = &fstest.MapFile{Data: []byte(helpers)}
	return tree
}

const helpers = `{{- define "shop.labels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}
`

const template = `{{- with .Values.WEB }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $.Release.Name }}-WEB
  labels:
    {{- include "shop.labels" (dict "name" "WEB" "root" $) | nindent 4 }}
spec:
  replicas: {{ .replicas }}
  selector:
    matchLabels:
      {{- include "shop.labels" (dict "name" "WEB" "root" $) | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "shop.labels" (dict "name" "WEB" "root" $) | nindent 8 }}
    spec:
      containers:
        - name: web
          image: "{{ $.Values.image.registry }}/WEB:{{ $.Values.image.tag }}"
          ports: [{name: http, containerPort: {{ .port }}}]
          env:
            {{- range $name, $value := .env }}
            - {name: {{ $name }}, value: {{ $value | quote }}}
            {{- end }}
          securityContext:
            privileged: {{ .privileged }}
            runAsNonRoot: true
          resources:
            requests: {cpu: 100m, memory: 64Mi}
            limits: {memory: 64Mi}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $.Release.Name }}-WEB
spec:
  selector:
    {{- include "shop.labels" (dict "name" "WEB" "root" $) | nindent 4 }}
  ports: [{name: http, port: 80, targetPort: http}]
{{- end }}
`

const plain = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.2.3
          securityContext: {privileged: true}
`

// manyFiles are plain files of one directory.
func manyFiles(n int) fstest.MapFS {
	tree := make(fstest.MapFS)
	for i := range n {
		name := fmt.Sprintf("web%d", i)
		tree[name+".yaml"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(plain, "web", name))}
	}
	return tree
}

// BenchmarkUpdate takes what an editor waits for after a key was pressed: a file is
// changed, and what there is to say about it is known.
func BenchmarkUpdate(b *testing.B) {
	for _, test := range []struct {
		name, file string
		tree       fstest.MapFS
	}{
		{"chart of 40 templates", "chart/templates/web7.yaml", bigChart(40)},
		{"values of 40 templates", "chart/values.yaml", bigChart(40)},
		{"plain file of 200", "web7.yaml", manyFiles(200)},
		{"plain file", "web.yaml", fstest.MapFS{"web.yaml": {Data: []byte(plain)}}},
	} {
		b.Run(test.name, func(b *testing.B) {
			opts := options(b, test.tree)
			opts.Eval.Remember = 10_000
			w, err := workspace.Load(b.Context(), opts)
			if err != nil {
				b.Fatal(err)
			}
			text := test.tree[test.file].Data
			for i := 0; b.Loop(); i++ {
				changed := append([]byte(fmt.Sprintf("# %d\n", i)), text...)
				if err := w.Update(b.Context(), test.file, changed); err != nil {
					b.Fatal(err)
				}
				if r, err := w.Report(nil); err != nil || len(r.Findings) == 0 {
					b.Fatalf("%d findings, error %v", len(r.Findings), err)
				}
			}
		})
	}
}
