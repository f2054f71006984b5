package report

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

// sampleFiles are the files that the sample report is about.
var sampleFiles = map[string]string{
	"shop/deploy/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/web:1.4.2
          securityContext:
            privileged: true
          env:
            - {name: GREETING, value: 你好, level: é, key: AKIA0000SECRET0000}
`,
	"shop/chart/templates/deployment.yaml": `{{- if .Values.enabled }}
kind: Deployment
spec:
  template:
    spec:
      containers:
	- image: {{ .Values.image.repository }}:{{ .Values.image.tag }}
`,
	"shop/chart/values.yaml": `enabled: true
image:
  repository: registry.example.com/shop/api
  tag: latest
`,
	"shop/all #1.json": `{"kind":"List","items":[` + strings.Repeat(`{"kind":"ConfigMap"},`, 12) +
		`{"kind":"Pod","spec":{"hostNetwork":true}},` + strings.Repeat(`{"kind":"Secret"},`, 12) + `{}]}`,
	"<stdin>": "kind: Pod\nspec:\n  hostPID: true # \x1b[31mred\x1b[0m\n",
}

// sampleSecret is the secret in web.yaml.
const sampleSecret = "AKIA0000SECRET0000"

func readSample(file string) ([]byte, error) {
	text, ok := sampleFiles[file]
	if !ok {
		return nil, fmt.Errorf("read %s: %w", file, fs.ErrNotExist)
	}
	return []byte(text), nil
}

func maskSample(file string) []text.Span {
	if i := strings.Index(sampleFiles[file], sampleSecret); i >= 0 {
		return []text.Span{{Start: i, End: i + len(sampleSecret)}}
	}
	return nil
}

// at locates the n-th occurrence of text in a file of the sample, from 0.
func at(file, text string, n int) document.Location {
	content := sampleFiles[file]
	offset := 0
	for range n {
		offset += strings.Index(content[offset:], text) + len(text)
	}
	offset += strings.Index(content[offset:], text)
	before := content[:offset]
	line := strings.Count(before, "\n") + 1
	column := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
	return document.Location{File: file, Line: line, Column: column, EndLine: line, EndColumn: column + len([]rune(text))}
}

func sampleRules() []*rule.Rule {
	example := "kind: Pod\nspec:\n  bad: true # want\n"
	sampleRule := func(id, category, title string, severity rule.Severity, fix *rule.Fix) *rule.Rule {
		return &rule.Rule{
			ID: id, Category: category, Title: title, Severity: severity, Fix: fix, Kinds: []string{"Deployment", "Pod"},
			Description: "What happens with `it`, and why it matters.",
			References:  []rule.Reference{{Ref: "https://kubernetes.io/docs/concepts/security/", Description: "Security"}},
			Profile:     rule.Recommended,
			Bad:         example, Good: "kind: Pod\n", File: category + "/" + id + ".rego",
		}
	}
	privileged := sampleRule("privileged-container", "pods", "Container runs privileged", rule.Critical, &rule.Fix{Set: false})
	privileged.Compliance = map[string][]string{"cwe": {"CWE-250", "CWE-22"}, "mitre": {"T1611"}, "cis-1.12": {"5.2.2"}}
	privileged.Fixed = strings.ReplaceAll(example, "true # want", "false")
	latest := sampleRule("image-tag-latest", "images", "Image has no fixed tag", rule.Medium, nil)
	latest.Profile = rule.Strict
	return []*rule.Rule{
		sampleRule("greeting", "pods", "Greeting", rule.Info, nil),
		sampleRule("hardcoded-secret-env", "secrets", "Secret in an environment variable", rule.High, nil),
		sampleRule("host-network", "pods", "Pod shares the network of its node", rule.High, &rule.Fix{Remove: true}),
		latest,
		privileged,
	}
}

// sampleReport has what the formats have to show: related lines, scenarios, wide
// characters, tabs, long lines, secrets, hostile text and problems.
func sampleReport() Report {
	rules := sampleRules()
	byID := make(map[string]*rule.Rule)
	for _, r := range rules {
		byID[r.ID] = r
	}
	excerpter := NewExcerpter(readSample, maskSample)
	finding := func(id, message string, object Object, path string, loc document.Location, scenarios ...string) Finding {
		return Finding{
			Rule: byID[id], Severity: byID[id].Severity, Message: message, Object: object, Path: path,
			Location: loc, Excerpt: excerpter.Excerpts(loc), Scenarios: scenarios,
			Fingerprint: filter.Fingerprints([]filter.Identity{{
				Rule: id, File: loc.File, Kind: object.Kind, Namespace: object.Namespace, Name: object.Name, Path: path,
			}})[0],
		}
	}
	web := Object{APIVersion: "apps/v1", Kind: "Deployment", Namespace: "shop", Name: "web"}
	api := Object{APIVersion: "apps/v1", Kind: "Deployment", Namespace: "default", Name: "api"}
	const containers = "spec.template.spec.containers[0]"

	image := at("shop/chart/templates/deployment.yaml", "{{ .Values.image.repository }}:{{ .Values.image.tag }}", 0)
	image.Key = "image.tag"
	image.Related = []document.Related{
		{Location: at("shop/chart/values.yaml", "latest", 0), Message: "value supplied here"},
		{Location: at("shop/chart/templates/deployment.yaml", "{{- if .Values.enabled }}", 0), Message: "guarded here"},
	}
	block := at("shop/deploy/web.yaml", "containers:", 0)
	block.EndLine, block.EndColumn = 15, 10
	missing := document.Location{File: "shop/deploy/gone.yaml", Line: 3, Column: 1, EndLine: 3, EndColumn: 4}
	r := Report{
		Version: "1.2.3",
		Rules:   rules,
		Findings: []Finding{
			finding("host-network", "the pod uses the node's network", Object{APIVersion: "v1", Kind: "Pod", Namespace: "default", Name: "*"},
				"spec.hostNetwork", at("shop/all #1.json", "true", 0)),
			finding("image-tag-latest", `image "registry.example.com/shop/api:latest" has no fixed tag`, api,
				containers+".image", image, "ci/a-values.yaml", "ci/b-values.yaml", "ci/c-values.yaml", "ci/d-values.yaml", "default"),
			finding("privileged-container", `container "web" runs privileged`, web,
				containers+".securityContext.privileged", at("shop/deploy/web.yaml", "true", 0)),
			finding("host-network", "several lines are blamed", web, containers, block),
			finding("greeting", "the greeting is 你好", web, containers+".env[0].value", at("shop/deploy/web.yaml", "你好", 0)),
			finding("hardcoded-secret-env", "environment variable GREETING holds a key: "+mask.Redacted, web,
				containers+".env[0].key", at("shop/deploy/web.yaml", sampleSecret, 0)),
			finding("host-network", "the file is gone [see](http://example.com)", web, "spec.hostNetwork", missing),
			finding("host-network", "hostPID \x1b]8;;http://example.com\x07is on\u202e", Object{APIVersion: "v1", Kind: "Namespace", Name: "evil\x1b[2J"},
				"spec.hostPID", at("<stdin>", "true", 0)),
		},
		Suppressed: []Finding{
			marked(finding("host-network", "the pod uses the node's network", api, "spec.template.spec.hostNetwork", at("shop/deploy/web.yaml", "true", 0)),
				filter.Comment, "it is the network\x1b", document.Location{File: "shop/deploy/web.yaml", Line: 12, Column: 3}),
			marked(finding("image-tag-latest", "the image has no fixed tag", web, containers+".image", at("shop/deploy/web.yaml", "image:", 0)),
				filter.Config, "pinned by [admission](x)", document.Location{File: ".kubevet.yaml", Line: 2, Column: 5}),
		},
		Unused: []filter.Unused{
			{At: document.Location{File: "shop/deploy/web.yaml", Line: 4, Column: 3}, Rule: "host-network", Message: "suppression of host-network matches no finding"},
		},
		Problems: []document.Problem{
			{File: "shop/chart/Chart.yaml", Line: 5, Column: 3, Message: `dependency "common" is missing: run helm dependency build shop/chart`},
			{File: "shop/lib", Message: "a library chart has nothing to lint", Level: document.Note},
			{Message: "two paths name the same chart", Level: document.Note},
		},
		Summary: Summary{Files: 3, Charts: 1, Scenarios: 5, Kustomizations: 0, Objects: 12, NotKubernetes: 1, Skipped: 1, Suppressed: 3},
	}
	// One that is made in a text that is there, and one in a file that is gone.
	privileged := strings.Index(sampleFiles["shop/deploy/web.yaml"], "true")
	r.Findings[2].Edits = []document.Edit{{File: "shop/deploy/web.yaml", Start: privileged, End: privileged + len("true"), Text: "false"}}
	r.Findings[6].Edits = []document.Edit{{File: "shop/deploy/gone.yaml", Start: 3, End: 4}}
	return r
}

// marked returns a finding that something suppresses.
func marked(f Finding, by filter.By, reason string, at document.Location) Finding {
	f.Suppressed = &filter.Suppression{By: by, Reason: reason, At: at}
	return f
}

// show writes paths as from the directory shop.
func show(file string) string {
	return strings.TrimPrefix(file, "shop/")
}
