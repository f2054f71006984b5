package discover

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files/filestest"
)

// overlays has one of everything that a kustomization may name.
const overlays = `
-- .git/HEAD --
-- base/kustomization.yaml --
resources: [deployment.yaml, https://example.com/x.yaml, gone.yaml, ../../../etc]
configMapGenerator:
  - files: [app.yaml, key=named.yaml]
    envs: [env.yaml]
    env: old-env.yaml
secretGenerator:
  - files: [secret.yaml]
crds: [crd.json]
configurations: [names.yaml]
openapi: {path: schema.json}
-- base/deployment.yaml --
-- base/app.yaml --
-- base/named.yaml --
-- base/env.yaml --
-- base/old-env.yaml --
-- base/secret.yaml --
-- base/crd.json --
-- base/names.yaml --
-- base/schema.json --
-- base/unused.yaml --
-- middle/kustomization.yml --
bases: [../base]
-- component/Kustomization --
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
resources: [../extra]
patches: [path: patch.yaml]
-- component/patch.yaml --
-- extra/kustomization.yaml --
resources: [x.yaml]
-- extra/x.yaml --
-- prod/kustomization.yaml --
resources: [../middle, ../base]
components: [../component/]
patches:
  - path: patches/a.yaml
  - patch: "- op: remove"
  - target: {kind: Pod}
    path: ./patches/b.yaml
patchesStrategicMerge:
  - patches/c.yaml
  - |
    kind: Deployment
patchesJson6902: [{path: patches/d.json}]
replacements: [{path: replace.yaml}, {source: {kind: Pod}}]
generators: [generate.yaml, generators]
transformers:
  - transform.yaml
  - |
    kind: PatchTransformer
    path: patches/f.yaml
validators: [validate.yaml]
helmGlobals: {chartHome: vendor}
helmCharts:
  - {name: db, valuesFile: db.yaml, additionalValuesFiles: [more.yaml]}
  - {name: log, version: 1.2.3, repo: https://example.com}
  - {name: web}
-- prod/patches/a.yaml --
-- prod/patches/b.yaml --
-- prod/patches/c.yaml --
-- prod/patches/d.json --
-- prod/patches/e.yaml --
-- prod/patches/f.yaml --
-- prod/patches/g.yaml --
-- prod/replace.yaml --
-- prod/generate.yaml --
kind: ConfigMapGenerator
files: [data.yaml]
---
kind: HelmChartInflationGenerator
name: web
valuesFile: web.yaml
path: [not, a, string]
-- prod/data.yaml --
-- prod/web.yaml --
-- prod/generators/kustomization.yaml --
-- prod/transform.yaml --
kind: PatchStrategicMergeTransformer
paths: [patches/e.yaml]
replacements: [path: other.yaml]
path: ../extra
-- prod/other.yaml --
-- prod/validate.yaml --
-- prod/db.yaml --
-- prod/more.yaml --
-- prod/vendor/db/Chart.yaml --
-- prod/vendor/log-1.2.3/log/Chart.yaml --
-- prod/vendor/log-1.2.3/log/values.yaml --
-- prod/vendor/other/Chart.yaml --
name: other
-- prod/charts/web/Chart.yaml --
name: not the chart home of the kustomization, but of the generator
-- test/kustomization.yaml --
resources: [../middle]
-- plain/x.yaml --
`

