package helm

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

// said returns problems as one line each.
func said(problems []document.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message))
	}
	return out
}

func TestDependencies(t *testing.T) {
	fsys := chartOf(`
-- Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
dependencies:
  - {name: cache, version: 2.x.x, repository: "https://charts.example.com", condition: cache.enabled}
  - {name: queue, version: 1.0.0, repository: "https://charts.example.com", tags: [extras]}
  - {name: cache, alias: second, version: 2.x.x, repository: "https://charts.example.com", condition: second.enabled}
  - {name: common, version: 1.0.0, repository: "file://../common"}
-- values.yaml --
cache: {enabled: false}
tags: {extras: false}
second: {enabled: true}
-- templates/own.yaml --
name: {{ include "common.name" . }}
-- templates/other.yaml --
name: {{ include "queue.name" . }}
`)
	for name, f := range chartOf(`
-- Chart.yaml --
apiVersion: v2
name: common
version: 1.0.0
-- templates/_names.tpl --
{{ define "common.name" }}shared{{ end }}
`) {
		fsys["common/"+strings.TrimPrefix(name, "app/")] = f
	}
	c, problems := Load(context.Background(), fsys, "app")
	if len(problems) > 0 {
		t.Fatal(said(problems))
	}
	files, problems := c.Render(context.Background(), Options{})
	want := []string{
		`app/Chart.yaml:7: dependency "cache" is not in charts/: run helm dependency build`,
		`app/templates/other.yaml:1: template does not render: call include: template: no template "queue.name" associated with template "gotpl"`,
	}
	if diff := cmp.Diff(want, said(problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if len(files) != 1 || string(files[0].Text) != "name: shared\n" {
		t.Errorf("files: %v", files)
	}
	_, problems = c.Render(context.Background(), Options{Set: []string{"tags.extras=true"}})
	want = []string{want[0], `app/Chart.yaml:6: dependency "queue" is not in charts/: run helm dependency build`, want[1]}
	got := said(problems)
	if len(got) == 3 && strings.Contains(got[0], "queue") {
		got[0], got[1] = got[1], got[0]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// TestLocalCycle has charts that depend on each other.
func TestLocalCycle(t *testing.T) {
	fsys := chartOf(`
-- Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
dependencies: [{name: other, version: 0.1.0, repository: "file://../other"}]
-- templates/a.yaml --
a: 1
`)
	for name, f := range chartOf(`
-- Chart.yaml --
apiVersion: v2
name: other
version: 0.1.0
dependencies: [{name: app, version: 0.1.0, repository: "file://../app"}]
-- templates/b.yaml --
b: 1
`) {
		fsys["other/"+strings.TrimPrefix(name, "app/")] = f
	}
	c, _ := Load(context.Background(), fsys, "app")
	files, problems := c.Render(context.Background(), Options{})
	if len(files) != 2 {
		t.Errorf("%d files, want 2", len(files))
	}
	want := []string{`other/Chart.yaml:4: dependency "app" is not in charts/: run helm dependency build`}
	if diff := cmp.Diff(want, said(problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestPackagedChart(t *testing.T) {
	fsys := chartOf(`
-- Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
-- values.yaml --
image: nginx
-- templates/a.yaml --
kind: A
image: {{ .Values.image }}
`)
	inner := chartOf("")
	for name, f := range fsys {
		if rest, ok := strings.CutPrefix(name, "app/"); ok {
			inner[rest] = f
		}
	}
	packed := *fsys["app/Chart.yaml"]
	packed.Data = tgz(t, inner, "web")
	fsys["web-1.0.0.tgz"] = &packed
	files := rendered(t, load(t, fsys, "web-1.0.0.tgz"), Options{})
	const at = "web-1.0.0.tgz!templates/a.yaml"
	f, image := field(t, files, at, "image")
	if got, want := show(f.Origin(image)), "web-1.0.0.tgz!values.yaml:1:8-13 key image\nrendered here: "+at+":2:8-27"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
