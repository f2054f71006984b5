package kustomize

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

// report renders the outcome of a build: what was built and what was not.
func report(fsys fs.FS, dir string) string {
	resources, problems := Build(context.Background(), fsys, dir, Options{})
	var b strings.Builder
	for _, r := range resources {
		paths := map[string]string{}
		for _, line := range strings.Split(string(r.Text), "\n") {
			key, value, _ := strings.Cut(line, ": ")
			paths[key] = value
		}
		fmt.Fprintf(&b, "%s %s %s\n", r.File, paths["kind"], paths["  name"])
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", p.File, p.Line, p.Column, p.Message)
	}
	return b.String()
}

// TestProblems names every entry that cannot be built and builds the rest.
func TestProblems(t *testing.T) {
	want := `
broken.yaml ConfigMap first
broken.yaml ConfigMap last
good.yaml ConfigMap good
cycle/sub/own.yaml ConfigMap own
kustomization.yaml ConfigMap made-4h2mbtbbt6
broken.yaml:9:1: invalid YAML: found character that cannot start any token
broken.yaml:11:1: not a Kubernetes resource: missing metadata.name
cycle/sub/kustomization.yaml:2:5: ".." cannot be built: a cycle leads back to cycle
cycle/sub/kustomization.yaml:3:5: "../../good.yaml" is outside cycle/sub: kustomize reads files only in or below the directory of the kustomization
kustomization.yaml:2:5: "https://example.com/install.yaml" is remote and not fetched: kubevet works offline
kustomization.yaml:3:5: "github.com/example/repo//base?ref=v1" is remote and not fetched: kubevet works offline
kustomization.yaml:4:5: "git@example.com:repo.git" is remote and not fetched: kubevet works offline
kustomization.yaml:5:5: "missing.yaml" does not exist
kustomization.yaml:8:5: "../above" is outside the directory that is linted
kustomization.yaml:10:5: "nothing" cannot be built: nothing has no kustomization file
kustomization.yaml:11:5: "part" is a component: list it under components
kustomization.yaml:12:1: invalid kustomization: unknown field "namePrefx"
kustomization.yaml:14:5: "http://example.com/component" is remote and not fetched: kubevet works offline
kustomization.yaml:15:5: "cycle/sub" is not a component: list it under resources
kustomization.yaml:17:11: "https://example.com/patch.yaml" is remote and not fetched: kubevet works offline
kustomization.yaml:18:11: "gone.yaml" does not exist
kustomization.yaml:26:5: kustomize cannot build this: replace operation does not apply: doc is missing path: /data/none/deep: missing value
kustomization.yaml:33:5: invalid kustomization: unknown field "targt"
kustomization.yaml:38:13: "https://example.com/f" is remote and not fetched: kubevet works offline
kustomization.yaml:38:36: "lost.txt" does not exist
kustomization.yaml:45:5: plug-in Generator is not built into kustomize and not run: kubevet runs no other programs
kustomization.yaml:47:5: plug-in Function is not built into kustomize and not run: kubevet runs no other programs
kustomization.yaml:48:5: "https://example.com/p.yaml" is remote and not fetched: kubevet works offline
kustomization.yaml:53:5: plug-in HelmChartInflationGenerator runs helm: use helmCharts
kustomization.yaml:59:5: chart "faraway" is in the repository https://charts.example.com and not fetched: run helm pull --untar --untardir charts/faraway-1.2.3
kustomization.yaml:62:5: chart "absent" does not exist in charts
kustomization.yaml:64:9: "https://example.com/schema.json" is remote and not fetched: kubevet works offline
kustomization.yaml:66:5: "no-crd.json" does not exist
tabs.yaml:4:1: invalid YAML: found character that cannot start any token
`
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), report(fixture(t, "problems.txtar"), ".")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// treeOf makes a file system of names and texts.
func treeOf(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

const good = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: good\n"

// TestHostile builds what is made to hang, crash or break out.
func TestHostile(t *testing.T) {
	laughs := "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: l\na: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		laughs += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	for _, test := range []struct {
		name string
		fsys fstest.MapFS
		dir  string
		want string
	}{
		{
			"alias cycle", treeOf("kustomization.yaml", "resources: [a.yaml, g.yaml]\n", "g.yaml", good,
				"a.yaml", "apiVersion: v1\nkind: X\nmetadata:\n  name: a\nspec: &s\n  again: *s\n"), ".",
			"g.yaml ConfigMap good\na.yaml:5:1: invalid YAML: the anchor \"s\" contains itself\n",
		},
		{
			"billion laughs", treeOf("kustomization.yaml", "resources: [a.yaml, g.yaml]\n", "g.yaml", good, "a.yaml", laughs), ".",
			"g.yaml ConfigMap good\na.yaml:1:1: invalid YAML: more than 1048576 nodes with its aliases expanded\n",
		},
		{
			"laughs in the kustomization", treeOf("kustomization.yaml", strings.Replace(laughs, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: l\n", "", 1)), ".",
			"kustomization.yaml:1:1: invalid YAML: document contains excessive aliasing\n",
		},
		{
			"one base twice", treeOf("kustomization.yaml", "resources: [b, b]\ncomponents: [c, c]\n", "b/kustomization.yaml", "resources: [g.yaml]\n", "b/g.yaml", good,
				"c/kustomization.yaml", "kind: Component\nnamePrefix: p-\n"), ".",
			"b/g.yaml ConfigMap p-p-good\nkustomization.yaml:1:16: kustomize cannot build this: may not add resource with an already registered id: ConfigMap.v1.[noGrp]/good.[noNs]\n",
		},
		{
			"two files", treeOf("kustomization.yaml", "resources: [g.yaml]\n", "Kustomization", "resources: [g.yaml]\n", "g.yaml", good), ".",
			"Kustomization:0:0: . has 2 kustomization files: kustomize takes only one\n",
		},
		{
			"itself", treeOf("kustomization.yaml", "resources: [., g.yaml]\n", "g.yaml", good), ".",
			"g.yaml ConfigMap good\nkustomization.yaml:1:13: \".\" cannot be built: a cycle leads back to .\n",
		},
		{
			"schema that is none", treeOf("kustomization.yaml", "resources: [g.yaml]\nopenapi: {path: s.json}\npatches: [{path: g.yaml}]\n", "g.yaml", good, "s.json", "{\"definitions\": 3}"), ".",
			"g.yaml ConfigMap good\ns.json:1:1: not an OpenAPI schema\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, report(test.fsys, test.dir)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestDoubling builds bases that each name the next one twice.
func TestDoubling(t *testing.T) {
	fsys := treeOf("n0/kustomization.yaml", "resources: [good.yaml]\n", "n0/good.yaml", good)
	for i := range 14 {
		for _, side := range []string{"a", "b"} {
			fsys[fmt.Sprintf("%s%d/kustomization.yaml", side, i)] = &fstest.MapFile{
				Data: fmt.Appendf(nil, "namePrefix: %s\nresources: [../n%d]\n", side, i),
			}
		}
		fsys[fmt.Sprintf("n%d/kustomization.yaml", i+1)] = &fstest.MapFile{
			Data: fmt.Appendf(nil, "resources: [../a%d, ../b%d]\n", i, i),
		}
	}
	if got, want := report(fsys, "a13"), "pulls in more than 5000 files\n"; !strings.Contains(got, want) {
		t.Errorf("got %s, want something with %s", got, want)
	}
}

// TestSymlinks follows links within the root and none that leaves it.
func TestSymlinks(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		filepath.Join(outside, "secret.yaml"):    good,
		filepath.Join(dir, "kustomization.yaml"): "resources: [out.yaml, up.yaml, in.yaml, loop.yaml]\n",
		filepath.Join(dir, "real.yaml"):          good,
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"out.yaml": filepath.Join(outside, "secret.yaml"), "up.yaml": "../" + filepath.Base(outside) + "/secret.yaml",
		"in.yaml": "real.yaml", "loop.yaml": "loop.yaml",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := `real.yaml ConfigMap good
kustomization.yaml:1:13: "out.yaml" cannot be read: symbolic link leads out of the root of the run and is not followed
kustomization.yaml:1:23: "up.yaml" cannot be read: symbolic link leads out of the root of the run and is not followed
kustomization.yaml:1:41: "loop.yaml" cannot be read: symbolic link leads to itself
`
	if diff := cmp.Diff(want, report(root.FS(), ".")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestConcurrentBuilds builds and locates from several goroutines; one of the
// kustomizations replaces the schema that all share.
func TestConcurrentBuilds(t *testing.T) {
	overlay, legacy := fixture(t, "overlay.txtar"), fixture(t, "legacy.txtar")
	outcomes := make([]string, 6)
	var wg sync.WaitGroup
	for i := range outcomes {
		wg.Go(func() {
			fsys, dir := fs.FS(overlay), "prod"
			if i%2 == 1 {
				fsys, dir = legacy, "over"
			}
			resources, _ := Build(context.Background(), fsys, dir, Options{})
			outcomes[i] = string(joined(resources))
			var inner sync.WaitGroup
			for range 2 {
				inner.Go(func() { resources[0].Origin(document.Field{Path: []any{"kind"}}) })
			}
			inner.Wait()
		})
	}
	wg.Wait()
	for i := 2; i < len(outcomes); i++ {
		if diff := cmp.Diff(outcomes[i%2], outcomes[i]); diff != "" {
			t.Errorf("build %d differs (-first +this)\n%s", i, diff)
		}
	}
}

// TestIsRemote lists what kustomize fetches and what it reads.
func TestIsRemote(t *testing.T) {
	for ref, want := range map[string]bool{
		"https://example.com/a.yaml": true, "HTTP:foo": true, "ssh://git@example.com/x.git": true, "file:///etc": true,
		"git::https://example.com/x": true, "git@example.com:x/y.git": true, "GitHub.com/a/b": true, "github.com:a/b": true, "user-1@host:x": true,
		"../base": false, "github.com": false, "a@b/c.yaml": true, "dir/a@b.yaml": false, "./https:/x": false, "key=value": false,
	} {
		if got := isRemote(ref); got != want {
			t.Errorf("isRemote(%q) = %v", ref, got)
		}
	}
}