func TestDiscoverKustomizations(t *testing.T) {
	everything := []document.Source{
		plain(".", "base/app.yaml", "base/named.yaml", "base/secret.yaml", "base/unused.yaml", "plain/x.yaml", "prod/data.yaml", "prod/patches/g.yaml"),
		kustomized("prod"), chart("prod/vendor/other"), kustomized("test"),
	}
	for _, d := range []discovery{
		{name: "everything", paths: []string{"."}, want: everything},
		{name: "everything, and a base by name", paths: []string{".", "base"}, want: append([]document.Source{everything[0], kustomized("base")}, everything[1:]...)},
		{name: "a base by name", paths: []string{"base"}, want: []document.Source{kustomized("base"), plain("base", "base/app.yaml", "base/named.yaml", "base/secret.yaml", "base/unused.yaml")}},
		{name: "bases used by each other", paths: []string{"base", "middle"}, want: []document.Source{kustomized("base"), plain("base", "base/app.yaml", "base/named.yaml", "base/secret.yaml", "base/unused.yaml"), kustomized("middle")}},
		{name: "a resource of a base", paths: []string{"base/deployment.yaml"}, want: []document.Source{kustomized("prod"), kustomized("test")}},
		{name: "the file of a base", paths: []string{"base/kustomization.yaml"}, want: []document.Source{kustomized("prod"), kustomized("test")}},
		{name: "a patch of a component", paths: []string{"component/patch.yaml"}, want: []document.Source{kustomized("prod")}},
		{name: "a patch", paths: []string{"prod/patches/a.yaml", "prod/patches/f.yaml"}, want: []document.Source{kustomized("prod")}},
		{name: "a folder of patches", paths: []string{"prod/patches"}, want: []document.Source{kustomized("prod"), plain("prod/patches", "prod/patches/g.yaml")}},
		{name: "a file of an inflated chart", paths: []string{"prod/vendor/log-1.2.3/log/values.yaml"}, want: []document.Source{kustomized("prod")}},
		{
			name: "an inflated chart by name", paths: []string{"prod/charts/web"}, want: []document.Source{chart("prod/charts/web")},
		},
		{name: "a file beside those that are used", paths: []string{"base/unused.yaml"}, want: []document.Source{part(plain("base", "base/app.yaml", "base/named.yaml", "base/secret.yaml", "base/unused.yaml"), "base/unused.yaml")}},
		{name: "a base and one of its users", paths: []string{"test", "base/deployment.yaml"}, want: []document.Source{kustomized("prod"), kustomized("test")}},
		{
			name: "a component alone", paths: []string{"component", "extra"}, want: []document.Source{kustomized("extra")},
			problems: []document.Problem{{
				File: "component/Kustomization", Line: 2, Column: 7, Level: document.Note,
				Message: "a Component is linted as part of the kustomizations that use it, and none that is linted does",
			}},
		},
		{name: "a file of a kustomization as context", paths: []string{"plain"}, options: Options{Bundles: [][]string{{"plain", "base/deployment.yaml", "prod"}}}, want: []document.Source{
			part(plain(".", "plain/x.yaml", "prod/data.yaml", "prod/patches/g.yaml"), "plain/x.yaml"),
		}},
		{name: "a user excluded", paths: []string{"base/deployment.yaml"}, options: Options{Exclude: []string{"test"}}, want: []document.Source{kustomized("prod")}},
	} {
		d.tree = overlays
		t.Run(d.name, d.run)
	}
}

