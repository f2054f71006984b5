package lint_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
	"github.com/kubevet/kubevet/policies"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const trees = "../fixtures/trees"

// run lints paths as given on a command line in the working directory cwd.
func run(t testing.TB, cwd string, paths []string, change ...func(*lint.Options)) (report.Report, fs.FS) {
	t.Helper()
	root, names, err := files.Root(cwd, paths)
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := files.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	opts := lint.Options{FS: fsys, Paths: names, Rules: workspace.Rules{Set: rules}, Report: workspace.Reporting{Version: "test"}}
	for _, c := range change {
		c(&opts)
	}
	r, err := lint.Run(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return r, fsys
}

func absolute(t testing.TB, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func sarif(t testing.TB, r report.Report, fsys fs.FS) []byte {
	t.Helper()
	var b bytes.Buffer
	opts := report.Options{Read: func(file string) ([]byte, error) { return fs.ReadFile(fsys, file) }}
	if err := report.SARIF(&b, r, opts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func text(t testing.TB, r report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.Text(&b, r, report.Options{Statistics: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTrees holds what is said of each tree against the golden files beside it. Each is
// a repository of its own, as GitOps objects name paths from the root of theirs.
func TestTrees(t *testing.T) {
	dirs, err := filepath.Glob(filepath.Join(trees, "*", "README.md"))
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no trees: %v", err)
	}
	for _, readme := range dirs {
		dir := filepath.Dir(readme)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			repository := t.TempDir()
			if err := os.CopyFS(repository, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(repository, ".git"), 0o755); err != nil {
				t.Fatal(err)
			}
			r, fsys := run(t, repository, []string{"."})
			golden(t, dir+".txt", text(t, r))
			golden(t, dir+".sarif", sarif(t, r, fsys))
		})
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; go test ./lint -update rewrites it):\n%s", file, diff)
	}
}

// TestDeterministic lints everything several times, also on one processor, and
// from several places: the bytes are the same.
func TestDeterministic(t *testing.T) {
	all := func(cwd string, paths ...string) string {
		r, fsys := run(t, cwd, paths)
		return string(text(t, r)) + string(sarif(t, r, fsys))
	}
	here := absolute(t, ".")
	shop := absolute(t, filepath.Join(trees, "shop"))
	want := all(here, filepath.Join(trees, "shop"))
	for name, got := range map[string]string{
		"again":              all(here, filepath.Join(trees, "shop")),
		"absolute path":      all(here, shop),
		"from the directory": all(shop, "."),
		"from below it":      all(filepath.Join(shop, "manifests"), ".."),
		"one processor": func() string {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			return all(here, shop)
		}(),
	} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestPlantedSecrets plants the values of the fixtures' secrets in every kind
// of output and finds none of them there.
func TestPlantedSecrets(t *testing.T) {
	secrets := []string{"Tr1ckyHorse_48", "w3bh00k-pa55", "staging-9Kx2vQ7p"}
	for _, profile := range rule.Profiles() {
		r, fsys := run(t, absolute(t, "."), []string{filepath.Join(trees, "shop")}, func(o *lint.Options) {
			o.Rules.Selection.Profile = profile
		})
		if !slices.ContainsFunc(r.Findings, func(f report.Finding) bool { return f.Rule.Category == "secrets" }) {
			t.Errorf("%s: no secret is found in a tree that holds some", profile)
		}
		var js, concise bytes.Buffer
		if err := report.JSON(&js, r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		if err := report.Concise(&concise, r, report.Options{}); err != nil {
			t.Fatal(err)
		}
		for format, out := range map[string][]byte{
			"text": text(t, r), "sarif": sarif(t, r, fsys), "json": js.Bytes(), "concise": concise.Bytes(),
		} {
			for _, s := range secrets {
				if strings.Contains(string(out), s) {
					t.Errorf("%s, profile %s: the output shows %q", format, profile, s)
				}
			}
		}
	}
}

// TestReadme holds the output that the README shows against a real run.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## What it says\n")
	section, _, found := strings.Cut(section, "\n## ")
	r, _ := run(t, absolute(t, ".."), []string{"fixtures/trees/shop"})
	real := string(text(t, r))
	blocks := strings.Split(section, "```\n")
	if !found || len(blocks) < 3 {
		t.Fatal("the README shows no output")
	}
	for i := 1; i < len(blocks); i += 2 {
		for _, finding := range strings.Split(strings.TrimSpace(blocks[i]), "\n\n") {
			if !strings.Contains(real, finding) {
				t.Errorf("the README shows what no run says:\n%s", finding)
			}
		}
	}
}

// TestGeneratedValues finds the literal in a template, and not what the chart's
// random functions make.
func TestGeneratedValues(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
		"templates/pod.yaml": `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      env:
        - name: DB_PASSWORD
          value: {{ randAlphaNum 20 | quote }}
        - name: ADMIN_PASSWORD
          value: {{ .Values.password | default "Tr1ckyHorse_48" }}
`,
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r, _ := run(t, dir, []string{"."}, func(o *lint.Options) { o.Rules.Selection.Select = []string{"secrets"} })
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.Path)
	}
	want := []string{"spec.containers[0].env[1].value"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if out := string(text(t, r)); strings.Contains(out, "Tr1ckyHorse_48") {
		t.Errorf("the output shows the literal:\n%s", out)
	}
}
