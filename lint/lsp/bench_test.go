package lsp_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

const bigTemplate = `{{- with .Values.WEB }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $.Release.Name }}-WEB
  labels: {app: WEB}
spec:
  replicas: {{ .replicas }}
  selector: {matchLabels: {app: WEB}}
  template:
    metadata: {labels: {app: WEB}}
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
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $.Release.Name }}-WEB
spec:
  selector: {app: WEB}
  ports: [{name: http, port: 80, targetPort: http}]
{{- end }}
`

// BenchmarkKeystroke takes the time from a key that is pressed to the diagnostics of
// what is written then, with the pause that the server makes in between: in a chart of
// 40 templates and in a plain file.
func BenchmarkKeystroke(b *testing.B) {
	for _, test := range []struct{ name, file string }{
		{"template of a chart of 40", "chart/templates/web7.yaml"},
		{"values of a chart of 40", "chart/values.yaml"},
		{"plain file", "plain/pod.yaml"},
	} {
		b.Run(test.name, func(b *testing.B) {
			root := b.TempDir()
			write(b, filepath.Join(root, ".git/HEAD"), "ref: refs/heads/main\n")
			write(b, filepath.Join(root, "chart/Chart.yaml"), "apiVersion: v2\nname: shop\nversion: 1.0.0\n")
			values := "image: {registry: registry.example.com, tag: 1.2.3}\n"
			for i := range 40 {
				values += fmt.Sprintf("web%d:\n  replicas: 2\n  privileged: %t\n  port: 8080\n  env: {LOG_LEVEL: info}\n", i, i%4 == 0)
				write(b, filepath.Join(root, fmt.Sprintf("chart/templates/web%d.yaml", i)), strings.ReplaceAll(bigTemplate, "WEB", fmt.Sprintf("web%d", i)))
			}
			write(b, filepath.Join(root, "chart/values.yaml"), values)
			write(b, filepath.Join(root, "plain/pod.yaml"), strings.Replace(pod, " # kubevet: ignore[privileged-container] trust me", "", 1))
			c := dial(b, root, object{}, nil)
			c.open(test.file)
			text := c.text(test.file)
			for i := 0; b.Loop(); i++ {
				c.change(test.file, fmt.Sprintf("%s# %d\n", text, i))
				c.untilVersion(test.file)
			}
		})
	}
}