func TestDiscoverKustomizationGraph(t *testing.T) {
	for _, d := range []discovery{
		{
			name: "cycle",
			tree: `
-- a/kustomization.yaml --
resources: [../b]
-- b/kustomization.yaml --
resources: [../c]
-- c/kustomization.yaml --
resources: [../a, ../d]
-- d/kustomization.yaml --
-- e/kustomization.yaml --
resources: [../e]
`,
			paths: []string{"."},
			want:  []document.Source{kustomized("a"), kustomized("e")},
		},
		{
			name: "a base above its overlays, which the argument holds",
			tree: `
-- kustomization.yaml --
resources: [x.yaml]
-- x.yaml --
-- overlays/prod/kustomization.yaml --
resources: [../..]
`,
			paths: []string{"."},
			want:  []document.Source{kustomized("overlays/prod")},
		},
		{
			name: "used through a kustomization that is not linted",
			tree: `
-- a/kustomization.yaml --
resources: [../ignored/b]
-- .gitignore --
ignored
-- ignored/b/kustomization.yaml --
resources: [../../c]
-- c/kustomization.yaml --
`,
			paths:    []string{"c", "a", "ignored/b/nothing"},
			want:     []document.Source{kustomized("a"), kustomized("c")},
			problems: []document.Problem{{File: "ignored/b/nothing", Message: "file does not exist"}},
		},
		{
			name: "outside of a repository users are not looked for",
			tree: `
-- base/kustomization.yaml --
resources: [x.yaml]
-- base/x.yaml --
-- prod/kustomization.yaml --
resources: [../base]
-- other/x.yaml --
`,
			paths: []string{"base/x.yaml", "other"},
			want:  []document.Source{kustomized("base"), plain("other", "other/x.yaml")},
		},
		{
			name: "outside of a repository users among the arguments and above are found",
			tree: `
-- base/kustomization.yaml --
resources: [x.yaml]
-- base/x.yaml --
-- prod/kustomization.yaml --
resources: [../base]
-- up/kustomization.yaml --
resources: [base]
-- up/base/kustomization.yaml --
resources: [x.yaml]
-- up/base/x.yaml --
`,
			paths: []string{"base/x.yaml", "prod", "up/base/x.yaml"},
			want:  []document.Source{kustomized("prod"), kustomized("up")},
		},
		{
			name: "a resource two levels below",
			tree: `
-- app/kustomization.yaml --
resources: [web/deploy/x.yaml]
-- app/web/kustomization.yaml --
resources: [y.yaml]
-- app/web/y.yaml --
-- app/web/deploy/x.yaml --
-- app/web/deploy/z.yaml --
`,
			paths: []string{"app/web/deploy"},
			want:  []document.Source{kustomized("app"), plain("app/web/deploy", "app/web/deploy/z.yaml")},
		},
		{
			name: "a file that a kustomization may not read is no manifest all the same",
			tree: `
-- app/kustomization.yaml --
patches: [path: ../common/patch.yaml]
-- common/patch.yaml --
-- common/x.yaml --
`,
			paths: []string{"."},
			want:  []document.Source{plain(".", "common/x.yaml"), kustomized("app")},
		},
		{
			name: "several of its names in one directory",
			tree: `
-- kustomization.yml --
resources: [b.yaml]
-- kustomization.yaml --
resources: [a.yaml]
-- a.yaml --
-- b.yaml --
`,
			paths: []string{"kustomization.yml", "b.yaml"},
			want:  []document.Source{kustomized("."), plain(".", "b.yaml")},
		},
		{
			name: "another API of the same name",
			tree: `
-- flux/kustomization.yaml --
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
spec: {path: ./app}
-- flux/x.yaml --
`,
			paths: []string{"flux"},
			want:  []document.Source{plain("flux", "flux/kustomization.yaml", "flux/x.yaml")},
		},
		{
			name: "broken",
			tree: `
-- a/kustomization.yaml --
resources:
  - x.yaml
 patches: []
-- a/x.yaml --
-- a/patches/y.yaml --
-- b/kustomization.yaml --
namespace: x
resources: base
-- b/y.yaml --
-- b/good/kustomization.yaml --
-- c/kustomization.yaml --
resources: [../a]
-- d/kustomization.yaml --
namespace: a
namespace: b
`,
			paths: []string{"."},
			want:  []document.Source{kustomized("b/good"), kustomized("c")},
			problems: []document.Problem{
				{File: "a/kustomization.yaml", Line: 3, Message: "parse kustomization: did not find expected key; plain YAML beside and below it is not linted"},
				{File: "b/kustomization.yaml", Line: 2, Message: "parse kustomization: did not expect a scalar; plain YAML beside and below it is not linted"},
				{File: "d/kustomization.yaml", Line: 2, Message: `parse kustomization: mapping key "namespace" already defined at line 1; plain YAML beside and below it is not linted`},
			},
		},
		{
			name: "a file below a broken one",
			tree: `
-- a/kustomization.yaml --
patches: {path: secret}
-- a/x/y.yaml --
`,
			paths: []string{"a/x/y.yaml"},
			problems: []document.Problem{
				{File: "a/kustomization.yaml", Line: 1, Message: "parse kustomization: did not expect a mapping; plain YAML beside and below it is not linted"},
			},
		},
	} {
		t.Run(d.name, d.run)
	}
}

func TestParseKustomizationFiles(t *testing.T) {
	k := parseKustomization(filestest.Tree(overlays), "prod/kustomization.yaml", nil)
	want := []string{
		"prod/data.yaml", "prod/db.yaml", "prod/generate.yaml", "prod/more.yaml", "prod/other.yaml",
		"prod/patches/a.yaml", "prod/patches/b.yaml", "prod/patches/c.yaml", "prod/patches/d.json",
		"prod/patches/e.yaml", "prod/patches/f.yaml", "prod/replace.yaml", "prod/transform.yaml",
		"prod/validate.yaml", "prod/web.yaml",
	}
	if diff := cmp.Diff(want, sortedKeys(k.files)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"middle", "base", "component", "prod/generators"}, k.dirs); diff != "" {
		t.Errorf("directories (-want +got):\n%s", diff)
	}
	charts := []string{"prod/charts/web", "prod/vendor/db", "prod/vendor/log-1.2.3/log"}
	if diff := cmp.Diff(charts, sortedKeys(k.charts)); diff != "" {
		t.Errorf("charts (-want +got):\n%s", diff)
	}
}
