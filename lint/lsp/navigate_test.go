package lsp_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// at is the position of a text in a file of the tree.
func (c *client) at(file, text string) object {
	c.t.Helper()
	line, column := position(c.t, c.text(file), text)
	return object{"textDocument": object{"uri": c.uri(file)}, "position": object{"line": line, "character": column}}
}

func position(t testing.TB, content, text string) (line, column int) {
	t.Helper()
	before, _, found := strings.Cut(content, text)
	if !found {
		t.Fatalf("%q is not there", text)
	}
	return strings.Count(before, "\n"), len(before) - strings.LastIndexByte(before, '\n') - 1
}

// hover returns what is said of the place of a text.
func (c *client) hover(file, text string) string {
	c.t.Helper()
	var result struct{ Contents struct{ Value string } }
	c.call("textDocument/hover", c.at(file, text), &result)
	return result.Contents.Value
}

// places asks for places and returns them as file:line.
func (c *client) places(method, file, text string) string {
	c.t.Helper()
	var found []place
	c.call(method, c.at(file, text), &found)
	var out []string
	for _, p := range found {
		out = append(out, strings.TrimPrefix(p.URI, c.uri("")+"/")+":"+itoa(p.Range.Start.Line+1))
	}
	return strings.Join(out, " ")
}

const scenario = `replicas: 5
web:
  image: registry.example.com/web:2.0.0
`

// TestHover asks what places are.
func TestHover(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	write(t, filepath.Join(root, "chart/ci/big-values.yaml"), scenario)
	write(t, filepath.Join(root, "plain/pod.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  dnsPolicy: Default\n  hostUsers: false\n  containers: [{name: a, image: a}]\n")
	write(t, filepath.Join(root, "plain/old.yaml"), "apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n")
	c := dial(t, root, able, nil)
	for _, file := range []string{"chart/values.yaml", "chart/ci/big-values.yaml", "chart/templates/web.yaml", "plain/pod.yaml", "plain/old.yaml"} {
		c.open(file)
	}
	for _, test := range []struct {
		file, at string
		want     []string
	}{
		{"chart/values.yaml", "replicas", []string{"Deployment web", "`spec.replicas` = `2`"}},
		{"chart/values.yaml", "web:", []string{"`spec.template.spec.containers[0].image` = `registry.example.com/web:1.2.3`", "securityContext.privileged` = `true`"}},
		{"chart/values.yaml", "privileged", []string{"**Container runs privileged**", "`privileged-container` · critical · recommended", "kubevet/blob/main/policies/pods"}},
		{"chart/ci/big-values.yaml", "replicas", []string{"`spec.replicas` = `5` in `ci/big-values.yaml`"}},
		{"chart/templates/web.yaml", "replicas:", []string{"`spec.replicas` integer of Deployment", "`spec.replicas` = `2` in `its own values`", "`spec.replicas` = `5` in `ci/big-values.yaml`"}},
		{"chart/templates/web.yaml", "{{- include", []string{"`metadata.labels.app` = `shop`"}},
		{"plain/pod.yaml", "dnsPolicy", []string{"`spec.dnsPolicy` string of Pod", "`ClusterFirst`"}},
		{"plain/pod.yaml", "hostUsers", []string{"boolean of Pod", "since Kubernetes 1.25"}},
		{"plain/pod.yaml", "image: a", []string{"`spec.containers[0].image` string of Pod"}},
		{"plain/old.yaml", "kind", []string{"**CronJob** `batch/v1beta1`", "removed in 1.25", "use batch/v1 CronJob"}},
	} {
		said := c.hover(test.file, test.at)
		for _, want := range test.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s at %q: there is no %q in\n%s", test.file, test.at, want, said)
			}
		}
	}
}

const overlay = `
-- .git/HEAD --
ref: refs/heads/main
-- base/kustomization.yaml --
resources: [web.yaml]
-- base/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.2.3
-- prod/kustomization.yaml --
resources: [../base]
patches:
  - path: replicas.yaml
-- prod/replicas.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  template:
    spec:
      hostPID: true
`

