package lsp_test

import (
	"strings"
	"testing"
)

const chart = `
-- .git/HEAD --
ref: refs/heads/main
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/values.yaml --
replicas: 2
web:
  privileged: true
  image: registry.example.com/web:1.2.3
-- chart/templates/_helpers.tpl --
{{- define "shop.labels" -}}
app: shop
{{- end }}
-- chart/templates/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels:
      {{- include "shop.labels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "shop.labels" . | nindent 8 }}
    spec:
      containers:
        - name: web
          image: {{ .Values.web.image }}
          securityContext:
            privileged: {{ .Values.web.privileged }}
            runAsNonRoot: true
          resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 64Mi}}
`

// TestDiagnostics opens a template of a chart: the finding is at the values key, and
// the line that renders it has a hint. An edit of the values takes both away.
func TestDiagnostics(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	c := dial(t, root, object{}, nil)
	c.open("chart/templates/web.yaml")
	found := find(c.until("chart/values.yaml", "have the privileged container", has("privileged-container", 3)), "privileged-container", 3)
	if found.Severity != 1 || found.Source != "kubevet" || !strings.Contains(found.CodeDescription.Href, "privileged-container") {
		t.Errorf("the finding is %+v", found)
	}
	if want := (zone{point{2, 14}, point{2, 18}}); found.Range != want {
		t.Errorf("the range is %v, not %v", found.Range, want)
	}
	if len(found.Related) == 0 || found.Related[0].Location.URI != c.uri("chart/templates/web.yaml") || found.Related[0].Location.Range.Start.Line != lineOf(chart, "chart/templates/web.yaml", "privileged:")-1 {
		t.Errorf("related are %+v", found.Related)
	}
	hint := find(c.until("chart/templates/web.yaml", "have the hint", has("privileged-container", 0)), "privileged-container", 0)
	if hint.Severity != 4 || len(hint.Related) != 1 || hint.Related[0].Location.URI != c.uri("chart/values.yaml") {
		t.Errorf("the hint is %+v", hint)
	}

	c.openText("chart/values.yaml", "replicas: 2\nweb:\n  privileged: false\n  image: registry.example.com/web:1.2.3\n")
	c.until("chart/values.yaml", "have no privileged container", hasNo("privileged-container"))
	c.until("chart/templates/web.yaml", "have no hint", hasNo("privileged-container"))
	c.notify("textDocument/didClose", object{"textDocument": object{"uri": c.uri("chart/values.yaml")}})
	c.until("chart/values.yaml", "are those of the file on disk", has("privileged-container", 3))
}

// lineOf returns the line, from 1, of a file of an archive that has a text.
func lineOf(archive, file, text string) int {
	_, after, _ := strings.Cut(archive, "-- "+file+" --\n")
	before, _, _ := strings.Cut(after, text)
	return strings.Count(before, "\n") + 1
}