// TestNavigate goes from values to templates and back, to named templates, and from a
// patch to the base and back.
func TestNavigate(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	unpack(t, root, overlay)
	c := dial(t, root, able, nil)
	for _, file := range []string{"chart/values.yaml", "chart/templates/web.yaml", "chart/templates/_helpers.tpl", "base/web.yaml", "prod/replicas.yaml"} {
		c.open(file)
	}
	const web = "chart/templates/web.yaml"
	image := itoa(lineOf(chart, web, "image:"))
	for _, test := range []struct{ method, file, at, want string }{
		{"definition", "chart/values.yaml", "image:", web + ":" + image},
		{"references", "chart/values.yaml", "image:", web + ":" + image},
		{"definition", web, ".Values.web.image", "chart/values.yaml:4"},
		{"definition", web, "image: {{", "chart/values.yaml:4"},
		{"definition", web, `"shop.labels"`, "chart/templates/_helpers.tpl:1"},
		{"references", "chart/templates/_helpers.tpl", "shop.labels", web + ":6 " + web + ":11 " + web + ":15"},
		{"definition", "prod/replicas.yaml", "replicas: 3", "base/web.yaml:6"},
		{"definition", "base/web.yaml", "replicas: 1", "prod/replicas.yaml:6"},
		{"definition", "base/web.yaml", "image: reg", ""},
	} {
		if got := c.places("textDocument/"+test.method, test.file, test.at); got != test.want {
			t.Errorf("%s of %q in %s: %q, not %q", test.method, test.at, test.file, got, test.want)
		}
	}
}

// TestRendered shows what a template and a base render to.
func TestRendered(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	unpack(t, root, overlay)
	write(t, filepath.Join(root, "chart/templates/secret.yaml"), "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: hunter}\n")
	c := dial(t, root, able, nil)
	for file, want := range map[string]string{
		"chart/templates/web.yaml":    "replicas: 2",
		"base/web.yaml":               "replicas: 3",
		"chart/templates/secret.yaml": "password: [redacted]",
	} {
		c.open(file)
		var lenses []struct {
			Command struct {
				Title, Command string
				Arguments      []any
			}
		}
		c.call("textDocument/codeLens", object{"textDocument": object{"uri": c.uri(file)}}, &lenses)
		if len(lenses) != 1 || lenses[0].Command.Command != "kubevet.showRendered" || lenses[0].Command.Title != "Show the object that this renders to" {
			t.Fatalf("%s: the lenses are %+v", file, lenses)
		}
		var result struct{ Title, Text string }
		c.call("workspace/executeCommand", object{"command": "kubevet.rendered", "arguments": lenses[0].Command.Arguments}, &result)
		if result.Title != "Rendered: "+file || !strings.Contains(result.Text, "# Source: "+file) || !strings.Contains(result.Text, want) {
			t.Errorf("%s renders to %q\n%s", file, result.Title, result.Text)
		}
	}
}

// TestComplete offers what may be written.
func TestComplete(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	write(t, filepath.Join(root, "chart/values.schema.json"), `{"properties": {"web": {"properties": {"mode": {"type": "string", "enum": ["fast", "safe"], "description": "How it runs"}}}}}`)
	c := dial(t, root, able, nil)
	for _, test := range []struct{ file, text, want, not string }{
		{"pod.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  dns|", "dnsPolicy dnsConfig", "spec"},
		{"pod.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  dnsPolicy: |", "ClusterFirst Default None", "dnsConfig"},
		{"pod.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    |", "image securityContext", "name"},
		{"pod.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      securityContext:\n        runAs|\n  volumes: []\n", "runAsNonRoot runAsUser", "volumes"},
		{"pod.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  hostPID: |", "true false", ""},
		{"pod.yaml", "apiVersion: apps/v1\nkind: |", "Deployment StatefulSet", "Pod"},
		{"pod.yaml", "kind: Ingress\napiVersion: |", "networking.k8s.io/v1", "v1"},
		{"chart/templates/web.yaml", "a: {{ .Values.|", "replicas web", "image"},
		{"chart/templates/web.yaml", "a: {{ .Values.web.im|", "image privileged mode", "replicas"},
		{"chart/templates/web.yaml", "a: {{ include \"|", "shop.labels", ""},
		{"chart/templates/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  {{- if .Values.web }}\n  |", "replicas strategy", ""},
		{"chart/ci/x-values.yaml", "web:\n  |", "image privileged mode", "replicas"},
		{"chart/ci/x-values.yaml", "web:\n  mode: |", "fast safe", ""},
	} {
		text, _, _ := strings.Cut(test.text, "|")
		line, column := position(t, test.text, "|")
		c.openText(test.file, text+strings.TrimPrefix(test.text[len(text):], "|"))
		c.hoverAnything(test.file)
		var items []struct{ Label string }
		c.call("textDocument/completion", object{
			"textDocument": object{"uri": c.uri(test.file)}, "position": object{"line": line, "character": column},
		}, &items)
		var labels []string
		for _, i := range items {
			labels = append(labels, i.Label)
		}
		offered := " " + strings.Join(labels, " ") + " "
		for _, want := range strings.Fields(test.want) {
			if !strings.Contains(offered, " "+want+" ") {
				t.Errorf("%q: %s is not among%s", test.text, want, offered)
			}
		}
		if test.not != "" && strings.Contains(offered, " "+test.not+" ") {
			t.Errorf("%q: %s is among%s", test.text, test.not, offered)
		}
	}
}
